package dev.archipelago.simulator.rollout;

import java.util.List;
import java.util.stream.IntStream;

/// In which order the pods of a StatefulSet come, go and are replaced: those of a step together, the next step when they are
/// ready or gone.
///
/// Source: Kubernetes 1.34, StatefulSet.
///
/// @param partition pods with a lower number keep the old version
/// @param parallel whether all are created and deleted at once; updates are one at a time in any case
public record StatefulOrder(int replicas, int partition, boolean parallel) {

    public List<List<Integer>> creations() {
        List<Integer> all = IntStream.range(0, replicas).boxed().toList();
        return parallel ? List.of(all) : all.stream().map(List::of).toList();
    }

    public List<List<Integer>> deletions() {
        List<Integer> all = IntStream.range(0, replicas).boxed().toList().reversed();
        return parallel ? List.of(all) : all.stream().map(List::of).toList();
    }

    public List<List<Integer>> updates() {
        return IntStream.range(Math.min(partition, replicas), replicas).boxed().toList().reversed().stream()
                .map(List::of).toList();
    }

    /// Nanoseconds until all are there.
    ///
    /// @param start nanoseconds from the creation of a pod until it is ready
    public long creationTime(long start) {
        return creations().size() * start;
    }

    /// Nanoseconds until all that are to be updated are.
    ///
    /// @param end nanoseconds until a pod is gone
    public long updateTime(long end, long start) {
        return updates().size() * (end + start);
    }
}
