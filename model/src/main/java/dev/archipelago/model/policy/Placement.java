package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.Portion;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where replicas run and what may be taken away at once.
public record Placement(
        @Meaning("Zones that replicas may run in.") @Default("all zones") List<String> zones,
        @Meaning("Node pool that replicas must run in.") @Default("any") @Nullable String nodePool,
        @Meaning("Replicas by which zones may differ.") @Default("1") @Nullable Integer maxSkew,
        @Meaning("Prefers different nodes for the replicas.") @Default("true") @Nullable Boolean antiAffinity,
        @Meaning("Pods of higher priority displace those of lower.") @Default("0") @Nullable Integer priority,
        @Meaning("Replicas that voluntary disruptions may take at once.") @Default("1") @Nullable Portion maxDisrupted,
        @Meaning("Taints of node pools that its replicas bear.") @Default("none") List<String> tolerates) {

    public Placement {
        zones = List.copyOf(zones);
        tolerates = List.copyOf(tolerates);
    }
}
