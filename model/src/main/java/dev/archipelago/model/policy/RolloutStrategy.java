package dev.archipelago.model.policy;

/// The way a new version replaces the old one.
public enum RolloutStrategy {
    /// Replica by replica within surge and unavailability.
    ROLLING,

    /// All old ones end before new ones start.
    RECREATE,

    /// A full second set, then traffic moves at once.
    BLUE_GREEN,

    /// Traffic moves in shares.
    CANARY
}
