package dev.archipelago.simulator.plan;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.simulator.plan.FaultPlan.Kind;
import dev.archipelago.simulator.plan.FaultPlan.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns the faults and changes of a scenario into plans with numbers.
final class FaultCompiler {

    private static final double SLOW = 10;

    private final Document document;
    private final Draws draws;
    private final ToIntFunction<ComponentId> stations;
    private final List<LinkPlan> links;
    private final List<SourcePlan> sources;
    private final List<String> zones;

    /// @param links and sources, complete
    FaultCompiler(Document document, Draws draws, ToIntFunction<ComponentId> stations, List<LinkPlan> links,
            List<SourcePlan> sources) {
        this.document = document;
        this.draws = draws;
        this.stations = stations;
        this.links = links;
        this.sources = sources;
        this.zones = List.copyOf(document.platformOrDefault().zones().keySet());
    }

    List<FaultPlan> faults(@Nullable Scenario scenario) {
        List<FaultPlan> plans = new ArrayList<>();
        if (scenario != null) {
            scenario.faults().forEach(fault -> plans.add(fault(fault, plans.size())));
        }
        return plans;
    }

    List<ChangePlan> changes(@Nullable Scenario scenario) {
        return scenario == null
                ? List.of()
                : scenario.changes().stream().filter(Change.Scale.class::isInstance).map(Change.Scale.class::cast)
                        .map(c -> new ChangePlan(stations.applyAsInt(c.scale()), c.at().nanos(), c.to())).toList();
    }

    private FaultPlan fault(Fault fault, int number) {
        return switch (fault) {
            case Fault.Crash f -> replicas(f, Kind.CRASH, "crash " + f.crash(), f.crash(), 0,
                    new Scope(f.replicas() == null ? Integer.MAX_VALUE : f.replicas(), -1));
            case Fault.Slow f -> replicas(f, Kind.SLOW, "slow " + f.slow(), f.slow(),
                    f.factor() == null ? SLOW : f.factor(), Scope.ALL);
            case Fault.Errors f -> replicas(f, Kind.ERRORS, "errors " + f.errors(), f.errors(),
                    f.share() == null ? 1 : f.share().value(), Scope.ALL);
            case Fault.Flush f -> replicas(f, Kind.FLUSH, "flush " + f.flush(), f.flush(), 0, Scope.ALL);
            case Fault.Delay f -> connection(f, Kind.DELAY, "delay " + f.delay(), f.delay().toString(),
                    draws.duration(f.by(), "faults." + number + ".delay"));
            case Fault.Cut f -> connection(f, Kind.CUT, "cut " + f.cut(), f.cut().toString(), -1);
            case Fault.ZoneLoss f -> new FaultPlan(Kind.LOSS_OF_ZONE, "zone loss " + f.zoneLoss(), timing(f),
                    stationsIn(f.zoneLoss()), List.of(), List.of(), 0, -1,
                    new Scope(Integer.MAX_VALUE, zones.indexOf(f.zoneLoss())));
            case Fault.Surge f -> new FaultPlan(Kind.SURGE, "surge " + f.surge(), timing(f), List.of(), List.of(),
                    IntStream.range(0, sources.size())
                            .filter(i -> !sources.get(i).job() && sources.get(i).id().equals(f.surge())).boxed()
                            .toList(),
                    f.factor(), -1, Scope.ALL);
        };
    }

    private FaultPlan replicas(Fault fault, Kind kind, String name, ComponentId component, double amount, Scope only) {
        return new FaultPlan(kind, name, timing(fault), List.of(stations.applyAsInt(component)), List.of(), List.of(),
                amount, -1, only);
    }

    private FaultPlan connection(Fault fault, Kind kind, String name, String id, int draw) {
        return new FaultPlan(kind, name, timing(fault), List.of(),
                IntStream.range(0, links.size()).filter(i -> links.get(i).id().equals(id)).boxed().toList(),
                List.of(), 0, draw, Scope.ALL);
    }

    private static FaultPlan.Timing timing(Fault fault) {
        TimeSpan time = fault.time();
        return new FaultPlan.Timing(fault.at().nanos(), time == null ? FaultPlan.FOREVER : time.nanos());
    }

    private List<Integer> stationsIn(String zone) {
        return document.architecture().components().keySet().stream()
                .filter(id -> zonesOf(document, id).contains(zone)).map(stations::applyAsInt).toList();
    }

    /// Whether it runs on the platform: neither users nor a system of others.
    static boolean isOurs(Component component) {
        return switch (component.kind()) {
            case CLIENT, EXTERNAL, THIRD_PARTY -> false;
            case GATEWAY, SERVICE, DATABASE, CACHE, BROKER -> true;
        };
    }

    /// The zones that the replicas of a component are spread over in turn; none where there are no zones.
    static List<String> zonesOf(Document document, ComponentId id) {
        Component component = document.architecture().components().get(id);
        if (component == null || !isOurs(component)) {
            return List.of();
        }
        Placement placement = component.placement();
        return placement == null || placement.zones().isEmpty()
                ? List.copyOf(document.platformOrDefault().zones().keySet())
                : placement.zones();
    }
}
