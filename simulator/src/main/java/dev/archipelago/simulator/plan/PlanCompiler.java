package dev.archipelago.simulator.plan;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.CacheSettings;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Container;
import dev.archipelago.model.DatabaseSettings;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.QueueDiscipline;
import dev.archipelago.model.Resource;
import dev.archipelago.model.ResourceKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.policy.Probes;
import dev.archipelago.model.policy.Warming;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.plan.ClusterPlan.PodPlan;
import dev.archipelago.simulator.rollout.Termination;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns a document with a scenario already applied into a plan: names become indexes, policies numbers, distributions
/// samplers. The last room that sees names of the model.
///
/// The document must have passed the checks: a reference that leads nowhere is a bug here.
public final class PlanCompiler {

    private final Document document;
    private final String scenario;
    /// The compiler of the first edition; null there.
    private final @Nullable PlanCompiler first;
    private final Map<ComponentId, Integer> stationIndex;
    private final Map<String, Integer> operationIndex = new LinkedHashMap<>();
    private final List<OperationPlan> operations;
    private final List<Double> probabilities;
    private final List<Long> times;
    private final Draws draws;
    private final LinkCompiler links;
    private final ChannelCompiler channels;
    private final TransactionCompiler transactions;
    private final StorageCompiler storage;
    private final Detail detail;
    private int loops;
    private @Nullable ClusterPlan cluster;

    /// Between leaving the balancing and the signal to end, where nothing else is said.
    private static final long PRE_STOP = 5_000_000_000L;

    /// Until what is not done by then is killed, where nothing else is said.
    private static final long GRACE = 30_000_000_000L;

    /// Until callers know of a change of a replica, where nothing else is said.
    private static final long ENDPOINT_LAG = 1_000_000_000L;

    private PlanCompiler(Document document, String scenario, Detail detail) {
        this.document = document;
        this.scenario = scenario;
        this.detail = detail;
        this.first = null;
        this.stationIndex = new LinkedHashMap<>();
        this.operations = new ArrayList<>();
        this.probabilities = new ArrayList<>();
        this.times = new ArrayList<>();
        this.draws = new Draws();
        this.links = new LinkCompiler(document, draws, this::stationOf, this::operationOf);
        this.channels = new ChannelCompiler(this);
        this.transactions = new TransactionCompiler();
        this.storage = new StorageCompiler(this);
    }

    /// @param scenario its id, empty for none; its values must have been set in the document
    public static Plan compile(Document document, String scenario) {
        return compile(document, scenario, Detail.STANDARD);
    }

    /// @param scenario its id, empty for none; its values must have been set in the document
    public static Plan compile(Document document, String scenario, Detail detail) {
        return new PlanCompiler(detail == Detail.FLUID ? awake(document) : document, scenario, detail).compile();
    }

    /// The document with at least one replica of everything: rates keep nothing that could bring the first one back.
    private static Document awake(Document document) {
        Document awake = document;
        for (Map.Entry<ComponentId, Component> entry : document.architecture().components().entrySet()) {
            Autoscaling given = entry.getValue().autoscaling();
            if (given != null && given.min() == 0) {
                awake = PropertyPath.parse("components." + entry.getKey() + ".autoscaling.min").with(awake, "1");
            }
        }
        return awake;
    }

