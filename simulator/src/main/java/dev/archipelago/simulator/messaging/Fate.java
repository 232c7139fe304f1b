package dev.archipelago.simulator.messaging;

/// What can become of a message; each is counted.
public enum Fate {
    /// It was stored.
    STORED,

    /// The store was full and did not take it.
    REFUSED,

    /// It was handed out, for the first time or again.
    DELIVERED,

    /// It was handed out again.
    REDELIVERED,

    /// Its consumption has ended well.
    CONSUMED,

    /// Its consumption has ended well once more.
    DUPLICATE,

    /// It was handed out as often as it may be, and put aside.
    DEAD_LETTERED,

    /// It was kept as long as it may be, and dropped.
    EXPIRED,

    /// It was the oldest when the store was full, and dropped.
    OVERFLOWED,

    /// Its consumption has failed, and it is handed out at most once.
    FAILED,

    /// It was in the memory of a broker that ended.
    FORGOTTEN,

    /// Its leader had it alone, had confirmed it, and was lost.
    LEADER_LOST,

    /// There was no leader to take it, and its publisher did not wait to be told so.
    UNSENT;

    /// Whether nobody will ever consume a message of this fate, though its publisher takes it for sent.
    public boolean isLoss() {
        return switch (this) {
            case EXPIRED, OVERFLOWED, FAILED, FORGOTTEN, LEADER_LOST, UNSENT -> true;
            case STORED, REFUSED, DELIVERED, REDELIVERED, CONSUMED, DUPLICATE, DEAD_LETTERED -> false;
        };
    }

    /// Whether a message of this fate is no longer in the store.
    public boolean leaves() {
        return switch (this) {
            case CONSUMED, DEAD_LETTERED, EXPIRED, OVERFLOWED, FAILED, FORGOTTEN, LEADER_LOST -> true;
            case STORED, REFUSED, DELIVERED, REDELIVERED, DUPLICATE, UNSENT -> false;
        };
    }
}
