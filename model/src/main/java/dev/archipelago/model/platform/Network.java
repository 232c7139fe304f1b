package dev.archipelago.model.platform;

import dev.archipelago.model.quantity.DataRate;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Latencies between places, one way.
public record Network(
        @Meaning("Between two pods of a zone.") @Default("0s") @Nullable Distribution withinZone,
        @Meaning("Between two zones.") @Default("as within a zone") @Nullable Distribution betweenZones,
        @Meaning("From the cluster to systems outside and from users to the cluster.") @Default("0s") @Nullable Distribution external,
        @Meaning("Bytes per second between two pods.") @Default("unlimited") @Nullable DataRate bandwidth,
        @Meaning("Until callers know that a replica has become ready or has stopped being so.") @Default("1s") @Nullable TimeSpan endpointLag,
        @Meaning("Time that a request and its answer spend in one sidecar proxy of a service mesh; a call between two pods passes two.") @Default("no mesh") @Nullable Distribution sidecar) {

    /// A network of which nothing has been said.
    public static final Network UNSPECIFIED = new Network(null, null, null, null, null, null);
}