    private Plan compile() {
        document.architecture().components().keySet().forEach(id -> stationIndex.put(id, stationIndex.size()));
        document.architecture().components().forEach((id, component) -> component.operations().keySet()
                .forEach(operation -> operationOf(new OperationRef(id, operation))));
        List<SourcePlan> sources = new SourceCompiler(document, draws, links, this::operationOf).sources();
        Scenario asked = document.scenarios().get(scenario);
        Editions documents = new Editions(document, asked);
        List<PlanCompiler> others = new ArrayList<>();
        List<List<Integer>> programs = new ArrayList<>();
        List<List<SourcePlan>> otherSources = new ArrayList<>();
        for (int i = 1; i < documents.stages() * documents.versions(); i++) {
            PlanCompiler edition = new PlanCompiler(documents.document(i / documents.versions(),
                    i % documents.versions()), this, i, others.isEmpty() ? links : others.getLast().links);
            others.add(edition);
            programs.add(edition.programs());
            otherSources.add(i % documents.versions() == 0 ? edition.sources(sources) : sources);
        }
        List<LinkPlan> allLinks = links.links();
        others.forEach(edition -> edition.links.links());
        List<FaultPlan> faults = new FaultCompiler(document, draws, this::stationOf, allLinks, sources,
                channels.all()).faults(asked);
        List<ChangePlan> changes = new ChangeCompiler(document, documents, this::stationOf).changes(asked);
        List<Document> versions = IntStream.range(1, documents.versions())
                .mapToObj(version -> documents.document(0, version)).toList();
        QuotaPlan quota = QuotaCompiler.quota(document, versions);
        cluster = new ClusterCompiler(document, draws).cluster(quota != null || moves(faults, changes), versions,
                this::computing);
        others.forEach(edition -> edition.cluster = cluster);
        List<StationPlan> stations = stations(faults, changes);
        List<EditionPlan> editions = new ArrayList<>(List.of(new EditionPlan(stations,
                IntStream.range(0, operations.size()).boxed().toList(), sources)));
        for (int i = 0; i < others.size(); i++) {
            editions.add(new EditionPlan(others.get(i).stations(faults, changes), completed(programs.get(i)),
                    otherSources.get(i)));
        }
        return new Plan(document.name(), scenario, stations, operations, allLinks, links.calls(), sources,
                draws.all(), probabilities, times, loops, faults, changes,
                new EditionsPlan(documents.versions(), editions), channels.all(), storage.plan(),
                transactions.all(), transactions.outboxes(), transactions.dualWrites(), cluster, quota, detail);
    }

    /// Whether replicas may come, go or be struck.
    private boolean moves(List<FaultPlan> faults, List<ChangePlan> changes) {
        return !faults.isEmpty() || !changes.isEmpty() || document.architecture().components().values().stream()
                .anyMatch(component -> component.autoscaling() != null);
    }

    /// Computations that a replica has at a time at the most.
    private int computing(ComponentId id, Component component) {
        return forks(stationOf(id)) ? StationPlan.UNLIMITED : workers(component);
    }

    private static int workers(Component component) {
        Integer workers = component.containerOrDefault().workers();
        DatabaseSettings database = component.database();
        if (workers == null && database != null) {
            workers = database.connections();
        }
        return workers == null ? StationPlan.UNLIMITED : workers;
    }

    private boolean forks(int station) {
        return operations.stream().anyMatch(o -> o.station() == station && OpCode.forks(o.code()));
    }

    private List<StationPlan> stations(List<FaultPlan> faults, List<ChangePlan> changes) {
        return document.architecture().components().entrySet().stream()
                .map(entry -> station(entry.getKey(), entry.getValue(), faults, changes)).toList();
    }

    // ---- other editions ----------------------------------------------------------------------------------------------

    /// Compiles an edition: its programs beside those of the first, by the same numbers of operations.
    ///
    /// @param before the links of the edition before
    private PlanCompiler(Document document, PlanCompiler first, int number, LinkCompiler before) {
        this.document = document;
        this.first = first;
        this.scenario = first.scenario;
        this.detail = first.detail;
        this.stationIndex = first.stationIndex;
        this.operations = first.operations;
        this.probabilities = first.probabilities;
        this.times = first.times;
        this.draws = new Draws(first.draws, "editions." + number + ".");
        this.links = new LinkCompiler(document, draws, before);
        this.channels = first.channels;
        this.transactions = first.transactions;
        this.storage = first.storage;
    }

    /// By operation the one that has its program here.
    private List<Integer> programs() {
        List<Integer> programs = new ArrayList<>();
        document.architecture().components().forEach((id, component) -> component.operations().keySet()
                .forEach(operation -> {
                    int number = operationOf(new OperationRef(id, operation));
                    while (programs.size() <= number) {
                        programs.add(programs.size());
                    }
                    OperationPlan known = operations.get(number);
                    StepCompiler steps = new StepCompiler(this, id, known.id());
                    int[] code = steps.program(component, operation, Objects.requireNonNull(
                            component.operations().get(operation)));
                    countLoops(steps);
                    programs.set(number, synthetic(number, code, steps.demand()));
                }));
        return programs;
    }

    private List<Integer> completed(List<Integer> programs) {
        return IntStream.range(0, operations.size()).boxed().map(i -> i < programs.size() ? programs.get(i) : i)
                .toList();
    }

