package dev.archipelago.model.diagram;

/// Which way calls point in the automatic layout.
public enum Direction {
    /// From left to right.
    RIGHT,

    /// From top to bottom.
    DOWN
}
