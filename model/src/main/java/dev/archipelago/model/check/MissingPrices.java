package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.platform.NodePool;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.platform.Prices;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Some nodes have a price and others have none, so that the sum says too little.
final class MissingPrices implements Rule {

    @Override
    public String id() {
        return "platform.node-without-price";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Platform platform = inspection.document().platformOrDefault();
        Prices prices = platform.prices();
        boolean any = prices != null && !prices.machines().isEmpty()
                || platform.nodePools().values().stream().anyMatch(pool -> isPriced(pool, prices));
        return platform.nodePools().entrySet().stream()
                .filter(entry -> any && !isPriced(entry.getValue(), prices))
                .map(entry -> finding(entry.getKey(), entry.getValue()));
    }

    private static boolean isPriced(NodePool pool, @Nullable Prices prices) {
        return !Double.isNaN(Prices.ofNode(pool, prices));
    }

    private Finding finding(String id, NodePool pool) {
        String kind = Boolean.TRUE.equals(pool.spot()) ? "spot" : "onDemand";
        return Finding.warning(id(), Pointer.of("platform", "nodePools", id),
                Wording.of("Nobody has said what a node of '%s' costs, so that what the platform costs is"
                        + " not known.", id),
                pool.machine() == null
                        ? Wording.of("Set platform.nodePools.%s.pricePerHour.", id)
                        : Wording.of("Set platform.prices.machines.%s.%s.", pool.machine(), kind));
    }
}