    /// What users do here; as before where they would do something else altogether.
    private List<SourcePlan> sources(List<SourcePlan> before) {
        List<SourcePlan> sources = new SourceCompiler(document, draws, links, this::operationOf).sources();
        return sources.size() == before.size() ? sources : before;
    }

    private StationPlan station(ComponentId id, Component component, List<FaultPlan> faults,
            List<ChangePlan> changes) {
        Container container = component.containerOrDefault();
        int working = workers(component);
        double cores = container.cpuLimit() == null ? Double.POSITIVE_INFINITY : container.cpuLimit().value();
        return new StationPlan(id.value(), component.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                Copies.of(component), working,
                container.backlog() == null ? StationPlan.UNLIMITED : container.backlog(),
                container.discipline() == QueueDiscipline.LIFO,
                priorities(first == null ? component : first.component(id)).size(), cores,
                sharing(id, working, cores, faults),
                resources(component),
                life(id, component, changes), new OverloadCompiler(draws).overload(id, component));
    }

    private LifePlan life(ComponentId id, Component component, List<ChangePlan> changes) {
        Distribution startup = component.containerOrDefault().startup();
        int station = stationOf(id);
        int most = changes.stream().filter(ChangePlan.Scale.class::isInstance).map(ChangePlan.Scale.class::cast)
                .filter(change -> change.station() == station).mapToInt(ChangePlan.Scale::replicas)
                .reduce(Copies.of(component), Math::max);
        ScalingPlan scaling = new ScalingCompiler(draws).scaling(id, component);
        List<String> zones = List.copyOf(document.platformOrDefault().zones().keySet());
        TimeSpan lag = document.platformOrDefault().networkOrDefault().endpointLag();
        return new LifePlan((scaling == null ? most : Math.max(most, scaling.max())) + spare(station, most),
                startup == null ? -1 : draws.duration(startup, "components." + id + ".container.startup"),
                FaultCompiler.isOurs(component),
                FaultCompiler.isOurs(component) && component.isStateful(),
                FaultCompiler.zonesOf(document, id).stream().map(zones::indexOf).toList(),
                lag == null ? ENDPOINT_LAG : lag.nanos(), termination(component.probes()), keys(component), scaling,
                fresh(component.containerOrDefault().warming()));
    }

    private static LifePlan.@Nullable Fresh fresh(@Nullable Warming warming) {
        return warming == null || warming.time().isZero() || warming.factor() <= 1
                ? null
                : new LifePlan.Fresh(warming.factor(), warming.time().nanos());
    }

    private static Termination termination(@Nullable Probes probes) {
        return new Termination(
                probes == null || probes.preStop() == null ? PRE_STOP : probes.preStop().nanos(),
                probes == null || probes.grace() == null ? GRACE : probes.grace().nanos());
    }

    /// Replicas that may start before those that they replace are gone, when these have to leave their nodes.
    private int spare(int station, int replicas) {
        PodPlan pod = cluster == null || !cluster.moves() ? null : cluster.pods().get(station);
        return pod == null ? 0 : pod.disrupted().ofRoundedUp(replicas);
    }

    private static LifePlan.Keys keys(Component component) {
        CacheSettings cache = component.cache();
        return new LifePlan.Keys(cache == null || cache.keys() == null ? LifePlan.Keys.UNKNOWN : cache.keys(),
                cache == null || cache.skew() == null ? 1 : cache.skew());
    }

    private StationPlan.Sharing sharing(ComponentId id, int workers, double cores, List<FaultPlan> faults) {
        int station = stationOf(id);
        boolean starves = faults.stream()
                .anyMatch(fault -> fault.kind() == FaultPlan.Kind.STARVE && fault.stations().contains(station));
        if (Double.isInfinite(cores) || workers <= cores && !forks(station) && !starves) {
            return cluster != null && cluster.sharesCpu() && cluster.pods().get(station) != null
                    ? StationPlan.Sharing.NODE
                    : StationPlan.Sharing.NONE;
        }
        return detail == Detail.DETAILED ? StationPlan.Sharing.QUOTA : StationPlan.Sharing.AVERAGED;
    }

