package dev.archipelago.simulator;

import dev.archipelago.model.Acknowledgement;
import dev.archipelago.model.Architecture;
import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.CacheSettings;
import dev.archipelago.model.CallMode;
import dev.archipelago.model.Channel;
import dev.archipelago.model.ChannelKind;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Container;
import dev.archipelago.model.DatabaseSettings;
import dev.archipelago.model.DeliveryGuarantee;
import dev.archipelago.model.ExternalSettings;
import dev.archipelago.model.Fallback;
import dev.archipelago.model.NetworkPath;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.OverflowPolicy;
import dev.archipelago.model.PartitionAssignment;
import dev.archipelago.model.Protocol;
import dev.archipelago.model.QueueDiscipline;
import dev.archipelago.model.Relay;
import dev.archipelago.model.Resource;
import dev.archipelago.model.ResourceKind;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.Network;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.platform.Zone;
import dev.archipelago.model.policy.AdaptiveLimit;
import dev.archipelago.model.policy.Backoff;
import dev.archipelago.model.policy.Balancing;
import dev.archipelago.model.policy.Bulkhead;
import dev.archipelago.model.policy.CircuitBreaker;
import dev.archipelago.model.policy.ConnectionPool;
import dev.archipelago.model.policy.Discovery;
import dev.archipelago.model.policy.Hedging;
import dev.archipelago.model.policy.OutlierDetection;
import dev.archipelago.model.policy.RateLimit;
import dev.archipelago.model.policy.RateLimitAlgorithm;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.policy.RetryBudget;
import dev.archipelago.model.policy.RetryCause;
import dev.archipelago.model.policy.SlowStart;
import dev.archipelago.model.policy.Throttling;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Journey;
import dev.archipelago.model.scenario.JourneyStep;
import dev.archipelago.model.scenario.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Architectures made by chance that can be simulated: layers of services that call those below in every way there is, with
/// scarce workers, short backlogs, small CPU limits, locks, impatient callers and retries; and below them a database, a
/// cache, a broker with its consumers and a system of somebody else.
///
/// In one of eight nothing takes any time but the users' thinking.
final class RandomSystems {

    private static final List<String> TIMES = List.of("1ms", "exponential(2ms)", "uniform(1ms, 5ms)",
            "lognormal(mean=3ms, cv=1.5)", "gamma(mean=2ms, cv=0.5)", "0s");
    private static final List<String> ARRIVALS = List.of("poisson(40/s)", "constant(60/s)",
            "ramp(10/s to 90/s over 1s)", "spike(base=20/s, peak=200/s, at=300ms, for=300ms)",
            "steps(90/s for 300ms, 5/s for 300ms, 60/s for 1s)");
    private static final List<String> COUNTS = List.of("2", "geometric(1.5)", "poisson(1.2)", "uniform(0, 3)");
    private static final List<String> BACKOFFS = List.of("1ms..8ms full-jitter", "1ms..8ms", "2ms..5ms equal-jitter",
            "1ms..9ms decorrelated-jitter");
    private static final ComponentId USERS = new ComponentId("users");
    private static final ComponentId DATABASE = new ComponentId("database");
    private static final ComponentId CACHE = new ComponentId("cache");
    private static final ComponentId WORLD = new ComponentId("world");
    private static final ComponentId BUS = new ComponentId("bus");
    private static final ComponentId CONSUMER = new ComponentId("consumer");

    private final Random random;
    /// Decides what was added last, so that all else stays as it is for a seed.
    private final Random policies;
    /// Decides what brokers do.
    private final Random messages;
    /// Decides what callers know, and what they do without.
    private final Random looks;
    /// Decides what sagas and two-phase commits are made of.
    private final Random transactions;
    private final Random copies;
    private final RandomStorage storage;
    private final int layers;
    private final boolean timeless;
    /// What is limited in the component whose steps are being made.
    private ResourceKind scarce = ResourceKind.LOCK;

