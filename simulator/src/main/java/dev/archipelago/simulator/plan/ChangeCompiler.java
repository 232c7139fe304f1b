package dev.archipelago.simulator.plan;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.NodePool;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.policy.Rollout;
import dev.archipelago.model.policy.RolloutStrategy;
import dev.archipelago.model.quantity.Portion;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.plan.ChangePlan.Eviction;
import dev.archipelago.simulator.plan.ChangePlan.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Turns the changes of a scenario into plans with numbers.
final class ChangeCompiler {

    private static final Portion QUARTER = Portion.parse("25%");
    private static final long PROGRESS = 600_000_000_000L;

    private final Document document;
    private final Editions editions;
    private final ToIntFunction<ComponentId> stations;

    ChangeCompiler(Document document, Editions editions, ToIntFunction<ComponentId> stations) {
        this.document = document;
        this.editions = editions;
        this.stations = stations;
    }

    List<ChangePlan> changes(@Nullable Scenario scenario) {
        List<ChangePlan> plans = new ArrayList<>();
        if (scenario != null) {
            scenario.changes().forEach(change -> add(plans, change));
        }
        return plans;
    }

    private void add(List<ChangePlan> plans, Change change) {
        long at = change.at().nanos();
        switch (change) {
            case Change.Scale c -> plans.add(scale(c.scale(), at, c.to()));
            case Change.NewVersion c -> {
                Component component = component(c.rollout());
                if (FaultCompiler.isOurs(component)) {
                    plans.add(new ChangePlan.NewVersion("rollout " + c.rollout(), at, stations.applyAsInt(c.rollout()),
                            editions.number(c), replacement(component),
                            c.abortAbove() == null ? Double.POSITIVE_INFINITY : c.abortAbove().value()));
                }
            }
            case Change.SetValue c when Editions.isStage(c) ->
                plans.add(new ChangePlan.SetValue("set " + c.set() + " to " + c.to(), at, editions.number(c)));
            case Change.SetValue c -> {
                if (SettableValues.allow(c.set())) {
                    Document changed = PropertyPath.parse(c.set()).with(document, c.to());
                    ComponentId id = new ComponentId(PropertyPath.parse(c.set()).segments().get(1));
                    plans.add(scale(id, at, changed.architecture().component(id).orElseThrow().initialReplicas()));
                }
            }
            case Change.Drain c -> plans.add(new ChangePlan.Drain("drain " + c.drain(), at, evictions(c.drain())));
        }
    }

    private ChangePlan scale(ComponentId id, long at, int replicas) {
        return new ChangePlan.Scale("scale " + id + " to " + replicas, at, stations.applyAsInt(id), replicas);
    }

    private Component component(ComponentId id) {
        return document.architecture().component(id).orElseThrow();
    }

    private static Replacement replacement(Component component) {
        Rollout given = component.rollout();
        boolean ordered = isStateful(component);
        if (given == null) {
            return new Replacement(RolloutStrategy.ROLLING, ordered, QUARTER, QUARTER, 0, PROGRESS, List.of());
        }
        RolloutStrategy strategy = given.strategy() == null ? RolloutStrategy.ROLLING : given.strategy();
        return new Replacement(strategy, ordered && strategy == RolloutStrategy.ROLLING,
                given.maxSurge() == null ? QUARTER : given.maxSurge(),
                given.maxUnavailable() == null ? QUARTER : given.maxUnavailable(), nanos(given.minReady(), 0),
                nanos(given.progressDeadline(), PROGRESS), given.canary());
    }

    private static long nanos(@Nullable TimeSpan time, long otherwise) {
        return time == null ? otherwise : time.nanos();
    }

    /// Whether each replica has a name and a disk of its own, as in the exported manifests.
    private static boolean isStateful(Component component) {
        return switch (component.kind()) {
            case DATABASE, BROKER -> true;
            case CACHE, SERVICE, GATEWAY -> component.volumes().values().stream()
                    .anyMatch(volume -> !Boolean.TRUE.equals(volume.shared()));
            case CLIENT, EXTERNAL, THIRD_PARTY -> false;
        };
    }

    private static int nodes(NodePool pool) {
        return pool.nodes() == null ? 1 : pool.nodes();
    }

    /// All pods that must run in the pool, and of those that may run anywhere its share of the nodes.
    private List<Eviction> evictions(String pool) {
        Map<String, NodePool> pools = document.platformOrDefault().nodePools();
        double all = pools.values().stream().mapToInt(ChangeCompiler::nodes).sum();
        NodePool drained = pools.get(pool);
        double nodes = drained == null ? 0 : nodes(drained);
        List<Eviction> evictions = new ArrayList<>();
        document.architecture().components().forEach((id, component) -> {
            Placement placement = component.placement();
            String own = placement == null ? null : placement.nodePool();
            double share = own == null ? nodes / Math.max(1, all) : own.equals(pool) ? 1 : 0;
            if (FaultCompiler.isOurs(component) && share > 0) {
                evictions.add(new Eviction(stations.applyAsInt(id), share,
                        placement == null || placement.maxDisrupted() == null
                                ? new Portion.Absolute(1)
                                : placement.maxDisrupted()));
            }
        });
        return evictions;
    }
}
