package dev.archipelago.simulator.plan;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Channels;
import dev.archipelago.model.platform.NodePool;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.simulator.plan.FaultPlan.Kind;
import dev.archipelago.simulator.plan.FaultPlan.Scope;
import dev.archipelago.simulator.plan.FaultPlan.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns the faults and changes of a scenario into plans with numbers.
final class FaultCompiler {

    private static final double SLOW = 10;
    private static final double STARVED = 0.9;
    private static final double LOST = 0.1;
    private static final double NOTICE = 30e9;
    private static final double LEAKED = 0.1;

    private final Document document;
    private final Draws draws;
    private final ToIntFunction<ComponentId> stations;
    private final List<LinkPlan> links;
    private final List<SourcePlan> sources;
    private final List<ChannelPlan> channels;
    private final List<String> zones;
    private final List<String> pools;

    /// @param links sources and channels, complete
    FaultCompiler(Document document, Draws draws, ToIntFunction<ComponentId> stations, List<LinkPlan> links,
            List<SourcePlan> sources, List<ChannelPlan> channels) {
        this.document = document;
        this.draws = draws;
        this.stations = stations;
        this.links = links;
        this.sources = sources;
        this.channels = channels;
        this.zones = List.copyOf(document.platformOrDefault().zones().keySet());
        this.pools = List.copyOf(document.platformOrDefault().nodePools().keySet());
    }

    List<FaultPlan> faults(@Nullable Scenario scenario) {
        List<FaultPlan> plans = new ArrayList<>();
        if (scenario != null) {
            scenario.faults().forEach(fault -> plans.add(fault(fault, plans.size())));
        }
        return plans;
    }

    private FaultPlan fault(Fault fault, int number) {
        return switch (fault) {
            case Fault.Crash f -> replicas(timing(f, number, null), Kind.CRASH, "crash " + f.crash(), f.crash(), 0,
                    scope(f.replicas(), f.zone()));
            case Fault.Hang f -> replicas(timing(f, number, null), Kind.HANG, "hang " + f.hang(), f.hang(), 0,
                    scope(f.replicas(), f.zone()));
            case Fault.Pause f -> replicas(timing(f, number, null), Kind.PAUSE, "pause " + f.pause(), f.pause(), 0,
                    scope(f.replicas(), f.zone()));
            case Fault.Slow f -> replicas(timing(f, number, f.ramp()), Kind.SLOW, "slow " + f.slow(), f.slow(),
                    f.factor() == null ? SLOW : f.factor(), scope(f.replicas(), f.zone()));
            case Fault.Starve f -> replicas(timing(f, number, null), Kind.STARVE, "starve " + f.starve(), f.starve(),
                    f.share() == null ? STARVED : f.share().value(), scope(f.replicas(), f.zone()));
            case Fault.Errors f -> replicas(timing(f, number, f.ramp()), Kind.ERRORS, "errors " + f.errors(),
                    f.errors(), share(f.share(), 1), scope(f.replicas(), f.zone()));
            case Fault.Flush f -> replicas(timing(f, number, null), Kind.FLUSH, "flush " + f.flush(), f.flush(), 0,
                    Scope.ALL);
            case Fault.Delay f -> connection(timing(f, number, null), Kind.DELAY, "delay " + f.delay(), f.delay(), 0,
                    draws.duration(f.by(), "faults." + number + ".delay"));
            case Fault.Loss f -> connection(timing(f, number, f.ramp()), Kind.LOSS, "loss " + f.loss(), f.loss(),
                    share(f.share(), LOST), -1);
            case Fault.Cut f -> connection(timing(f, number, null),
                    Boolean.TRUE.equals(f.answersOnly()) ? Kind.CUT_ANSWERS : Kind.CUT, "cut " + f.cut(), f.cut(), 1,
                    -1);
            case Fault.Isolate f -> new FaultPlan(Kind.CUT, "isolate "
                    + f.isolate().stream().map(ComponentId::value).collect(Collectors.joining(", ")),
                    timing(f, number, null), List.of(), crossing(f.isolate()), List.of(), List.of(), 1, -1, Scope.ALL);
            case Fault.NameFailure f -> connection(timing(f, number, null), Kind.NAME_FAILURE,
                    "name failure " + f.nameFailure(), f.nameFailure(), share(f.share(), 1), -1);
            case Fault.Leak f -> connection(timing(f, number, f.ramp()), Kind.LEAK, "leak " + f.leak(), f.leak(),
                    share(f.share(), LEAKED), -1);
            case Fault.ZoneLoss f -> new FaultPlan(Kind.LOSS_OF_ZONE, "zone loss " + f.zoneLoss(),
                    timing(f, number, null), stationsIn(f.zoneLoss()), List.of(), List.of(), List.of(), 0, -1,
                    scope(null, f.zoneLoss()));
            case Fault.NodeLoss f -> new FaultPlan(Kind.LOSS_OF_NODES, "node loss " + f.nodeLoss(),
                    timing(f, number, null), List.of(), List.of(), List.of(), List.of(), notice(f), -1,
                    new Scope(f.nodes() == null ? 1 : f.nodes(), pools.indexOf(f.nodeLoss()), -1, false));
            case Fault.Partition f -> new FaultPlan(Kind.PARTITION, "partition " + f.partition(),
                    timing(f, number, null), List.of(), List.of(), List.of(), List.of(), 1, -1,
                    new Scope(Integer.MAX_VALUE, zones.indexOf(f.partition()),
                            f.from() == null ? -1 : zones.indexOf(f.from()), Boolean.TRUE.equals(f.oneWay())));
            case Fault.Surge f -> workload(timing(f, number, f.ramp()), Kind.SURGE, "surge " + f.surge(), f.surge(),
                    f.factor());
            case Fault.Poison f ->
                new FaultPlan(Kind.POISON, "poison " + f.poison(), timing(f, number, null), List.of(),
                        List.of(), List.of(), channel(f.poison()), share(f.share(), 1), -1, scope(f.messages(), null));
            case Fault.Burst f -> workload(timing(f, number, null), Kind.BURST, "burst " + f.burst(), f.burst(),
                    f.requests());
        };
    }