    private RandomSystems(long seed) {
        this.random = new Random(seed);
        this.policies = new Random(~seed);
        this.looks = new Random(seed ^ 0x100C5);
        this.messages = new Random(31 * seed + 7);
        this.transactions = new Random(37 * seed + 11);
        this.copies = new Random(41 * seed + 13);
        this.storage = new RandomStorage(seed);
        this.layers = 2 + random.nextInt(4);
        this.timeless = random.nextInt(8) == 0;
    }

    /// The same with a scenario "trouble" in which much goes wrong within a second, and sometimes the number of replicas
    /// changes.
    static Document troubled(long seed) {
        Document document = of(seed);
        Zone zone = new Zone(null, null);
        Map<String, Zone> zones = new LinkedHashMap<>();
        zones.put("z1", zone);
        zones.put("z2", zone);
        document = document.withPlatform(new Platform(null, zones, Map.of(), null, null, null));
        RandomTroubles troubles = new RandomTroubles(document, seed);
        Document guarded = seed % 2 == 0 ? troubles.guarded(document) : document;
        return guarded.withScenarios(Map.of("trouble", troubles.scenario()));
    }

    /// The same with numbers of replicas that follow the load.
    static Document scaled(long seed) {
        Document document = troubled(seed);
        return new RandomTroubles(document, ~seed).scaled(document);
    }

    /// The same with numbers of replicas that follow memory, waiting messages or the clock, down to none.
    static Document resting(long seed) {
        Document document = troubled(seed);
        return new RandomTroubles(document, ~seed).resting(document);
    }

    /// The same with new versions, drained nodes, values that are set and other numbers of replicas, many of them at a time.
    static Document changed(long seed) {
        Document document = troubled(seed);
        return new RandomTroubles(document, seed + 1).changed(document);
    }

    static Document of(long seed) {
        return new RandomSystems(seed).document("system of seed " + seed);
    }

    private Document document(String name) {
        Map<ComponentId, Component> components = new LinkedHashMap<>();
        for (int layer = 0; layer < layers; layer++) {
            for (int i = 0; i < (layer == 0 ? 1 : 1 + random.nextInt(3)); i++) {
                components.put(new ComponentId("c" + layer + "-" + i), component(ComponentKind.SERVICE, layer == 0));
            }
        }
        Map<ComponentId, Component> wired = new LinkedHashMap<>();
        components.forEach((id, component) -> wired.put(id, wired(component, layerOf(id), components.keySet())));
        infrastructure(wired);
        Document document = Document.of(name, new Architecture(wired, connections(wired.keySet())));
        if (random.nextBoolean()) {
            document = document.withPlatform(platform());
        }
        document = document.withWorkload("open",
                Workload.open(OperationRef.parse("c0-0.a"), Arrival.parse(anyOf(ARRIVALS))));
        if (random.nextInt(3) == 0) {
            document = document.withWorkload("travellers", travellers());
            document = document.withWorkload("visitors",
                    new Workload(null, USERS, OperationRef.parse("c0-0.b"), Map.of(),
                            Map.of(), Arrival.parse("poisson(5/s)"), null, null, null));
        }
        return random.nextBoolean()
                ? document
                : document.withWorkload("closed", new Workload(null, null, OperationRef.parse("c0-0.b"), Map.of(),
                        Map.of(), null, 1 + random.nextInt(20), Distribution.parse("exponential(100ms)"),
                        random.nextBoolean() ? null : TimeSpan.parse("50ms")));
    }

    /// Users whose journeys have several requests.
    private Workload travellers() {
        boolean closed = random.nextBoolean();
        Map<String, Journey> journeys = new LinkedHashMap<>();
        journeys.put("short", new Journey(2.0, List.of(journeyStep("c0-0.a"))));
        journeys.put("long", new Journey(null,
                List.of(journeyStep("c0-0.a"), journeyStep("c0-0.b"), journeyStep("c0-0.a"))));
        return new Workload(null, USERS, null, Map.of(), journeys, closed ? null : Arrival.parse("poisson(10/s)"),
                closed ? Integer.valueOf(5) : null,
                closed ? Distribution.parse("uniform(10ms, 90ms)") : null,
                random.nextInt(3) == 0 ? TimeSpan.parse("20ms") : null);
    }

