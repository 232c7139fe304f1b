package dev.archipelago.simulator;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Container;
import dev.archipelago.model.QueueDiscipline;
import dev.archipelago.model.Shedding;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.policy.Probe;
import dev.archipelago.model.policy.Probes;
import dev.archipelago.model.policy.RateLimit;
import dev.archipelago.model.policy.RateLimitAlgorithm;
import dev.archipelago.model.policy.ScalingBehaviour;
import dev.archipelago.model.policy.ScalingPolicy;
import dev.archipelago.model.policy.ScheduledMinimum;
import dev.archipelago.model.policy.SelectPolicy;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Portion;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Faults and changes made by chance that strike a document within its first second.
final class RandomTroubles {

    private final Random random;
    private final Random messages;
    private final List<ComponentId> components;
    private final List<ConnectionId> connections;
    private final List<String> workloads;

    RandomTroubles(Document document, long seed) {
        this.random = new Random(seed ^ 0x5EED);
        this.messages = new Random(31 * seed + 8);
        this.components = List.copyOf(document.architecture().components().keySet());
        this.connections = List.copyOf(document.architecture().connections().keySet());
        this.workloads = List.copyOf(document.workloads().keySet());
    }

    /// The document with rules for overload, short memory and health checks in some of its components.
    Document guarded(Document document) {
        Architecture architecture = document.architecture();
        for (ComponentId id : components) {
            Component component = architecture.components().get(id);
            if (component != null && component.container() != null) {
                architecture = architecture.withComponent(id, guarded(component));
            }
        }
        return document.withArchitecture(architecture);
    }

    private Component guarded(Component component) {
        Container container = component.containerOrDefault();
        Shedding shedding = random.nextBoolean() ? null : Shedding.values()[random.nextInt(Shedding.values().length)];
        QueueDiscipline discipline = random.nextInt(3) == 0 ? QueueDiscipline.ADAPTIVE_LIFO : container.discipline();
        Container guarded = new Container(null, null, Map.of(), null, container.cpuLimit(), null, null,
                container.workers(), container.backlog(), discipline, shedding,
                random.nextInt(3) > 0 ? null : DataSize.parse("8Mi"),
                random.nextBoolean() ? null : Distribution.parse("uniform(0ms, 50ms)"), Map.of(), List.of())
                .withRateLimit(random.nextInt(3) > 0
                        ? null
                        : new RateLimit(Rate.parse("30/s"), 1 + random.nextInt(4),
                                RateLimitAlgorithm.values()[random.nextInt(3)]));
        Probe probe = new Probe(random.nextBoolean() ? null : "/health", null, TimeSpan.parse("20ms"),
                TimeSpan.parse("5ms"), 2, null);
        Probes probes = random.nextInt(3) > 0
                ? null
                : new Probes(null, probe, random.nextBoolean() ? null : probe, null, TimeSpan.parse("10ms"));
        return new Component(component.kind(), null, null, null, null, guarded, component.replicas(), null, null,
                probes, null, Map.of(), component.resources(), component.cache(), component.database(),
                component.broker(), component.external(), component.operations());
    }

    /// The document with numbers of replicas that follow the load, in most of its components.
    Document scaled(Document document) {
        Architecture architecture = document.architecture();
        for (ComponentId id : components) {
            Component component = architecture.components().get(id);
            if (component != null && component.kind() == ComponentKind.SERVICE && random.nextInt(4) > 0) {
                architecture = architecture.withComponent(id, scaled(component));
            }
        }
        return document.withArchitecture(architecture);
    }

    private Component scaled(Component component) {
        int min = 1 + random.nextInt(2);
        Autoscaling autoscaling = new Autoscaling(min, min + random.nextInt(6),
                random.nextBoolean() ? null : new Share(0.001 + random.nextDouble() / 3), null,
                random.nextBoolean() ? null : new Rate(1 + random.nextInt(30)), null, pace(), pace(), List.of());
        return scaled(component, component.container(), component.replicas(), autoscaling);
    }

    private static Component scaled(Component component, @Nullable Container container, @Nullable Integer replicas,
            Autoscaling autoscaling) {
        return new Component(component.kind(), null, null, null, null, container, replicas, autoscaling, null,
                component.probes(), null, Map.of(), component.resources(), component.cache(), component.database(),
                component.broker(), component.external(), component.operations());
    }

    /// The document with numbers of replicas that follow memory, waiting messages or the clock, many of them down to none.
    Document resting(Document document) {
        Architecture architecture = document.architecture();
        for (ComponentId id : components) {
            Component component = architecture.components().get(id);
            if (component != null && component.kind() == ComponentKind.SERVICE && random.nextInt(4) > 0) {
                architecture = architecture.withComponent(id, resting(component));
            }
        }
        return document.withArchitecture(architecture);
    }

