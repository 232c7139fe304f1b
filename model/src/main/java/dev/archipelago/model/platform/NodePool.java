package dev.archipelago.model.platform;

import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Nodes of one kind.
public record NodePool(
        @Meaning("Machine type of the provider.") @Default("unknown") @Nullable String machine,
        @Meaning("Zones that it has nodes in.") @Default("all zones") List<String> zones,
        @Meaning("CPU of a node.") @Default("4") @Nullable Cores cpu,
        @Meaning("Memory of a node.") @Default("16Gi") @Nullable DataSize memory,
        @Meaning("Nodes at the start.") @Default("1") @Nullable Integer nodes,
        @Meaning("Nodes at least.") @Default("as at the start") @Nullable Integer min,
        @Meaning("Nodes at most.") @Default("as at the start") @Nullable Integer max,
        @Meaning("May be taken away by the provider.") @Default("false") @Nullable Boolean spot,
        @Meaning("Time from asking for a node until it is ready.") @Default("120s") @Nullable Distribution boot,
        @Meaning("Time that a node takes to fetch an image which it does not hold yet; one after the other.") @Default("0s") @Nullable Distribution imagePull,
        @Meaning("Price of a node for an hour.") @Default("unknown") @Nullable Double pricePerHour,
        @Meaning("Pods that a node takes.") @Default("110") @Nullable Integer maxPods,
        @Meaning("By whose rule the system keeps a part of each node.") @Default("gke") @Nullable NodeReserve reserve,
        @Meaning("Only replicas that bear all of these are put on its nodes.") @Default("none") List<String> taints) {

    private static final int MOST_PODS = 110;

    /// Pods that a node takes.
    public int maxPodsOrDefault() {
        return maxPods == null ? MOST_PODS : maxPods;
    }

    public NodePool {
        zones = List.copyOf(zones);
        taints = List.copyOf(taints);
    }

    /// Whether replicas placed so bear what keeps others off.
    public boolean isBorneBy(@Nullable Placement placement) {
        return taints.isEmpty() || placement != null && placement.tolerates().containsAll(taints);
    }

    /// CPU of a node.
    public Cores cpuOrDefault() {
        return cpu == null ? new Cores(4000) : cpu;
    }

    /// Memory of a node.
    public DataSize memoryOrDefault() {
        return memory == null ? DataSize.ofMebibytes(16_384) : memory;
    }

    /// What the pods of a node may ask for.
    public Allocatable allocatable() {
        return (reserve == null ? NodeReserve.GKE : reserve).leaves(cpuOrDefault(), memoryOrDefault(),
                maxPodsOrDefault());
    }

    /// Nodes at the start, within what there may be.
    public int initialNodes() {
        return Math.clamp(nodes == null ? 1 : nodes, minNodes(), maxNodes());
    }

    /// Nodes at least.
    public int minNodes() {
        return min != null ? min : Math.min(nodes == null ? 1 : nodes, max == null ? Integer.MAX_VALUE : max);
    }

    /// Nodes at most.
    public int maxNodes() {
        return Math.max(minNodes(), max != null ? max : nodes == null ? 1 : nodes);
    }
}
