package dev.archipelago.app.editor.whatif;

/// What a knob turns.
public enum KnobKind {
    /// The arrivals or users of a workload, as a multiple of what the design says: 0 to 5.
    LOAD(true),

    /// Replicas of a component; the least of them where it is scaled automatically.
    REPLICAS(false),

    /// Workers of each replica.
    WORKERS(false),

    /// The CPU limit of each replica, in cores.
    CPU(false),

    /// What its requests compute, as a multiple of what the design says.
    DEMAND(true),

    /// Permits of a limited resource inside each replica.
    PERMITS(false),

    /// Connections that are kept at most.
    POOL(false),

    /// Calls that may be under way at the same time.
    BULKHEAD(false),

    /// The longest wait for an answer, in seconds.
    TIMEOUT(false),

    /// Tries in all.
    ATTEMPTS(false);

    private final boolean multiple;

    KnobKind(boolean multiple) {
        this.multiple = multiple;
    }

    /// Whether its value is a multiple of what the design says, and not a value of the design.
    public boolean isMultiple() {
        return multiple;
    }

    /// Whether only whole numbers are possible.
    boolean isWhole() {
        return switch (this) {
            case REPLICAS, WORKERS, PERMITS, POOL, BULKHEAD, ATTEMPTS -> true;
            case LOAD, CPU, DEMAND, TIMEOUT -> false;
        };
    }
}
