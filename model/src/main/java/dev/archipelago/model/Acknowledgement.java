package dev.archipelago.model;

/// What a publisher wants to be certain of before its message counts as sent.
///
/// Source: Apache Kafka 4, acks of the producer.
public enum Acknowledgement {
    /// Nothing: it does not wait for an answer.
    NONE,

    /// That the leader has the message.
    LEADER,

    /// That all copies in sync have it.
    ALL
}
