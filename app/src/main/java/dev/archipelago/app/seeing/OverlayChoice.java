package dev.archipelago.app.seeing;

import java.util.Locale;

/// What of the results is seen on the drawing.
public enum OverlayChoice {
    /// The design alone.
    NONE,

    /// How much of its capacity a component uses.
    UTILISATION,

    /// How long its operations take.
    LATENCY,

    /// How many calls to it fail.
    ERRORS,

    /// How much of the time at a component is spent waiting for a worker.
    QUEUES,

    /// How much of the time more was to be computed than there are cores.
    THROTTLING,

    /// What a component costs.
    COST,

    /// How many requests need a component.
    CRITICALITY;

    /// As in the ids of commands.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
