package dev.archipelago.simulator.scheduling;

/// A node as the scheduler sees it for one pod.
///
/// @param zone index of its zone, -1 for none
/// @param allocatable what pods may ask for in all
/// @param requested what its pods ask for
/// @param pods that it has
/// @param mostPods that it may have
/// @param alike pods of the same component that it has
/// @param open whether the pod may be put there at all: it is ready, not cordoned, in a pool and zone that the pod may be in
public record Candidate(int zone, Resources allocatable, Resources requested, int pods, int mostPods, int alike,
        boolean open) {

    /// Whether there is room for a pod.
    public boolean hasRoom(Resources request) {
        return pods < mostPods && requested.plus(request).fits(allocatable);
    }

    /// With one more pod.
    public Candidate with(Resources request) {
        return new Candidate(zone, allocatable, requested.plus(request), pods + 1, mostPods, alike + 1, open);
    }
}
