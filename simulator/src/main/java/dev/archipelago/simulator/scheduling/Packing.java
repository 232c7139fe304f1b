package dev.archipelago.simulator.scheduling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How many nodes of one kind some pods take.
///
/// @param allocatable what pods may ask for on one node
/// @param mostPods that a node may have
public record Packing(Resources allocatable, int mostPods) {

    /// Nodes below which it cannot be, whoever packs: each resource alone, and the number of pods; of each kind of pod also
    /// how many go on a node.
    public int leastNodes(List<Resources> pods) {
        Resources sum = pods.stream().reduce(Resources.NONE, Resources::plus);
        long byResource = Math.max(ceil(sum.cpu(), allocatable.cpu()), ceil(sum.memory(), allocatable.memory()));
        long alike = pods.stream().distinct()
                .mapToLong(kind -> ceil(pods.stream().filter(kind::equals).count(), perNode(kind))).max().orElse(0);
        return (int) Math.max(Math.max(byResource, alike), ceil(pods.size(), mostPods));
    }

    /// Pods of one kind that one node takes.
    public int perNode(Resources pod) {
        long byCpu = pod.cpu() == 0 ? mostPods : allocatable.cpu() / pod.cpu();
        long byMemory = pod.memory() == 0 ? mostPods : allocatable.memory() / pod.memory();
        return (int) Math.min(mostPods, Math.min(byCpu, byMemory));
    }

    /// Nodes that are used when the largest pod comes first and each goes to the first node with room: at most 11/9 of the best
    /// and one more. What whoever moves pods together could reach.
    ///
    /// @throws IllegalArgumentException when a pod is larger than a node
    public int firstFitDecreasing(List<Resources> pods) {
        List<Resources> rooms = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        pods.stream().sorted(Comparator.comparingDouble((Resources pod) -> pod.shareOf(allocatable)).reversed())
                .forEach(pod -> place(pod, rooms, counts));
        return rooms.size();
    }

    private void place(Resources pod, List<Resources> rooms, List<Integer> counts) {
        if (!pod.fits(allocatable)) {
            throw new IllegalArgumentException(pod + " is larger than a node with " + allocatable);
        }
        for (int i = 0; i < rooms.size(); i++) {
            if (pod.fits(rooms.get(i)) && counts.get(i) < mostPods) {
                rooms.set(i, rooms.get(i).minus(pod));
                counts.set(i, counts.get(i) + 1);
                return;
            }
        }
        rooms.add(allocatable.minus(pod));
        counts.add(1);
    }

    private static long ceil(long amount, long size) {
        return size == 0 ? amount == 0 ? 0 : Integer.MAX_VALUE : (amount + size - 1) / size;
    }
}
