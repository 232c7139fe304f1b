package dev.archipelago.app.editor.scenario;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What breaks something that is drawn, as faults of a scenario: they strike after a quarter of the measured time and last for
/// half of it, so that one sees what was before, what happens, and how it recovers.
///
/// @param way how
/// @param subject what is broken, as people call it
/// @param faults made for a time at which they strike and a time that they last; one for each component or connection
public record Breakage(Way way, String subject, Function<Span, List<Fault>> faults) {

    /// How something is broken.
    public enum Way {
        KILL, SLOW, ERRORS, FLUSH, SPIKE, DELAY, LOSS, CUT, PARTITION, ZONE;

        /// The name in texts and in those of scenarios.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// From when, counted from the end of the warm-up, and for how long.
    public record Span(TimeSpan at, TimeSpan time) {
        static Span within(@Nullable Scenario scenario) {
            double all = TimeScale.secondsOf(scenario);
            TimeScale scale = new TimeScale(all, 1);
            return new Span(scale.snapped(all / 4), scale.snapped(all / 2));
        }

        private Distribution length() {
            return new Distribution.Constant(time);
        }
    }

    private static final int SLOWER = 10;
    private static final double SPIKE = 5;
    private static final TimeSpan DELAYED = TimeSpan.ofMillis(200);

    /// The ways in which a component can be broken; users are many instead, where a workload comes from them.
    public static List<Breakage> of(Document document, ComponentId id) {
        Component component = document.architecture().components().get(id);
        if (component == null) {
            return List.of();
        }
        if (component.kind() == ComponentKind.CLIENT) {
            List<String> workloads = document.workloads().entrySet().stream()
                    .filter(workload -> id.equals(workload.getValue().from())).map(Map.Entry::getKey).toList();
            return workloads.isEmpty()
                    ? List.of()
                    : List.of(new Breakage(Way.SPIKE, id.value(),
                            span -> workloads.stream().map(workload -> spike(workload, span)).toList()));
        }
        List<Breakage> ways = new ArrayList<>(List.of(single(Way.KILL, id, span -> kill(id, span)),
                single(Way.SLOW, id, span -> slow(id, span)),
                single(Way.ERRORS, id, span -> new Fault.Errors(id, span.at(), span.length(), null, null, null, null,
                        null))));
        if (component.kind() == ComponentKind.CACHE) {
            ways.add(single(Way.FLUSH, id, span -> new Fault.Flush(id, span.at(), null)));
        }
        partition(document, id.value(), List.of(id)).ifPresent(ways::add);
        zones(document, component).forEach(zone -> ways.add(single(Way.ZONE, zone,
                span -> new Fault.Partition(zone, span.at(), span.length(), null, null, null))));
        return ways;
    }

    /// The zones that its replicas stand in, where there are others that each can be parted from.
    private static List<String> zones(Document document, Component component) {
        Set<String> all = document.platformOrDefault().zones().keySet();
        Placement placement = component.placement();
        if (all.size() < 2 || !component.runsOnPlatform()) {
            return List.of();
        }
        return placement == null || placement.zones().isEmpty() ? List.copyOf(all) : placement.zones();
    }

    /// The ways in which a connection can be broken.
    public static List<Breakage> of(Document document, ConnectionId id) {
        if (links(document).noneMatch(link -> link.id().equals(id))) {
            return List.of();
        }
        return List.of(single(Way.DELAY, id, span -> new Fault.Delay(id, span.at(), span.length(),
                new Distribution.Constant(DELAYED), null)),
                single(Way.LOSS, id, span -> new Fault.Loss(id, span.at(), span.length(), Share.parse("10%"), null,
                        null)),
                single(Way.CUT, id, span -> cut(id, span)));
    }

    /// The ways in which everything within a boundary can be broken; empty where nothing in it can.
    ///
    /// @param title what the boundary is called
    /// @param members what stands in it
    public static List<Breakage> of(Document document, String title, List<ComponentId> members) {
        List<ComponentId> running = members.stream().filter(id -> !of(document, id).isEmpty()
                && document.architecture().component(id).orElseThrow().kind() != ComponentKind.CLIENT).toList();
        List<Breakage> ways = new ArrayList<>();
        if (!running.isEmpty()) {
            ways.add(new Breakage(Way.KILL, title, span -> running.stream().map(id -> kill(id, span)).toList()));
            ways.add(new Breakage(Way.SLOW, title, span -> running.stream().map(id -> slow(id, span)).toList()));
        }
        partition(document, title, members).ifPresent(ways::add);
        return ways;
    }

    /// That nothing passes between some components and all others: one fault, whatever connections it cuts; none where
    /// nothing passes anyway.
    ///
    /// @param title what they are called together
    static Optional<Breakage> partition(Document document, String title, List<ComponentId> members) {
        return links(document).anyMatch(link -> link.id().crosses(members))
                ? Optional.of(new Breakage(Way.PARTITION, title,
                        span -> List.of(new Fault.Isolate(members, span.at(), span.length(), null))))
                : Optional.empty();
    }

    /// The scenario with this as well; a new one where there was none.
    public Scenario in(@Nullable Scenario scenario) {
        List<Fault> made = faults.apply(Span.within(scenario));
        return scenario == null
                ? new Scenario(null, null, null, Map.of(), made, List.of())
                : new Scenario(scenario.description(), scenario.duration(), scenario.warmUp(), scenario.set(),
                        Stream.concat(scenario.faults().stream(), made.stream()).toList(), scenario.changes());
    }

    /// What a new scenario of it is called, such as slow-web, with a number where the name is taken.
    public String scenarioName(Document document) {
        String base = (way.id() + "-" + subject.toLowerCase(Locale.ROOT)).replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-$", "");
        String name = base;
        for (int number = 2; document.scenarios().containsKey(name); number++) {
            name = base + "-" + number;
        }
        return name;
    }

    private static Breakage single(Way way, Object subject, Function<Span, Fault> fault) {
        return new Breakage(way, subject.toString(), span -> List.of(fault.apply(span)));
    }

    private static Fault kill(ComponentId id, Span span) {
        return new Fault.Crash(id, span.at(), span.length(), null, null, null);
    }

    private static Fault slow(ComponentId id, Span span) {
        return new Fault.Slow(id, span.at(), span.length(), (double) SLOWER, null, null, null, null);
    }

    private static Fault spike(String workload, Span span) {
        return new Fault.Surge(workload, span.at(), span.length(), SPIKE, null, null);
    }

    private static Fault cut(ConnectionId id, Span span) {
        return new Fault.Cut(id, span.at(), span.length(), null, null);
    }

    private static Stream<Link> links(Document document) {
        return Topology.of(document.architecture(), document.workloads()).links().stream();
    }
}
