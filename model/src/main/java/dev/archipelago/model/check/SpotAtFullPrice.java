package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.platform.Prices;
import java.util.stream.Stream;

/// Spot nodes are counted with the price of others, so that the sum says too much.
final class SpotAtFullPrice implements Rule {

    @Override
    public String id() {
        return "platform.spot-at-full-price";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Platform platform = inspection.document().platformOrDefault();
        return platform.nodePools().entrySet().stream()
                .filter(entry -> Prices.isFullForSpot(entry.getValue(), platform.prices()))
                .map(entry -> Finding.warning(id(), Pointer.of("platform", "nodePools", entry.getKey()),
                        Wording.of("The spot nodes of '%s' are counted with the full price of their cores and"
                                + " memory.", entry.getKey()),
                        Wording.of("Set platform.prices.spotShare, platform.nodePools.%s.pricePerHour, or the spot"
                                + " price of a machine type.", entry.getKey())));
    }
}
