package dev.archipelago.simulator.messaging;

/// How long messages wait at their publisher for a batch.
///
/// Source: Apache Kafka 4, batch.size and linger.ms of the producer.
public final class Batching {

    private Batching() {}

    /// Seconds in which a batch is filled.
    ///
    /// @param batchBytes bytes of a batch
    /// @param messageBytes bytes of a message
    /// @param perSecond messages for the partition
    public static double fillTime(double batchBytes, double messageBytes, double perSecond) {
        return batchBytes / (messageBytes * perSecond);
    }

    /// Seconds after its first message at which a batch is sent: when it is full, or when the time is over.
    public static double sentAfter(double fillTime, double linger) {
        return Math.min(fillTime, linger);
    }
}