    /// Those of a component, and the disk of a database behind them.
    private static List<StationPlan.ResourcePlan> resources(Component component) {
        List<StationPlan.ResourcePlan> all = new ArrayList<>();
        component.resources().forEach((id, resource) -> all.add(resource(id, resource)));
        DatabaseSettings database = component.database();
        if (database != null && database.disks() != null) {
            all.add(new StationPlan.ResourcePlan("disks", database.disks(), StationPlan.UNLIMITED));
        }
        return all;
    }

    private static StationPlan.ResourcePlan resource(String id, Resource resource) {
        int capacity = resource.kind() == ResourceKind.READ_WRITE_LOCK
                ? StationPlan.WRITER
                : resource.capacity() == null ? 1 : resource.capacity();
        return new StationPlan.ResourcePlan(id, capacity,
                resource.queue() == null ? StationPlan.UNLIMITED : resource.queue());
    }

    /// The priorities of the operations of a component, the highest first.
    private static List<Integer> priorities(Component component) {
        return Stream.concat(Stream.of(0), component.operations().values().stream().map(PlanCompiler::priority))
                .distinct().sorted(Comparator.reverseOrder()).toList();
    }

    private static int priority(Operation operation) {
        return operation.priority() == null ? 0 : operation.priority();
    }

    private int level(ComponentId id, String operation) {
        Operation found = component(id).operations().get(operation);
        return priorities(component(id)).indexOf(found == null ? 0 : priority(found));
    }

    int stationOf(ComponentId id) {
        Integer index = stationIndex.get(id);
        if (index == null) {
            throw new IllegalArgumentException("no component '" + id + "': the document has not been checked");
        }
        return index;
    }

    /// The index of an operation; compiles it the first time. A component without operations gets one of its own.
    int operationOf(OperationRef ref) {
        if (first != null) {
            return first.operationOf(ref);
        }
        Architecture architecture = document.architecture();
        String named = architecture.operationId(ref)
                .orElseGet(() -> ref.operation() == null ? "handle" : ref.operation());
        String id = ref.component() + "." + named;
        Integer known = operationIndex.get(id);
        if (known != null) {
            return known;
        }
        int index = operations.size();
        operationIndex.put(id, index);
        int level = level(ref.component(), named);
        operations.add(new OperationPlan(stationOf(ref.component()), id, level, new int[0], Demand.NONE));
        StepCompiler steps = new StepCompiler(this, ref.component(), id);
        Operation operation = architecture.operation(new OperationRef(ref.component(), named)).orElse(Operation.of());
        Component component = component(ref.component());
        int[] code = steps.program(component, named, operation);
        operations.set(index, new OperationPlan(stationOf(ref.component()), id, level, code, steps.demand()));
        countLoops(steps);
        return index;
    }

    /// Another program under the name of a known operation: what one place in the code asks of it.
    int synthetic(int operation, int[] code, Demand demand) {
        OperationPlan known = operations.get(operation);
        operations.add(new OperationPlan(known.station(), known.id(), known.level(), code, demand));
        return operations.size() - 1;
    }

    void countLoops(StepCompiler compiled) {
        if (first != null) {
            first.countLoops(compiled);
        }
        loops = Math.max(loops, compiled.loops());
    }

    Document document() {
        return document;
    }

    Component component(ComponentId id) {
        return document.architecture().component(id).orElseThrow(
                () -> new IllegalArgumentException("no component '" + id + "': the document has not been checked"));
    }

    Draws draws() {
        return draws;
    }

    LinkCompiler links() {
        return links;
    }

    ChannelCompiler channels() {
        return channels;
    }

    TransactionCompiler transactions() {
        return transactions;
    }

    StorageCompiler storage() {
        return storage;
    }

    int probability(double value) {
        probabilities.add(value);
        return probabilities.size() - 1;
    }

    int time(long nanos) {
        times.add(nanos);
        return times.size() - 1;
    }

    /// Whether the scenario flushes a cache.
    boolean isFlushed(ComponentId id) {
        Scenario asked = document.scenarios().get(scenario);
        return asked != null && asked.faults().stream()
                .anyMatch(fault -> fault instanceof Fault.Flush flush && flush.flush().equals(id));
    }

    boolean isBroker(ComponentId id) {
        Component component = document.architecture().components().get(id);
        return component != null && component.kind() == ComponentKind.BROKER;
    }
}
