package dev.archipelago.simulator.rollout;

/// The pods of one version.
///
/// @param pods asked for; those that are ending do not count
/// @param available of them that have been ready for long enough
public record ReplicaSet(int pods, int available) {
    public ReplicaSet {
        if (pods < 0 || available < 0 || available > pods) {
            throw new IllegalArgumentException(available + " of " + pods + " pods are available");
        }
    }
}
