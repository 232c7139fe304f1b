package dev.archipelago.simulator.rollout;

/// How a pod ends, in nanoseconds from its deletion. Side by side, the container waits for its preStop hook, is told to end and is
/// killed when its grace is over, and callers learn that it leaves.
///
/// Source: Kubernetes 1.34, pod termination; a preStop hook that overruns the grace is given two more seconds.
///
/// @param grace the wait of the preStop hook included
public record Termination(long preStop, long grace) {

    private static final long EXTENSION = 2_000_000_000L;

    /// When the server takes no more connections.
    public long closing() {
        return Math.min(preStop, killing());
    }

    /// When what is still running is killed.
    public long killing() {
        return preStop > grace ? grace + EXTENSION : grace;
    }
}
