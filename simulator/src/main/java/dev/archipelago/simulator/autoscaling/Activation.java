package dev.archipelago.simulator.autoscaling;

/// Takes a component to no replica at all while there is nothing to do, and back: what is between one and many is left to an
/// [Autoscaler]. Times in nanoseconds.
///
/// Source: KEDA, scale loop: it polls; what is active has at least one replica; the cooldown after the last activity has to be
/// over, and not just reached, at a poll.
///
/// @param polling between two polls
/// @param cooldown from the last poll that found something until all replicas go
/// @param min replicas at least; with more than none nothing is ever taken away
public record Activation(long polling, long cooldown, int min) {

    private static final long SECOND = 1_000_000_000L;

    /// As KEDA is set up by default.
    public static final Activation STANDARD = new Activation(30 * SECOND, 300 * SECOND, 0);

    /// Replicas from now on.
    ///
    /// @param current replicas asked for now
    /// @param active whether there is anything to do now
    /// @param lastActive when there last was
    public int poll(long now, int current, boolean active, long lastActive) {
        if (active) {
            return Math.max(current, Math.max(1, min));
        }
        return min == 0 && current > 0 && now > lastActive + cooldown ? 0 : current;
    }
}
