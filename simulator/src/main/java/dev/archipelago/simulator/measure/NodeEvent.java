package dev.archipelago.simulator.measure;

/// The number of nodes of a pool changed.
///
/// @param at seconds after the end of the warm-up
/// @param from nodes before, those on their way included
/// @param to nodes from then on
/// @param pods that waited for room, or that had to leave
public record NodeEvent(String pool, double at, int from, int to, Cause cause, int pods) {

    /// Why.
    public enum Cause {
        /// Pods found no room.
        PENDING,

        /// What was asked for is there.
        READY,

        /// It was hardly used.
        UNNEEDED,

        /// It was taken away, or had been gone for too long.
        LOST
    }
}
