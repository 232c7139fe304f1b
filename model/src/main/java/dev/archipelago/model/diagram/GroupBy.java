package dev.archipelago.model.diagram;

/// What the boxes are framed by.
public enum GroupBy {
    /// No frames.
    NONE,

    /// Bounded contexts.
    CONTEXT,

    /// Teams, with bounded contexts inside.
    TEAM,

    /// The namespace that all that runs on the platform shares, with bounded contexts inside.
    NAMESPACE,

    /// The zones that components are placed in, with bounded contexts inside.
    ZONE
}