    private FaultPlan replicas(Timing timing, Kind kind, String name, ComponentId component, double amount,
            Scope only) {
        return new FaultPlan(kind, name, timing, List.of(stations.applyAsInt(component)), List.of(), List.of(),
                List.of(), amount, -1, only);
    }

    private FaultPlan connection(Timing timing, Kind kind, String name, ConnectionId id, double amount, int draw) {
        return new FaultPlan(kind, name, timing, List.of(), IntStream.range(0, links.size())
                .filter(i -> links.get(i).id().equals(id.toString())).boxed().toList(), List.of(), List.of(), amount,
                draw, Scope.ALL);
    }

    /// The links with one end among these components, as they are drawn: users whom no component sends still get in.
    private List<Integer> crossing(List<ComponentId> side) {
        Set<Integer> inside = side.stream().map(stations::applyAsInt).collect(Collectors.toSet());
        return IntStream.range(0, links.size())
                .filter(i -> links.get(i).from() >= 0
                        && inside.contains(links.get(i).from()) != inside.contains(links.get(i).to()))
                .boxed()
                .toList();
    }

    /// The channel of a name, none where nobody publishes to it.
    private List<Integer> channel(String name) {
        String id = Channels.resolve(document.architecture(), name).map(OperationRef::toString).orElse("");
        return IntStream.range(0, channels.size()).filter(i -> channels.get(i).id().equals(id)).boxed().toList();
    }

    private FaultPlan workload(Timing timing, Kind kind, String name, String id, double amount) {
        return new FaultPlan(kind, name, timing, List.of(), List.of(), IntStream.range(0, sources.size())
                .filter(i -> !sources.get(i).job() && sources.get(i).id().equals(id)).boxed().toList(), List.of(),
                amount, -1, Scope.ALL);
    }

    private Timing timing(Fault fault, int number, @Nullable TimeSpan ramp) {
        return new Timing(fault.at().nanos(), draw(fault.time(), "faults." + number + ".for"),
                draw(fault.every(), "faults." + number + ".every"), ramp == null ? 0 : ramp.nanos());
    }

    private int draw(@Nullable Distribution distribution, String stream) {
        return distribution == null ? -1 : draws.duration(distribution, stream);
    }

    /// Nanoseconds between the notice and the loss.
    private double notice(Fault.NodeLoss fault) {
        NodePool pool = document.platformOrDefault().nodePools().get(fault.nodeLoss());
        boolean spot = pool != null && Boolean.TRUE.equals(pool.spot());
        return fault.notice() != null ? fault.notice().nanos() : spot ? NOTICE : 0;
    }

    private Scope scope(@Nullable Integer replicas, @Nullable String zone) {
        return new Scope(replicas == null ? Integer.MAX_VALUE : replicas, zone == null ? -1 : zones.indexOf(zone), -1,
                false);
    }

    private static double share(@Nullable Share share, double otherwise) {
        return share == null ? otherwise : share.value();
    }

    private List<Integer> stationsIn(String zone) {
        return document.architecture().components().keySet().stream()
                .filter(id -> zonesOf(document, id).contains(zone)).map(stations::applyAsInt).toList();
    }

    /// Whether it runs on the platform: neither users nor a system of others.
    static boolean isOurs(Component component) {
        return component.runsOnPlatform();
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
