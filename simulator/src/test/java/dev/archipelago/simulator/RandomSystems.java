package dev.archipelago.simulator;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.CallMode;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Container;
import dev.archipelago.model.NetworkPath;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.QueueDiscipline;
import dev.archipelago.model.Resource;
import dev.archipelago.model.ResourceKind;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Backoff;
import dev.archipelago.model.policy.Balancing;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Architectures made by chance that can be simulated: layers of components that call those below in every way there is,
/// with scarce workers, short backlogs, small CPU limits, locks, impatient callers and retries.
final class RandomSystems {

    private static final List<String> TIMES = List.of("1ms", "exponential(2ms)", "uniform(1ms, 5ms)",
            "lognormal(mean=3ms, cv=1.5)", "gamma(mean=2ms, cv=0.5)", "0s");

    private final Random random;
    private final int layers;

    private RandomSystems(long seed) {
        this.random = new Random(seed);
        this.layers = 2 + random.nextInt(4);
    }

    static Document of(long seed) {
        return new RandomSystems(seed).document("system of seed " + seed);
    }

    private Document document(String name) {
        Map<ComponentId, Component> components = new LinkedHashMap<>();
        for (int layer = 0; layer < layers; layer++) {
            for (int i = 0; i < (layer == 0 ? 1 : 1 + random.nextInt(3)); i++) {
                components.put(new ComponentId("c" + layer + "-" + i), component(layer));
            }
        }
        Map<ComponentId, Component> wired = new LinkedHashMap<>();
        components.forEach((id, component) -> wired.put(id, wired(component, layerOf(id), components.keySet())));
        Document document = Document.of(name, new Architecture(wired, connections(wired.keySet())));
        String arrivals = List.of("poisson(40/s)", "constant(60/s)", "ramp(10/s to 90/s over 1s)",
                "spike(base=20/s, peak=200/s, at=1s, for=300ms)").get(random.nextInt(4));
        document = document.withWorkload("open", Workload.open(OperationRef.parse("c0-0.a"), Arrival.parse(arrivals)));
        return random.nextBoolean()
                ? document
                : document.withWorkload("closed", new Workload(null, null, OperationRef.parse("c0-0.b"), Map.of(),
                        Map.of(), null, 1 + random.nextInt(20), Distribution.parse("exponential(100ms)"),
                        random.nextBoolean() ? null : TimeSpan.parse("50ms")));
    }

    private static int layerOf(ComponentId id) {
        return id.value().charAt(1) - '0';
    }

    private Component component(int layer) {
        Container container = Container.UNSPECIFIED.withWorkers(layer == 0
                ? null
                : random.nextInt(4) == 0
                        ? null
                        : Integer.valueOf(1 + random.nextInt(8)))
                .withBacklog(random.nextBoolean() ? null : Integer.valueOf(random.nextInt(10)))
                .withDiscipline(random.nextBoolean() ? null : QueueDiscipline.LIFO)
                .withCpu(null, random.nextBoolean() ? null : new Cores(200L + random.nextInt(3000)));
        return new Component(ComponentKind.SERVICE, null, null, null, null, container, 1 + random.nextInt(3), null,
                null,
                null, null, Map.of(), resources(), null, null, null, null, Map.of());
    }

    private Map<String, Resource> resources() {
        ResourceKind kind = ResourceKind.values()[random.nextInt(ResourceKind.values().length)];
        return Map.of("scarce", new Resource(kind, kind == ResourceKind.LOCK ? null : Integer.valueOf(3),
                random.nextBoolean() ? null : Integer.valueOf(random.nextInt(4))));
    }

    private Component wired(Component component, int layer, Iterable<ComponentId> all) {
        List<OperationRef> below = new ArrayList<>();
        for (ComponentId id : all) {
            if (layerOf(id) > layer) {
                below.add(new OperationRef(id, random.nextBoolean() ? "a" : "b"));
            }
        }
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
        int kind = random.nextInt(depth > 0 ? 11 : 5);
        return switch (kind) {
            case 0 -> new Step.Wait(time());
            case 1 -> new Step.Fail(Share.parse("2%"));
            case 2, 3 -> below.isEmpty() ? new Step.Compute(time()) : call(below);
            case 5 -> new Step.Parallel(List.of(step(below, depth - 1), step(below, depth - 1), step(below, depth - 1)),
                    random.nextBoolean() ? null : Integer.valueOf(1 + random.nextInt(3)));
            case 6 -> new Step.Choice(List.of(new Step.Branch(Share.parse("40%"), List.of(step(below, depth - 1))),
                    new Step.Branch(Share.parse("30%"), List.of(step(below, depth - 1)))));
            case 7 -> new Step.Repeat(Count.parse(random.nextBoolean() ? "2" : "geometric(1.5)"),
                    List.of(step(below, depth - 1)));
            case 8, 9 -> new Step.Sequence(List.of(
                    new Step.Acquire("scarce", null, random.nextBoolean() ? null : TimeSpan.parse("5ms"),
                            random.nextBoolean() ? null : Boolean.TRUE),
                    step(below, depth - 1), new Step.Release("scarce", null)));
            default -> new Step.Compute(time());
        };
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
                    connections.put(new ConnectionId(from, to), connection());
                }
            }
        }
        return connections;
    }

    private Connection connection() {
        Retry retry = random.nextBoolean()
                ? null
                : new Retry(2 + random.nextInt(3), Backoff.parse("1ms..8ms full-jitter"), List.of(), null);
        Balancing balancing = Balancing.values()[random.nextInt(Balancing.values().length)];
        NetworkPath path = random.nextBoolean() ? null : new NetworkPath(time(), null, null);
        TimeSpan timeout = random.nextBoolean() ? null : TimeSpan.ofMillis(3L + random.nextInt(30));
        TimeSpan deadline = random.nextInt(3) > 0 ? null : TimeSpan.ofMillis(10L + random.nextInt(40));
        return new Connection(null, null, null, null, null, path, balancing, timeout, deadline, null, null, retry, null,
                null, null, null, null, null, null);
    }

    private Distribution time() {
        return Distribution.parse(TIMES.get(random.nextInt(TIMES.size())));
    }

    private OperationRef pick(List<OperationRef> below) {
        return below.get(random.nextInt(below.size()));
    }
}
