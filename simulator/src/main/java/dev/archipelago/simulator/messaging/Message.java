package dev.archipelago.simulator.messaging;

import org.jspecify.annotations.Nullable;

/// A message as one group of consumers sees it.
public final class Message {

    final long number;
    private final long published;
    final int partition;
    private final boolean poison;
    private final int origin;
    private final int chain;
    int deliveries;
    /// Consumed, or gone for another reason.
    boolean gone;
    /// Its consumption has ended well at least once, whether the broker knows or not.
    boolean done;
    /// The delivery that decides about it; null while it waits.
    @Nullable
    Delivery holder;

    Message(long number, long published, int partition, boolean poison, int origin, int chain) {
        this.number = number;
        this.published = published;
        this.partition = partition;
        this.poison = poison;
        this.origin = origin;
        this.chain = chain;
    }

    /// When its publisher sent it, in nanoseconds.
    public long published() {
        return published;
    }

    /// Whether its consumption always fails.
    public boolean isPoison() {
        return poison;
    }

    /// What its publisher gave it to be known by.
    public int origin() {
        return origin;
    }

    /// The chain of messages that it belongs to; -1 for none.
    public int chain() {
        return chain;
    }

    /// How often it has been handed out.
    public int deliveries() {
        return deliveries;
    }
}
