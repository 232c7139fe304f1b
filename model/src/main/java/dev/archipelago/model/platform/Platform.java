package dev.archipelago.model.platform;

import dev.archipelago.model.policy.Reliability;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an architecture runs on.
public record Platform(
        @Meaning("Kubernetes namespace.") @Default("derived from the name") @Nullable String namespace,
        @Meaning("Zones by id.") @Default("one zone") Map<String, Zone> zones,
        @Meaning("Node pools by id.") @Default("enough nodes") Map<String, NodePool> nodePools,
        @Meaning("Latencies between places.") @Default("none") @Nullable Network network,
        @Meaning("What is charged.") @Default("unknown") @Nullable Prices prices,
        @Meaning("Registry and path that images of our own are pushed to.") @Default("docker.io/library") @Nullable String registry,
        @Meaning("How often a replica is up where its component does not say.") @Default("99.9%") @Nullable Reliability reliability,
        @Meaning("Grams of CO2 equivalent for each kilowatt hour.") @Default("unknown") @Nullable Double carbonIntensity,
        @Meaning("What all pods together may ask for.") @Default("unlimited") @Nullable ResourceQuota quota) {

    /// A platform of whose reliability nothing is known.
    public Platform(@Nullable String namespace, Map<String, Zone> zones, Map<String, NodePool> nodePools,
            @Nullable Network network, @Nullable Prices prices, @Nullable String registry) {
        this(namespace, zones, nodePools, network, prices, registry, null, null, null);
    }

    /// A platform of which nothing has been said.
    public static final Platform UNSPECIFIED = new Platform(null, Ordered.of(), Ordered.of(), null, null, null, null,
            null, null);

    public Platform {
        zones = Ordered.copyOf(zones);
        nodePools = Ordered.copyOf(nodePools);
    }

    /// The network, unspecified where nothing was said.
    public Network networkOrDefault() {
        return network == null ? Network.UNSPECIFIED : network;
    }

    /// With this reliability of replicas where nothing was said.
    public Platform withReliabilityOrOwn(Reliability usual) {
        return new Platform(namespace, zones, nodePools, network, prices, registry,
                reliability == null ? usual : reliability, carbonIntensity, quota);
    }
}
