package dev.archipelago.simulator.plan;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.policy.Rollout;
import dev.archipelago.model.policy.RolloutStrategy;
import dev.archipelago.model.quantity.Portion;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.plan.ChangePlan.Replacement;
import java.util.ArrayList;
import java.util.List;
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
                    plans.add(scale(id, at, Copies.of(changed.architecture().component(id).orElseThrow())));
                }
            }
            case Change.Drain c -> plans.add(new ChangePlan.Drain("drain " + c.drain(), at, List.copyOf(
                    document.platformOrDefault().nodePools().keySet()).indexOf(c.drain()), in(c.drain())));
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
        boolean ordered = component.isStateful();
        if (given == null) {
            return new Replacement(RolloutStrategy.ROLLING, ordered, QUARTER, QUARTER, 0, PROGRESS, List.of(), 0);
        }
        RolloutStrategy strategy = given.strategy() == null ? RolloutStrategy.ROLLING : given.strategy();
        boolean inPlace = ordered && strategy == RolloutStrategy.ROLLING;
        return new Replacement(strategy, inPlace,
                given.maxSurge() == null ? QUARTER : given.maxSurge(),
                given.maxUnavailable() == null ? QUARTER : given.maxUnavailable(), nanos(given.minReady(), 0),
                nanos(given.progressDeadline(), PROGRESS), given.canary(),
                inPlace ? given.partitionOrDefault() : 0);
    }

    private static long nanos(@Nullable TimeSpan time, long otherwise) {
        return time == null ? otherwise : time.nanos();
    }

    /// The components whose pods may be in a pool.
    private List<Integer> in(String pool) {
        return document.architecture().components().entrySet().stream().filter(entry -> {
            Placement placement = entry.getValue().placement();
            String own = placement == null ? null : placement.nodePool();
            return entry.getValue().runsOnPlatform() && (own == null || own.equals(pool));
        }).map(entry -> stations.applyAsInt(entry.getKey())).toList();
    }
}
