package dev.archipelago.simulator.rollout;

import java.util.ArrayList;
import java.util.List;

/// Moves from old versions to a new one within bounds, one move at a time.
///
/// Source: Kubernetes 1.34, deployment controller: the new replica set grows first; then the old ones shrink, first by pods that
/// are not available, the oldest set first, then by as many as are available beyond the least.
///
/// @param replicas wanted in the end
public record RollingUpdate(int replicas, Bounds bounds) {

    /// What is done next.
    ///
    /// @param newest pods that the new version has then
    /// @param old pods that each old version has then
    public record Move(int newest, List<Integer> old) {
        public Move {
            old = List.copyOf(old);
        }
    }

    /// The move from here; the same numbers again when it has to wait or is done.
    ///
    /// @param old the oldest version first
    public Move next(ReplicaSet newest, List<ReplicaSet> old) {
        int total = newest.pods() + old.stream().mapToInt(ReplicaSet::pods).sum();
        List<Integer> sizes = new ArrayList<>(old.stream().map(ReplicaSet::pods).toList());
        if (newest.pods() > replicas) {
            return new Move(replicas, sizes);
        }
        if (newest.pods() < replicas && total < bounds.most()) {
            return new Move(newest.pods() + Math.min(bounds.most() - total, replicas - newest.pods()), sizes);
        }
        int budget = total - bounds.leastAvailable() - (newest.pods() - newest.available());
        if (budget <= 0) {
            return new Move(newest.pods(), sizes);
        }
        int available = newest.available();
        for (int i = 0; i < sizes.size(); i++) {
            int unhealthy = Math.min(budget, old.get(i).pods() - old.get(i).available());
            sizes.set(i, sizes.get(i) - unhealthy);
            budget -= unhealthy;
            available += old.get(i).available();
        }
        int beyond = available - bounds.leastAvailable();
        for (int i = 0; i < sizes.size() && beyond > 0; i++) {
            int fewer = Math.min(beyond, sizes.get(i));
            sizes.set(i, sizes.get(i) - fewer);
            beyond -= fewer;
        }
        return new Move(newest.pods(), sizes);
    }

    /// Whether nothing is left to do.
    public boolean isDone(ReplicaSet newest, List<ReplicaSet> old) {
        return newest.pods() == replicas && newest.available() == replicas
                && old.stream().allMatch(set -> set.pods() == 0);
    }
}
