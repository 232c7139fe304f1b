package dev.archipelago.simulator.optimisation;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.platform.Prices;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.Objects;

/// Prices for a design that has none, so that sizes can be weighed against each other.
///
/// @param document with prices
/// @param assumed what was taken for granted; empty where the design has prices of its own
record Pricing(Document document, String assumed) {

    /// AWS Fargate for Linux on x86 in us-east-1: a virtual CPU and a gigabyte for an hour.
    private static final double CORE = 0.04048;
    private static final double GIBIBYTE = 0.004445;
    private static final String DOLLAR = "USD";

    static Pricing of(Document document) {
        Platform platform = document.platformOrDefault();
        Prices prices = platform.prices();
        boolean known = platform.nodePools().isEmpty()
                ? prices != null && prices.coreHour() != null && prices.gibibyteHour() != null
                : platform.nodePools().values().stream()
                        .noneMatch(pool -> Double.isNaN(Prices.ofNode(pool, prices)));
        if (known) {
            return new Pricing(document, "");
        }
        Prices base = prices == null ? new Prices(DOLLAR, null, null, null, null) : prices;
        Prices priced = new Prices(base.currency(), Objects.requireNonNullElse(base.coreHour(), CORE),
                Objects.requireNonNullElse(base.gibibyteHour(), GIBIBYTE), base.egressGibibyte(), base.zoneGibibyte(),
                base.asOf(), platform.nodePools().isEmpty() ? base.machines() : Ordered.of(), base.spotShare());
        Document with = document.withPlatform(new Platform(platform.namespace(), platform.zones(),
                platform.nodePools(), platform.network(), priced, platform.registry(), platform.reliability(),
                platform.carbonIntensity(), platform.quota()));
        return new Pricing(with, priced.coreHour() + " for a core and " + priced.gibibyteHour()
                + " for a gibibyte of memory in an hour");
    }
}
