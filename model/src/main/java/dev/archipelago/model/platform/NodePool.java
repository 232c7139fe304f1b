package dev.archipelago.model.platform;

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
        @Meaning("Price of a node.") @Default("unknown") @Nullable Double pricePerHour) {

    public NodePool {
        zones = List.copyOf(zones);
    }
}