    private JourneyStep journeyStep(String operation) {
        return new JourneyStep(OperationRef.parse(operation), Distribution.parse("exponential(20ms)"),
                random.nextBoolean() ? null : Share.parse("60%"),
                random.nextBoolean() ? null : Count.parse(anyOf(COUNTS)));
    }

    /// What the services use, and what consumes the messages of the broker.
    private void infrastructure(Map<ComponentId, Component> components) {
        components.put(USERS, Component.of(ComponentKind.CLIENT));
        components.put(DATABASE, component(ComponentKind.DATABASE, false)
                .withOperation("read", Operation.of(new Step.Compute(time()))));
        components.put(CACHE, component(ComponentKind.CACHE, false)
                .withOperation("look", Operation.of(new Step.Wait(time()))));
        components.put(WORLD, component(ComponentKind.EXTERNAL, true).withOperation("ask", Operation.of()));
        components.put(BUS, component(ComponentKind.BROKER, false));
        components.put(CONSUMER, component(ComponentKind.SERVICE, false)
                .withOperation("work", consuming("bus.queue", 2)).withOperation("news", consuming("bus.topic", 1))
                .withOperation("more-news", consuming("bus.topic", 0))
                .withOperation("clean", new Operation(null, null, null, TimeSpan.ofMillis(10L + random.nextInt(200)),
                        null, null, List.of(step(List.of(), 1)))));
    }

    private Operation consuming(String channel, int depth) {
        return new Operation(null, null, channel, null, null, random.nextInt(3), List.of(step(List.of(), depth)));
    }

    private static int layerOf(ComponentId id) {
        return id.equals(USERS)
                ? -1
                : id.value().startsWith("c") && id.value().indexOf('-') == 2
                        ? id.value().charAt(1) - '0'
                        : 9;
    }

    private Component component(ComponentKind kind, boolean wide) {
        Container container = Container.UNSPECIFIED.withWorkers(wide || random.nextInt(4) == 0
                ? null
                : Integer.valueOf(1 + random.nextInt(8)))
                .withBacklog(random.nextBoolean() ? null : Integer.valueOf(random.nextInt(10)))
                .withDiscipline(random.nextBoolean() ? null : QueueDiscipline.LIFO)
                .withCpu(null, random.nextBoolean() ? null : new Cores(200L + random.nextInt(3000)));
        CacheSettings cache = storage.cache();
        DatabaseSettings database = storage.database(random.nextBoolean() ? null : Integer.valueOf(3));
        Map<String, Channel> channels = new LinkedHashMap<>();
        channels.put("queue", channel(ChannelKind.QUEUE));
        channels.put("topic", channel(ChannelKind.TOPIC));
        ExternalSettings external = new ExternalSettings(time(), Share.parse("97%"),
                random.nextBoolean() ? null : Rate.parse("20/s"),
                looks.nextInt(3) == 0 ? RateLimitAlgorithm.LEAKY_BUCKET : null, null);
        return new Component(kind, null, null, null, null, kind == ComponentKind.EXTERNAL ? null : container,
                kind == ComponentKind.EXTERNAL
                        ? null
                        : Integer.valueOf(1 + random.nextInt(random.nextInt(4) == 0 ? 9 : 3)),
                null, null, null, null,
                Map.of(), kind == ComponentKind.SERVICE ? resources() : Map.of(),
                kind == ComponentKind.CACHE ? cache : null, kind == ComponentKind.DATABASE ? database : null,
                kind == ComponentKind.BROKER ? new BrokerSettings(null, channels) : null,
                kind == ComponentKind.EXTERNAL ? external : null, Map.of());
    }

