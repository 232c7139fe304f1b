package dev.archipelago.exporters.picture;

/// How well something is, as far as a drawing says it: by colour, by symbol and by border, never by colour alone.
public enum Severity {
    /// Nothing to do: a ring, dashed border.
    IDLE,

    /// Well: a dot, thin border.
    OK,

    /// Near its limits: a triangle, thicker border.
    WARNING,

    /// Beyond its limits: a diamond, thick border and hatching.
    CRITICAL,

    /// Out of order: a cross, box crossed out.
    DOWN
}
