package dev.archipelago.simulator.boundaries;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Severity;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Pair;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Service;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Finds in the metrics of a design what is known to go wrong. The catalogue is that of Taibi and Lenarduzzi (On the definition of microservice
/// bad smells, IEEE Software 2018) as far as calls and data show it.
///
/// No threshold comes out of a law. Each is where what it measures begins to cost more than it brings, as said at its constant.
public final class AntiPatterns {

    /// Calls of one execution to the same service from which on one that takes a list would save most of the time on the way: three of four.
    public static final double MANY_CALLS = 4;

    /// Of what a service is asked for, the part that one caller makes when the rest is too little to be a service for.
    public static final double ALMOST_ALL = 0.8;

    /// Services that may wait for one another; as the check graph.long-chain has it. With 99.9 % each, six are 99.4 %.
    public static final int LONGEST_CHAIN = 5;

    /// Callers and callees from which on a service is a hub: four of each are sixteen ways in which a change goes through it.
    public static final int HUB = 4;

    /// Groups of operations without anything in common from which on a service is a god service; two may be a matter of taste.
    public static final int GROUPS = 3;

    /// Operations that a god service has at least.
    public static final int MANY_OPERATIONS = 6;

    /// So many times the operations of the service in the middle.
    public static final double MORE_THAN_USUAL = 2;

    /// Part of the services that has to answer for one user action, on average, from which on they fail together.
    public static final double ALMOST_EVERYBODY = 0.75;

    /// With fewer services nothing is distributed enough to speak of a monolith.
    public static final int ENOUGH_SERVICES = 5;

    private final BoundaryMetrics metrics;
    private final List<AntiPattern> found = new ArrayList<>();

    private AntiPatterns(BoundaryMetrics metrics) {
        this.metrics = metrics;
    }

    /// All that are there, the more severe first.
    public static List<AntiPattern> in(BoundaryMetrics metrics) {
        AntiPatterns patterns = new AntiPatterns(metrics);
        patterns.halves();
        patterns.sharedDatabases();
        patterns.godServices();
        patterns.hubs();
        patterns.cycles();
        patterns.longChains();
        patterns.distributedMonolith();
        patterns.nanoServices();
        patterns.manyCalls();
        patterns.found.sort((a, b) -> a.finding().severity().compareTo(b.finding().severity()));
        return List.copyOf(patterns.found);
    }

    // ---- chattiness ------------------------------------------------------------------------------------------------

    private boolean areHalves(Pair pair) {
        return !isGateway(pair.from()) && !isGateway(pair.to()) && pair.mean() >= MANY_CALLS
                && pair.share() >= ALMOST_ALL;
    }

    private void halves() {
        metrics.pairs().stream().filter(this::areHalves).forEach(pair -> add(Severity.WARNING, "boundary.halves",
                List.of(pair.from(), pair.to()),
                Wording.of(
                        "'%s' asks '%s' %s times each time it is asked for something itself, and makes %s of what '%s' is asked for: two halves of one module.",
                        pair.from(), pair.to(), number(pair.mean()), percent(pair.share()), pair.to()),
                Wording.of("Merge them, or let one call carry what several do now."),
                numbers("callsEachTime", pair.mean(), "threshold", MANY_CALLS, "shareOfCallee", pair.share(),
                        "shareThreshold", ALMOST_ALL, "callsPerSecond", pair.rate(), "secondsOnTheWay",
                        pair.mean() * pair.overhead())));
    }

    private void manyCalls() {
        metrics.pairs().stream().filter(pair -> pair.most() >= MANY_CALLS && !areHalves(pair))
                .forEach(pair -> add(Severity.ADVICE, "boundary.chatty", List.of(pair.from(), pair.to()),
                        Wording.of("'%s' asks '%s' %s times for one request, one after the other.", pair.operation(),
                                pair.to(), number(pair.most())),
                        Wording.of("Let one call carry a list, keep answers for a while, or ask at the same time."),
                        numbers("callsEachTime", pair.most(), "threshold", MANY_CALLS, "callsPerSecond", pair.rate(),
                                "secondsOnTheWay", pair.most() * pair.overhead())));
    }

    // ---- data ------------------------------------------------------------------------------------------------------

    private void sharedDatabases() {
        for (Store store : metrics.stores().values()) {
            if (store.cache() || store.users().size() < 2) {
                continue;
            }
            boolean several = store.writers().size() > 1;
            List<String> parts = new ArrayList<>(List.of(store.id()));
            parts.addAll(store.users());
            add(several ? Severity.WARNING : Severity.ADVICE, "boundary.shared-database", parts,
                    Wording.of("'%s' is asked by %s%s: none of them can change its tables alone.", store.id(),
                            list(store.users()), several ? ", and " + list(store.writers()) + " write into it" : ""),
                    Wording.of("Let '%s' own it and the others ask that one or listen to its events, divide its"
                            + " tables, or merge them.", store.users().getFirst()),
                    numbers("users", store.users().size(), "threshold", 2, "writers", store.writers().size()));
        }
    }

    // ---- single services -------------------------------------------------------------------------------------------

    private void godServices() {
        List<Integer> sizes = metrics.services().values().stream().filter(service -> !service.gateway())
                .map(Service::operations).sorted().toList();
        if (sizes.size() < 2) {
            return;
        }
        double middle = sizes.get((sizes.size() - 1) / 2);
        double least = Math.max(MANY_OPERATIONS, MORE_THAN_USUAL * middle);
        metrics.services().values().stream().filter(service -> !service.gateway())
                .filter(service -> service.operations() >= least && service.groups().size() >= GROUPS)
                .forEach(service -> add(Severity.WARNING, "boundary.god-service", List.of(service.id()),
                        Wording.of("'%s' has %d operations in %d groups that share neither data nor callees: %s.",
                                service.id(), service.operations(), service.groups().size(), String.join("; ",
                                        service.groups().stream().map(AntiPatterns::operations).toList())),
                        Wording.of("Split it by these groups."),
                        numbers("operations", service.operations(), "operationsThreshold", least, "groups",
                                service.groups().size(), "threshold", GROUPS, "cohesion", service.cohesion())));
    }

    private void hubs() {
        metrics.services().values().stream().filter(service -> !service.gateway())
                .filter(service -> service.calledBy().size() >= HUB && service.calls().size() >= HUB)
                .forEach(service -> add(Severity.WARNING, "boundary.hub", List.of(service.id()),
                        Wording.of(
                                "'%s' is asked by %d services and asks %d: every change and every trouble goes through it.",
                                service.id(), service.calledBy().size(), service.calls().size()),
                        Wording.of("Let callers ask those behind it themselves, or split it by who asks for what."),
                        numbers("calledBy", service.calledBy().size(), "calls", service.calls().size(), "threshold",
                                HUB, "instability", service.instability())));
    }

    private void nanoServices() {
        metrics.services().values().stream().filter(service -> !service.gateway() && service.calledBy().size() == 1)
                .filter(service -> service.overhead() > 0 && service.seconds() <= service.overhead())
                .forEach(service -> add(Severity.ADVICE, "boundary.nano-service",
                        List.of(service.id(), service.calledBy().getFirst()),
                        Wording.of(
                                "'%s' works %s for a request, and the way to it and back takes %s; only '%s' asks it.",
                                service.id(), milliseconds(service.seconds()), milliseconds(service.overhead()),
                                service.calledBy().getFirst()),
                        Wording.of("Merge it with '%s'.", service.calledBy().getFirst()),
                        numbers("seconds", service.seconds(), "threshold", service.overhead(), "callsPerSecond",
                                service.callsIn())));
    }

    // ---- the whole -------------------------------------------------------------------------------------------------

    private void cycles() {
        metrics.whole().cycles().forEach(cycle -> add(Severity.WARNING, "boundary.cycle", cycle,
                Wording.of("%s wait for one another in a circle: none can be changed, or started, without the others.",
                        list(cycle)),
                Wording.of("Break the circle with an event, or merge them."),
                numbers("services", cycle.size(), "threshold", 2)));
    }

    private void longChains() {
        Set<List<String>> told = new LinkedHashSet<>();
        metrics.actions().stream().filter(action -> action.chain().size() > LONGEST_CHAIN)
                .filter(action -> told.add(action.chain()))
                .forEach(action -> add(Severity.WARNING, "boundary.long-chain", action.chain(),
                        Wording.of("For '%s' %d services wait for one another: %s.", action.operation(),
                                action.chain().size(), String.join(" -> ", action.chain())),
                        Wording.of("Answer earlier and let events do the rest, or merge services."),
                        numbers("depth", action.chain().size(), "threshold", LONGEST_CHAIN + 1.0)));
    }

    private void distributedMonolith() {
        List<String> services = metrics.services().values().stream().filter(service -> !service.gateway())
                .map(Service::id).toList();
        double needed = metrics.whole().needed();
        if (services.size() >= ENOUGH_SERVICES && needed >= ALMOST_EVERYBODY) {
            add(Severity.WARNING, "boundary.distributed-monolith", services,
                    Wording.of(
                            "On average %s of all services have to answer for one user action: they are deployed apart and fail together.",
                            percent(needed)),
                    Wording.of("Merge what is always asked together, or let events bring data to where it is"
                            + " needed beforehand."),
                    numbers("needed", needed, "threshold", ALMOST_EVERYBODY, "services", services.size()));
        }
    }

    // ---- words -----------------------------------------------------------------------------------------------------

    private boolean isGateway(String id) {
        Service service = metrics.services().get(id);
        return service != null && service.gateway();
    }

    private void add(Severity severity, String id, List<String> parts, Wording said, Wording advised,
            Map<String, Double> numbers) {
        Pointer pointer = Pointer.of("components", parts.getFirst());
        found.add(new AntiPattern(switch (severity) {
            case ERROR -> Finding.error(id, pointer, said, advised);
            case WARNING -> Finding.warning(id, pointer, said, advised);
            case ADVICE -> Finding.advice(id, pointer, said, advised);
        }, parts, numbers));
    }

    private static Map<String, Double> numbers(Object... pairs) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            numbers.put(pairs[i].toString(), ((Number) pairs[i + 1]).doubleValue());
        }
        return numbers;
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    private static String operations(List<String> group) {
        return String.join(", ", group.stream().map(id -> id.substring(id.indexOf('.') + 1)).toList());
    }

    private static Wording list(List<String> ids) {
        List<String> quoted = ids.stream().map(id -> "'" + id + "'").toList();
        return quoted.size() < 2
                ? Wording.of("%s", quoted)
                : Wording.of("%s and %s", quoted.subList(0, quoted.size() - 1), quoted.getLast());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? text("%.0f", value) : text("%.1f", value);
    }

    private static String percent(double share) {
        return text("%.0f %%", 100 * share);
    }

    private static String milliseconds(double seconds) {
        return text("%.3g ms", 1000 * seconds);
    }
}
