package dev.archipelago.simulator.messaging;

/// What a consumer with a prefetch window manages: a message takes a way to it, its work, and the way of the acknowledgement.
///
/// Source: RabbitMQ, consumer prefetch.
public final class Prefetch {

    private Prefetch() {}

    /// Messages per second of one consumer: min(prefetch / (RTT + S), 1 / S).
    ///
    /// @param roundTrip seconds to the broker and back
    /// @param work seconds for one message
    public static double throughput(int prefetch, double roundTrip, double work) {
        return Math.min(prefetch / (roundTrip + work), 1 / work);
    }

    /// The least prefetch with which a consumer is always busy.
    public static int enough(double roundTrip, double work) {
        return (int) Math.ceil((roundTrip + work) / work - 1e-9);
    }
}
