package dev.archipelago.model.diagram;

/// What the boxes are framed by.
public enum GroupBy {
    /// No frames.
    NONE,

    /// Bounded contexts.
    CONTEXT,

    /// Teams.
    TEAM
}