    private Component resting(Component component) {
        int min = random.nextInt(2);
        int max = min + 1 + random.nextInt(5);
        boolean consumes = component.operations().values().stream().anyMatch(o -> o.consumes() != null);
        List<ScheduledMinimum> schedule = random.nextInt(3) > 0
                ? List.of()
                : List.of(new ScheduledMinimum(TimeSpan.ofMillis(random.nextInt(20_000)),
                        random.nextBoolean() ? null : TimeSpan.parse("30s"), random.nextInt(max + 1)));
        boolean byMessages = consumes && random.nextInt(4) > 0;
        Autoscaling autoscaling = new Autoscaling(min, max, null,
                byMessages || random.nextBoolean() ? null : new Share(0.05 + random.nextDouble() / 4),
                byMessages || random.nextBoolean() ? null : new Rate(30), consumes ? Integer.valueOf(1) : null, pace(),
                pace(),
                schedule);
        return scaled(component,
                component.containerOrDefault().withMemory(null, DataSize.parse("20Mi"), DataSize.parse("8Mi")),
                random.nextInt(3) == 0 ? component.replicas() : null, autoscaling);
    }

    private @Nullable ScalingBehaviour pace() {
        ScalingPolicy pods = new ScalingPolicy(new Portion.Absolute(1 + random.nextInt(3)), TimeSpan.parse("15s"));
        ScalingPolicy share = new ScalingPolicy(Portion.parse("50%"), TimeSpan.parse("30s"));
        SelectPolicy select = SelectPolicy.values()[random.nextInt(SelectPolicy.values().length)];
        return random.nextInt(3) == 0
                ? null
                : new ScalingBehaviour(TimeSpan.ofMillis(10_000L * random.nextInt(3)), select, List.of(pods, share));
    }

    /// The document with planned changes beside the faults of its scenario, which are fewer then.
    Document changed(Document document) {
        RandomChanges changes = new RandomChanges(document, random);
        Document prepared = changes.prepared(document);
        Scenario scenario = new Scenario(null, null, null, Map.of(),
                random.nextBoolean() ? List.of() : List.of(fault(), fault()), changes.changes(prepared));
        return prepared.withScenarios(Map.of("trouble", scenario));
    }

    Scenario scenario() {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < 3 + random.nextInt(6); i++) {
            faults.add(fault());
        }
        if (messages.nextBoolean()) {
            faults.add(new Fault.Poison(messages.nextBoolean() ? "bus.queue" : "bus.topic",
                    TimeSpan.ofMillis(messages.nextInt(500)),
                    messages.nextBoolean() ? null : Distribution.parse("200ms"),
                    messages.nextBoolean() ? null : Share.parse("30%"), 1 + messages.nextInt(3), null));
        }
        if (messages.nextInt(3) == 0) {
            faults.add(new Fault.Crash(new ComponentId("bus"), TimeSpan.ofMillis(300 + messages.nextInt(400)),
                    Distribution.parse("100ms"), null, null, null));
        }
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            changes.add(new Change.Scale(any(components), at(), random.nextInt(6)));
        }
        return new Scenario(null, null, null, Map.of(), faults, changes);
    }

    private Fault fault() {
        return switch (random.nextInt(connections.isEmpty() ? 10 : 16)) {
            case 0, 1 -> new Fault.Crash(any(components), at(), time(), replicas(), zone(), every());
            case 2 -> new Fault.Slow(any(components), at(), time(), 3.0, ramp(), replicas(), zone(), every());
            case 3 -> new Fault.Errors(any(components), at(), time(), Share.parse("50%"), ramp(), replicas(), zone(),
                    every());
            case 4 -> new Fault.Surge(any(workloads), at(), time(), random.nextBoolean() ? 3 : 0.3, ramp(), every());
            case 5 -> new Fault.Hang(any(components), at(), time(), replicas(), zone(), every());
            case 6 -> new Fault.Pause(any(components), at(), time(), replicas(), zone(), every());
            case 7 -> new Fault.Starve(any(components), at(), time(), Share.parse("60%"), replicas(), zone(), every());
            case 8 -> random.nextBoolean()
                    ? new Fault.ZoneLoss("z1", at(), time(), every())
                    : new Fault.Partition("z1", at(), time(), random.nextBoolean() ? null : "z2",
                            random.nextBoolean(), every());
            case 9 -> random.nextBoolean()
                    ? new Fault.Burst("open", at(), 50, every())
                    : new Fault.Flush(new ComponentId("cache"), at(), every());
            case 10 ->
                new Fault.Delay(any(connections), at(), time(), Distribution.parse("exponential(20ms)"), every());
            case 11 -> new Fault.Loss(any(connections), at(), time(), Share.parse("30%"), ramp(), every());
            case 12 -> new Fault.NameFailure(any(connections), at(), time(), Share.parse("30%"), every());
            case 13 -> new Fault.Leak(any(connections), at(), time(), Share.parse("40%"), ramp(), every());
            case 14 -> new Fault.Isolate(List.of(any(components), any(components)), at(), time(), every());
            default -> new Fault.Cut(any(connections), at(), time(), random.nextBoolean(), every());
        };
    }

    private @Nullable Integer replicas() {
        return random.nextBoolean() ? null : Integer.valueOf(1 + random.nextInt(2));
    }

    private @Nullable String zone() {
        return random.nextInt(3) > 0 ? null : "z2";
    }

    private @Nullable TimeSpan ramp() {
        return random.nextBoolean() ? null : TimeSpan.ofMillis(random.nextInt(200));
    }

    private @Nullable Distribution every() {
        return random.nextInt(3) > 0 ? null : Distribution.parse("exponential(100ms)");
    }

    private TimeSpan at() {
        return TimeSpan.ofMillis(random.nextInt(900));
    }

    private @Nullable Distribution time() {
        return random.nextInt(4) == 0 ? null : Distribution.parse(random.nextInt(400) + "ms");
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
