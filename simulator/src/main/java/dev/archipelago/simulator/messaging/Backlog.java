package dev.archipelago.simulator.messaging;

/// How far consumers fall behind and how long they need to catch up, while messages come and go evenly.
public final class Backlog {

    private Backlog() {}

    /// Messages that wait after consumers stood still.
    ///
    /// @param arrivals messages per second
    /// @param pause seconds
    public static double after(double arrivals, double pause) {
        return arrivals * pause;
    }

    /// Seconds from the end of a pause until nothing waits any more: a P / (m - a); infinite when consumers are too slow.
    ///
    /// @param arrivals messages per second
    /// @param capacity messages that consumers manage per second
    /// @param pause seconds
    public static double drainTime(double arrivals, double capacity, double pause) {
        return capacity <= arrivals ? Double.POSITIVE_INFINITY : after(arrivals, pause) / (capacity - arrivals);
    }
}