    private Channel channel(ChannelKind kind) {
        if (messages.nextInt(4) == 0) {
            return Channel.of(kind);
        }
        return new Channel(kind, maybe(1 + messages.nextInt(6)), maybe(1 + messages.nextInt(4)),
                OverflowPolicy.values()[messages.nextInt(OverflowPolicy.values().length)], maybe("200ms"),
                DeliveryGuarantee.values()[messages.nextInt(DeliveryGuarantee.values().length)], maybe("3ms"),
                maybe(1 + messages.nextInt(4)),
                kind == ChannelKind.QUEUE && transactions.nextBoolean() ? "topic" : null,
                maybe(1 + messages.nextInt(8)), maybe("15ms"),
                maybe(1 + messages.nextInt(5)), maybe(1 + messages.nextInt(50)),
                messages.nextBoolean() ? null : Double.valueOf(1.2),
                PartitionAssignment.values()[messages.nextInt(PartitionAssignment.values().length)], maybe("30ms"),
                maybe("60ms"), copies.nextBoolean() ? null : Integer.valueOf(1 + copies.nextInt(4)),
                copies.nextBoolean() ? null : Integer.valueOf(1 + copies.nextInt(3)),
                copies.nextBoolean() ? null : Distribution.parse("exponential(60ms)"),
                copies.nextBoolean() ? null : TimeSpan.parse("40ms"));
    }

    private @Nullable Acknowledgement acks() {
        int which = copies.nextInt(1 + Acknowledgement.values().length);
        return which == 0 ? null : Acknowledgement.values()[which - 1];
    }

    private @Nullable Integer maybe(int value) {
        return messages.nextBoolean() ? null : Integer.valueOf(value);
    }

    private @Nullable TimeSpan maybe(String time) {
        return messages.nextBoolean() ? null : TimeSpan.parse(time);
    }

    private Map<String, Resource> resources() {
        scarce = ResourceKind.values()[random.nextInt(ResourceKind.values().length)];
        return Map.of("scarce", new Resource(scarce, scarce == ResourceKind.LOCK ? null : Integer.valueOf(3),
                random.nextBoolean() ? null : Integer.valueOf(random.nextInt(4))));
    }

    private Component wired(Component component, int layer, Iterable<ComponentId> all) {
        List<OperationRef> below = new ArrayList<>();
        for (ComponentId id : all) {
            if (layerOf(id) > layer) {
                below.add(new OperationRef(id, random.nextBoolean() ? "a" : "b"));
            }
        }
        scarce = Objects.requireNonNull(component.resources().get("scarce").kind());
        return component.withOperation("a", operation(below)).withOperation("b", operation(below));
    }

