package dev.archipelago.model;

/// How a channel delivers.
public enum ChannelKind {
    /// Each message to one consumer.
    QUEUE,

    /// Each message to every consuming component.
    TOPIC
}
