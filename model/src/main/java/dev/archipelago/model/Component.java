package dev.archipelago.model;

import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.policy.Probes;
import dev.archipelago.model.policy.Reliability;
import dev.archipelago.model.policy.Rollout;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A box of the architecture: what runs, stores, carries messages or is called outside.
///
/// One record for every kind: a kind can be changed without losing what was said, and the parts that a kind does not use
/// are reported by the checks.
public record Component(
        @Meaning("What it is.") ComponentKind kind,
        @Meaning("Display name in any script.") @Default("the id") @Nullable String name,
        @Meaning("What it is for.") @Default("none") @Nullable String description,
        @Meaning("Bounded context that it belongs to.") @Default("none") @Nullable String context,
        @Meaning("Team that owns it.") @Default("none") @Nullable String team,
        @Meaning("Process, resources and limits of each replica.") @Default("unspecified") @Nullable Container container,
        @Meaning("Replicas; where autoscaling is given, those at the start.") @Default("1") @Nullable Integer replicas,
        @Meaning("Changes the number of replicas with the load.") @Default("none") @Nullable Autoscaling autoscaling,
        @Meaning("How new versions replace old ones.") @Default("rolling") @Nullable Rollout rollout,
        @Meaning("Health checks.") @Default("derived") @Nullable Probes probes,
        @Meaning("Where replicas run.") @Default("anywhere") @Nullable Placement placement,
        @Meaning("Storage by id.") @Default("none") Map<String, Volume> volumes,
        @Meaning("Limited resources inside each replica, by id.") @Default("none") Map<String, Resource> resources,
        @Meaning("For a cache: what it keeps.") @Default("none") @Nullable CacheSettings cache,
        @Meaning("For a database: how it stores.") @Default("none") @Nullable DatabaseSettings database,
        @Meaning("For a broker: its channels.") @Default("none") @Nullable BrokerSettings broker,
        @Meaning("For an external system or third party: what is known of it.") @Default("none") @Nullable ExternalSettings external,
        @Meaning("How often a replica, or what somebody else runs, is up.") @Default("that of the platform") @Nullable Reliability reliability,
        @Meaning("What it can be asked to do, by id.") @Default("none") Map<String, Operation> operations) {

    public Component {
        volumes = Ordered.copyOf(volumes);
        resources = Ordered.copyOf(resources);
        operations = Ordered.copyOf(operations);
    }

    /// A component of whose reliability nothing is known.
    public Component(ComponentKind kind, @Nullable String name, @Nullable String description, @Nullable String context,
            @Nullable String team, @Nullable Container container, @Nullable Integer replicas,
            @Nullable Autoscaling autoscaling, @Nullable Rollout rollout, @Nullable Probes probes,
            @Nullable Placement placement, Map<String, Volume> volumes, Map<String, Resource> resources,
            @Nullable CacheSettings cache, @Nullable DatabaseSettings database, @Nullable BrokerSettings broker,
            @Nullable ExternalSettings external, Map<String, Operation> operations) {
        this(kind, name, description, context, team, container, replicas, autoscaling, rollout, probes, placement,
                volumes, resources, cache, database, broker, external, null, operations);
    }

    /// A component of which only the kind is known.
    public static Component of(ComponentKind kind) {
        return new Component(kind, null, null, null, null, null, null, null, null, null, null, Ordered.of(),
                Ordered.of(), null, null, null, null, Ordered.of());
    }

    /// Whether it runs on the platform: neither users nor a system of others.
    public boolean runsOnPlatform() {
        return switch (kind) {
            case CLIENT, EXTERNAL, THIRD_PARTY -> false;
            case GATEWAY, SERVICE, DATABASE, CACHE, BROKER -> true;
        };
    }

    /// The container, unspecified where nothing was said.
    public Container containerOrDefault() {
        return container == null ? Container.UNSPECIFIED : container;
    }

    /// Replicas at the start: those given, else the least that autoscaling keeps, else one.
    public int initialReplicas() {
        if (replicas != null) {
            return autoscaling == null ? replicas : Math.clamp(replicas, autoscaling.min(), autoscaling.max());
        }
        return autoscaling == null ? 1 : autoscaling.min();
    }

    /// Replicas at most: those that autoscaling allows, else those at the start.
    public int mostReplicas() {
        return autoscaling == null ? initialReplicas() : autoscaling.max();
    }

    /// Whether each replica has a name and a disk of its own.
    public boolean isStateful() {
        return switch (kind) {
            case DATABASE, BROKER -> true;
            case CACHE, SERVICE, GATEWAY -> volumes.values().stream()
                    .anyMatch(volume -> !Boolean.TRUE.equals(volume.shared()));
            case CLIENT, EXTERNAL, THIRD_PARTY -> false;
        };
    }

    public Component withName(@Nullable String displayName) {
        return new Component(kind, displayName, description, context, team, container, replicas, autoscaling, rollout,
                probes, placement, volumes, resources, cache, database, broker, external, reliability, operations);
    }

    public Component withContainer(@Nullable Container changed) {
        return new Component(kind, name, description, context, team, changed, replicas, autoscaling, rollout, probes,
                placement, volumes, resources, cache, database, broker, external, reliability, operations);
    }

    public Component withReplicas(@Nullable Integer count) {
        return new Component(kind, name, description, context, team, container, count, autoscaling, rollout, probes,
                placement, volumes, resources, cache, database, broker, external, reliability, operations);
    }

    public Component withBroker(@Nullable BrokerSettings changed) {
        return new Component(kind, name, description, context, team, container, replicas, autoscaling, rollout, probes,
                placement, volumes, resources, cache, database, changed, external, reliability, operations);
    }

    public Component withOperations(Map<String, Operation> changed) {
        return new Component(kind, name, description, context, team, container, replicas, autoscaling, rollout, probes,
                placement, volumes, resources, cache, database, broker, external, reliability, changed);
    }

    public Component withOperation(String id, Operation operation) {
        return withOperations(Ordered.with(operations, id, operation));
    }
}