    private Operation operation(List<OperationRef> below) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            steps.add(step(below, 2));
        }
        if (random.nextInt(5) == 0) {
            steps.add(new Step.Reply(DataSize.ZERO));
            steps.add(step(below, 1));
        } else if (random.nextInt(6) == 0 && !below.isEmpty()) {
            steps.add(new Step.Forward(pick(below)));
        }
        return new Operation(null, null, null, null, null, random.nextBoolean()
                ? null
                : Integer.valueOf(
                        random.nextInt(3)),
                steps);
    }

    private Step step(List<OperationRef> below, int depth) {
        return switch (random.nextInt(depth > 0 ? 17 : 8)) {
            case 0 -> new Step.Wait(time());
            case 1 -> new Step.Fail(Share.parse("2%"));
            case 2, 3, 4 -> below.isEmpty() ? new Step.Compute(time()) : call(below);
            case 5 -> below.isEmpty() ? new Step.Wait(time()) : use(below);
            case 6 -> random.nextInt(4) == 0 ? new Step.Reply(DataSize.ZERO) : new Step.Wait(time());
            case 8, 9 -> parallel(below, depth);
            case 10 -> new Step.Choice(List.of(new Step.Branch(Share.parse("40%"), List.of(step(below, depth - 1))),
                    new Step.Branch(Share.parse("30%"), List.of(step(below, depth - 1)))));
            case 11, 12 -> new Step.Repeat(Count.parse(anyOf(COUNTS)),
                    List.of(step(below, depth - 1), step(below, depth - 1)));
            case 13, 14 -> locked(step(below, depth - 1));
            case 15 -> new Step.Degrade(List.of(step(below, 0)), List.of(step(below, depth - 1)),
                    1 + random.nextInt(6), random.nextBoolean() ? null : Integer.valueOf(1));
            default -> new Step.Compute(time());
        };
    }

    private Step parallel(List<OperationRef> below, int depth) {
        if (random.nextInt(16) == 0) {
            return new Step.Parallel(Collections.nCopies(30, step(below, 0)),
                    random.nextBoolean() ? null : Integer.valueOf(25));
        }
        return new Step.Parallel(
                List.of(step(below, depth - 1), new Step.Sequence(List.of(step(below, depth - 1), step(below, 0))),
                        step(below, depth - 1)),
                random.nextBoolean() ? null : Integer.valueOf(1 + random.nextInt(3)));
    }

    private Step locked(Step inside) {
        Integer permits = scarce == ResourceKind.SEMAPHORE || scarce == ResourceKind.POOL
                ? Integer.valueOf(1 + random.nextInt(3))
                : null;
        return new Step.Sequence(List.of(
                new Step.Acquire("scarce", permits, random.nextBoolean() ? null : TimeSpan.parse("5ms"),
                        scarce == ResourceKind.READ_WRITE_LOCK && random.nextBoolean() ? Boolean.TRUE : null),
                inside,
                new Step.Release("scarce", permits == null || random.nextBoolean() ? null : permits)));
    }

    /// Makes use of something that is no service.
    private Step use(List<OperationRef> below) {
        if (transactions.nextInt(6) == 0) {
            return transactions.nextBoolean()
                    ? new Step.Consume(transactions.nextBoolean() ? "bus.queue" : "bus.topic",
                            TimeSpan.ofMillis(1L + transactions.nextInt(20)))
                    : new Step.Sequence(List.of(
                            new Step.Query(new OperationRef(DATABASE, null), null, time(), true, null, storage.io()),
                            step(below, 0), new Step.Publish(transactions.nextBoolean() ? "bus.queue" : "bus.topic",
                                    null, null, transactions.nextBoolean() ? CallMode.SYNC : null, null, acks(), null,
                                    null)));
        }
        return switch (random.nextInt(7)) {
            case 0 -> new Step.Query(new OperationRef(DATABASE, random.nextBoolean() ? null : "read"),
                    random.nextBoolean() ? null : time(), random.nextBoolean() ? null : time(), storage.write(),
                    random.nextBoolean() ? null : Count.parse(anyOf(COUNTS)), storage.io());
            case 1 -> new Step.CacheLookup(new OperationRef(CACHE, random.nextBoolean() ? null : "look"),
                    random.nextBoolean() ? null : Share.parse("40%"), List.of(step(below, 1), step(below, 0)));
            case 2 -> new Step.Call(new OperationRef(WORLD, "ask"), null, null, null);
            case 3 -> new Step.Publish("bus.queue", null, null, random.nextBoolean() ? null : CallMode.SYNC,
                    transactions.nextInt(3) == 0 ? TimeSpan.ofMillis(1L + transactions.nextInt(40)) : null, acks(),
                    copies.nextBoolean() ? null : Relay.LOG_TAILING,
                    copies.nextBoolean() ? null : Integer.valueOf(1 + copies.nextInt(5)));
            case 4 -> new Step.Publish("bus.topic", null, Share.parse("50%"), null, null, acks(), null, null);
            case 5 -> saga(List.of(pick(below), pick(below), pick(below)));
            default -> twoPhaseCommit(List.of(pick(below), pick(below)), random.nextBoolean() ? null : time());
        };
    }

    private Step saga(List<OperationRef> below) {
        List<Step.SagaStep> actions = new ArrayList<>();
        for (int i = 0; i < 2 + transactions.nextInt(3); i++) {
            actions.add(new Step.SagaStep(party(below), transactions.nextInt(3) == 0 ? null : party(below),
                    transactions.nextInt(4) == 0 ? party(below) : null,
                    transactions.nextInt(5) == 0 ? Boolean.TRUE : null,
                    transactions.nextInt(3) == 0 ? Boolean.TRUE : null));
        }
        return new Step.Saga(actions,
                transactions.nextInt(3) > 0 ? null : TimeSpan.ofMillis(1L + transactions.nextInt(60)),
                transactions.nextBoolean() ? null : Integer.valueOf(1 + transactions.nextInt(3)),
                transactions.nextInt(3) == 0 ? null : Backoff.parse(BACKOFFS.get(transactions.nextInt(4))));
    }

    private Step twoPhaseCommit(List<OperationRef> below, @Nullable Distribution log) {
        List<OperationRef> participants = new ArrayList<>(below);
        while (transactions.nextInt(3) == 0) {
            participants.add(party(below));
        }
        List<OperationRef> ends = participants.stream().map(_ -> party(below)).toList();
        return new Step.TwoPhaseCommit(participants, transactions.nextBoolean() ? List.of() : ends,
                transactions.nextBoolean() ? List.of() : ends, log);
    }

    private OperationRef party(List<OperationRef> operations) {
        return operations.get(transactions.nextInt(operations.size()));
    }

    private Step call(List<OperationRef> below) {
        return new Step.Call(pick(below), random.nextInt(3) == 0 ? Share.parse("70%") : null,
                random.nextInt(4) == 0 ? Count.parse("2") : null,
                random.nextInt(6) == 0 ? CallMode.ASYNC : null);
    }

    private Map<ConnectionId, Connection> connections(Iterable<ComponentId> all) {
        Map<ConnectionId, Connection> connections = new LinkedHashMap<>();
        for (ComponentId from : all) {
            for (ComponentId to : all) {
                if (layerOf(to) > layerOf(from) && random.nextBoolean()) {
                    connections.put(new ConnectionId(from, to), connection(to, all));
                }
            }
        }
        return connections;
    }

    private Connection connection(ComponentId to, Iterable<ComponentId> all) {
        Retry retry = random.nextBoolean()
                ? null
                : new Retry(2 + random.nextInt(3), Backoff.parse(anyOf(BACKOFFS)), random.nextBoolean()
                        ? List.of()
                        : List.of(RetryCause.values()),
                        random.nextInt(3) > 0
                                ? null
                                : new RetryBudget(Share.parse("20%"), random.nextBoolean() ? null : Rate.parse("2/s"),
                                        policies.nextInt(3) > 0 ? null : Integer.valueOf(3),
                                        policies.nextInt(3) > 0 ? null : Integer.valueOf(2)));
        Balancing balancing = Balancing.values()[random.nextInt(Balancing.values().length)];
        NetworkPath path = random.nextBoolean()
                ? null
                : new NetworkPath(random.nextInt(3) == 0 ? null : time(), null,
                        random.nextInt(3) > 0 ? null : Share.parse("1%"));
        TimeSpan timeout = random.nextBoolean() ? null : TimeSpan.ofMillis(3L + random.nextInt(30));
        TimeSpan deadline = random.nextInt(3) > 0 ? null : TimeSpan.ofMillis(10L + random.nextInt(40));
        Fallback fallback = random.nextInt(4) == 0
                ? new Fallback(random.nextBoolean() ? null : lower(to, all), random.nextBoolean())
                : null;
        return new Connection(null, Protocol.values()[random.nextInt(Protocol.values().length)],
                random.nextInt(4) == 0, null, null, path, balancing, timeout, deadline, random.nextInt(3) == 0,
                random.nextInt(3) == 0, retry, breaker(), bulkhead(), limit(), hedging(), fallback, pool(),
                random.nextInt(4) > 0
                        ? null
                        : new OutlierDetection(2, TimeSpan.ofMillis(50), TimeSpan.ofMillis(80), Share.parse("60%"),
                                policies.nextBoolean() ? null : Share.parse("80%")),
                policies.nextInt(4) > 0 ? null : new SlowStart(TimeSpan.ofMillis(1L + policies.nextInt(300)), 2.0),
                policies.nextInt(6) > 0 ? null : new Throttling(1.5, TimeSpan.parse("1s")), discovery());
    }

    private @Nullable Discovery discovery() {
        return looks.nextInt(3) > 0
                ? null
                : new Discovery(TimeSpan.ofMillis(20L + looks.nextInt(500)),
                        looks.nextBoolean() ? null : TimeSpan.ofMillis(1L + looks.nextInt(300)),
                        looks.nextBoolean() ? null : TimeSpan.ofMillis(1L + looks.nextInt(900)),
                        looks.nextBoolean() ? null : TimeSpan.ofMillis(1L + looks.nextInt(300)));
    }

    /// An operation of the same layer or below, so that no call comes back to its caller.
    private @Nullable OperationRef lower(ComponentId to, Iterable<ComponentId> all) {
        List<OperationRef> found = new ArrayList<>();
        for (ComponentId id : all) {
            if (layerOf(id) >= layerOf(to) && layerOf(id) < 9) {
                found.add(new OperationRef(id, "a"));
            }
        }
        return found.isEmpty() ? null : pick(found);
    }

    private @Nullable CircuitBreaker breaker() {
        return random.nextInt(4) > 0
                ? null
                : new CircuitBreaker(null, Share.parse("80%"), random.nextBoolean() ? null : TimeSpan.ofMillis(8), 20,
                        random.nextBoolean() ? null : TimeSpan.parse("2s"), 5, TimeSpan.ofMillis(60), 3);
    }

    private @Nullable Bulkhead bulkhead() {
        return random.nextInt(4) > 0
                ? null
                : new Bulkhead(1 + random.nextInt(4), random.nextBoolean() ? null : Integer.valueOf(random.nextInt(5)),
                        random.nextBoolean() ? null : TimeSpan.ofMillis(random.nextInt(6)), policies.nextBoolean()
                                ? null
                                : AdaptiveLimit.values()[policies.nextInt(3)]);
    }

    private @Nullable RateLimit limit() {
        return random.nextInt(4) > 0
                ? null
                : new RateLimit(Rate.parse(anyOf(List.of("5/s", "30/s", "200/s"))),
                        random.nextBoolean() ? null : Integer.valueOf(1 + random.nextInt(5)),
                        RateLimitAlgorithm.values()[random.nextInt(3)]);
    }

    private @Nullable Hedging hedging() {
        return random.nextInt(4) > 0
                ? null
                : new Hedging(TimeSpan.ofMillis(random.nextInt(6)), random.nextBoolean() ? null : Integer.valueOf(3));
    }

    private @Nullable ConnectionPool pool() {
        return random.nextInt(3) > 0
                ? null
                : new ConnectionPool(random.nextInt(4) == 0 ? null : Integer.valueOf(1 + random.nextInt(4)),
                        random.nextBoolean() ? null : Integer.valueOf(random.nextInt(4)),
                        random.nextBoolean() ? null : TimeSpan.ofMillis(random.nextInt(6)),
                        random.nextBoolean() ? null : TimeSpan.ofMillis(1L + random.nextInt(60)),
                        random.nextBoolean() ? null : time(),
                        looks.nextInt(4) > 0 ? null : TimeSpan.ofMillis(1L + looks.nextInt(400)),
                        looks.nextInt(3) == 0 ? Boolean.TRUE : null);
    }

    /// Zones to be in, or none.
    private Platform platform() {
        Map<String, Zone> zones = new LinkedHashMap<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            zones.put("zone-" + i, new Zone(null, null, null));
        }
        return new Platform(null, zones, Map.of(),
                new Network(time(), random.nextBoolean() ? null : time(), time(), null, null,
                        random.nextInt(4) == 0 ? time() : null),
                null, null);
    }

    private Distribution time() {
        return Distribution.parse(timeless ? "0s" : anyOf(TIMES));
    }

    private String anyOf(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private OperationRef pick(List<OperationRef> below) {
        return below.get(random.nextInt(below.size()));
    }
}
