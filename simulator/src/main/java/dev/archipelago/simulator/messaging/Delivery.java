package dev.archipelago.simulator.messaging;

import java.util.List;

/// Messages that a consumer got together, and decides about together.
public final class Delivery {

    private final List<Message> messages;
    private final int partition;
    private final long began;
    /// It decides about its messages no longer: they are back in line.
    boolean over;

    Delivery(List<Message> messages, int partition, long began) {
        this.messages = List.copyOf(messages);
        this.partition = partition;
        this.began = began;
    }

    public List<Message> messages() {
        return messages;
    }

    /// Index of the partition that they come from; 0 where there are none.
    public int partition() {
        return partition;
    }

    /// When it was handed out, in nanoseconds.
    public long began() {
        return began;
    }

    /// Whether its messages were taken back, so that somebody else decides about them.
    public boolean isOver() {
        return over;
    }

    public boolean isPoison() {
        return messages.stream().anyMatch(Message::isPoison);
    }
}
