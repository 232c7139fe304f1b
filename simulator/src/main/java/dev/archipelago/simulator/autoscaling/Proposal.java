package dev.archipelago.simulator.autoscaling;

/// What one metric asks for.
public sealed interface Proposal {

    /// So many replicas.
    ///
    /// @param measured what was measured: per cent of the request, or thousandths of the unit
    record Replicas(int replicas, long measured) implements Proposal {}

    /// Nothing, because the metric cannot be read.
    record Unreadable(String why) implements Proposal {}
}
