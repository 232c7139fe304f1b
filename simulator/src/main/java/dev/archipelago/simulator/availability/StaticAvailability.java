package dev.archipelago.simulator.availability;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.DatabaseSettings;
import dev.archipelago.model.ExternalSettings;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.ReplicationMode;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.Zone;
import dev.archipelago.model.policy.Reliability;
import dev.archipelago.model.scenario.Journey;
import dev.archipelago.model.scenario.JourneyStep;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.simulator.theory.DecisionDiagram;
import dev.archipelago.simulator.theory.ErrorBudget;
import dev.archipelago.simulator.theory.Redundancy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How much of the time requests can be answered, from how often replicas and zones are up.
///
/// Replicas are spread evenly over the zones that they may run in; a zone that is down takes them along; all else fails
/// independently. Exact, by cases over the zones and a [DecisionDiagram] over components.
/// Source: Trivedi and Bobbio, Reliability and Availability Engineering (2017).
public final class StaticAvailability {

    /// Availability of a replica where nothing is said.
    public static final double REPLICA = 0.999;

    /// Availability of a zone where nothing is said.
    public static final double ZONE = 0.9995;

    private static final double BUDGET_SECONDS = 30 * 24 * 3600.0;
    private static final int MOST_ZONES = 12;
    private static final int MOST_FOR_TRIPLES = 60;
    private static final double NOTHING = 1e-12;

    private final Document document;
    private final double neededShare;
    private final SuccessFunction success;
    private final Map<String, Integer> entries = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Double>> workloads = new LinkedHashMap<>();
    private final List<String> zones;

    /// @param neededShare of the replicas that must be up for a component to carry its load; 0 for any one of them
    private StaticAvailability(Document document, double neededShare) {
        this.document = document;
        this.neededShare = neededShare;
        this.success = new SuccessFunction(document.architecture());
        this.zones = List.copyOf(document.platformOrDefault().zones().keySet());
        if (zones.size() > MOST_ZONES) {
            throw new IllegalArgumentException(zones.size() + " zones; at most " + MOST_ZONES + " are looked at");
        }
        document.workloads().forEach((id, workload) -> workloads.put(id, functions(workload)));
    }

    /// @throws IllegalArgumentException when there are more zones than can be looked at
    public static AvailabilityResult of(Document document, double neededShare) {
        return new StaticAvailability(document, neededShare).result();
    }

    /// The share of the requests, or of the journeys, of each workload that can be answered, and nothing else: much faster.
    ///
    /// @throws IllegalArgumentException when there are more zones than can be looked at
    public static Map<String, Double> ofWorkloads(Document document, double neededShare) {
        return new StaticAvailability(document, neededShare).ofWorkloads();
    }

    /// By component that some workload cannot do without, the share of the requests of each such workload that fail when it is down
    /// and all else is up; zones do not matter.
    public static Map<String, Map<String, Double>> lostWithout(Document document) {
        return new StaticAvailability(document.withPlatform(null), 0).lostWithout();
    }

    private Map<String, Map<String, Double>> lostWithout() {
        Map<String, Map<String, Double>> all = new LinkedHashMap<>();
        success.components().keySet().forEach(id -> {
            Map<String, Double> lost = lost(id);
            if (!lost.isEmpty()) {
                all.put(id.value(), lost);
            }
        });
        return all;
    }

    private Map<String, Double> ofWorkloads() {
        Map<String, Double> found = new LinkedHashMap<>();
        workloads.forEach((id, parts) -> found.put(id, overZones(likely -> mean(parts, likely))));
        return found;
    }

    private AvailabilityResult result() {
        Map<String, Double> ofEntries = new LinkedHashMap<>();
        entries.forEach((id, function) -> ofEntries.put(id, overZones(likely -> probability(function, likely))));
        Map<String, Double> ofWorkloads = ofWorkloads();
        Map<String, AvailabilityResult.Part> parts = new LinkedHashMap<>();
        success.components().keySet().forEach(id -> parts.put(id.value(), part(id)));
        Map<String, Double> ofZones = new LinkedHashMap<>();
        zones.forEach(zone -> ofZones.put(zone, up(zone)));
        boolean triples = success.components().size() + zones.size() <= MOST_FOR_TRIPLES;
        return new AvailabilityResult(document.name(), ofEntries, ofWorkloads, parts, ofZones,
                cutSets(triples ? 3 : 2), triples ? 3 : 2, budgets(ofWorkloads));
    }

    private Map<Integer, Double> functions(Workload workload) {
        Map<Integer, Double> weighted = new LinkedHashMap<>();
        if (workload.enters() != null) {
            weighted.put(entry(workload.enters()), 1.0);
        }
        workload.mix().forEach((to, weight) -> weighted.merge(entry(to), weight, Double::sum));
        workload.journeys().values().forEach(journey -> weighted.merge(whole(journey),
                Objects.requireNonNullElse(journey.weight(), 1.0), Double::sum));
        return weighted;
    }

    private int entry(OperationRef to) {
        String name = document.architecture().operationId(to).map(id -> to.component() + "." + id)
                .orElse(to.toString());
        Integer known = entries.get(name);
        if (known == null) {
            known = success.of(to);
            entries.put(name, known);
        }
        return known;
    }

    private int whole(Journey journey) {
        int all = DecisionDiagram.ALWAYS;
        for (JourneyStep step : journey.steps()) {
            entry(step.call());
            all = success.diagram().and(all,
                    success.perhaps(step.probability(), step.times(), () -> success.of(step.call())));
        }
        return all;
    }

    private double mean(Map<Integer, Double> weighted, double[] likely) {
        double weights = weighted.values().stream().mapToDouble(Double::doubleValue).sum();
        return weighted.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * probability(entry.getKey(), likely)).sum() / weights;
    }

    private double probability(int function, double[] likely) {
        return success.diagram().probability(function, likely);
    }

    /// The expectation over the states of the zones.
    private double overZones(ToDoubleFunction<double[]> value) {
        double sum = 0;
        for (int up = 0; up < 1 << zones.size(); up++) {
            double state = 1;
            for (int z = 0; z < zones.size(); z++) {
                state *= (up >> z & 1) == 1 ? up(zones.get(z)) : 1 - up(zones.get(z));
            }
            if (state > 0) {
                sum += state * value.applyAsDouble(likely(zonesOf(up)));
            }
        }
        return sum;
    }

    private Set<String> zonesOf(int up) {
        return IntStream.range(0, zones.size()).filter(z -> (up >> z & 1) == 1).mapToObj(zones::get)
                .collect(Collectors.toSet());
    }

    /// Probability of every event while these zones are up.
    private double[] likely(Set<String> up) {
        double[] likely = success.chances();
        success.components().forEach((id, event) -> likely[success.diagram().number(event)] = enough(id, up));
        return likely;
    }

    private double enough(ComponentId id, Set<String> up) {
        Component component = component(id);
        int left = survivors(component, up);
        int needed = needed(component);
        return left < needed ? 0 : needed == 0 ? 1 : Redundancy.atLeast(needed, left, each(component));
    }

    /// Replicas in zones that are up.
    private int survivors(Component component, Set<String> up) {
        List<String> own = zones(component);
        int replicas = replicas(component);
        return own.isEmpty()
                ? replicas
                : (int) IntStream.range(0, replicas).filter(i -> up.contains(own.get(i % own.size()))).count();
    }

    private List<String> zones(Component component) {
        return isOutside(component)
                ? List.of()
                : component.placement() == null || component.placement().zones().isEmpty()
                        ? zones
                        : component.placement().zones();
    }

    private static boolean isOutside(Component component) {
        return component.kind() == ComponentKind.EXTERNAL || component.kind() == ComponentKind.THIRD_PARTY;
    }

    private static int replicas(Component component) {
        return isOutside(component) ? 1 : component.initialReplicas();
    }

    private int needed(Component component) {
        int replicas = replicas(component);
        DatabaseSettings database = component.database();
        if (database != null && database.replication() == ReplicationMode.QUORUM) {
            return Math.min(replicas, Objects.requireNonNullElse(database.writeQuorum(), replicas / 2 + 1));
        }
        if (database != null && database.replication() == ReplicationMode.CONSENSUS) {
            return replicas / 2 + 1;
        }
        return Math.clamp((int) Math.ceil(replicas * neededShare - NOTHING), 1, Math.max(1, replicas));
    }

    private double each(Component component) {
        Reliability own = component.reliability();
        ExternalSettings external = component.external();
        if (own != null) {
            return own.up();
        }
        if (isOutside(component)) {
            return external == null || external.availability() == null ? 1 : external.availability().value();
        }
        return up(document.platformOrDefault().reliability(), REPLICA);
    }

    private double up(String zone) {
        Zone known = document.platformOrDefault().zones().get(zone);
        return up(known == null ? null : known.reliability(), ZONE);
    }

    private static double up(@Nullable Reliability reliability, double usual) {
        return reliability == null ? usual : reliability.up();
    }

    private AvailabilityResult.Part part(ComponentId id) {
        Component component = component(id);
        int event = success.diagram().number(success.components().getOrDefault(id, 0));
        Map<String, Double> importance = new LinkedHashMap<>();
        workloads.forEach((name, parts) -> {
            double likelier = overZones(
                    likely -> mean(parts, with(likely, event, 1)) - mean(parts, with(likely, event, 0)));
            if (likelier > NOTHING) {
                importance.put(name, likelier);
            }
        });
        return new AvailabilityResult.Part(replicas(component), needed(component), each(component),
                overZones(likely -> likely[event]), lost(id), importance);
    }

    private Map<String, Double> lost(ComponentId id) {
        int event = success.diagram().number(success.components().getOrDefault(id, 0));
        double[] allUp = success.chances();
        Map<String, Double> lost = new LinkedHashMap<>();
        workloads.forEach((name, parts) -> {
            double without = mean(parts, with(allUp, event, 0));
            double with = mean(parts, allUp);
            if (with - without > NOTHING) {
                lost.put(name, 1 - without / with);
            }
        });
        return lost;
    }

    private static double[] with(double[] likely, int event, double value) {
        double[] changed = likely.clone();
        changed[event] = value;
        return changed;
    }

    private Component component(ComponentId id) {
        return document.architecture().component(id).orElseGet(() -> Component.of(ComponentKind.SERVICE));
    }

    /// Elements and their sets, from single ones up; a set that holds a smaller one is no cut set of its own.
    private List<AvailabilityResult.CutSet> cutSets(int most) {
        List<String> elements = new ArrayList<>();
        success.components().keySet().forEach(id -> elements.add(id.value()));
        zones.forEach(zone -> elements.add("zone " + zone));
        List<AvailabilityResult.CutSet> found = new ArrayList<>();
        Map<String, List<Set<String>>> known = new LinkedHashMap<>();
        workloads.keySet().forEach(id -> known.put(id, new ArrayList<>()));
        for (int size = 1; size <= most; size++) {
            extend(elements, 0, size, new ArrayList<>(), known, found);
        }
        return found;
    }

    private void extend(List<String> elements, int from, int size, List<String> chosen,
            Map<String, List<Set<String>>> known, List<AvailabilityResult.CutSet> found) {
        if (size == 0) {
            Set<String> set = Set.copyOf(chosen);
            List<String> open = known.entrySet().stream()
                    .filter(entry -> entry.getValue().stream().noneMatch(set::containsAll)).map(Map.Entry::getKey)
                    .toList();
            double[] likely = open.isEmpty() ? new double[0] : without(set);
            List<String> cut = open.stream()
                    .filter(id -> mean(workloads.getOrDefault(id, Map.of()), likely) < NOTHING).toList();
            if (!cut.isEmpty()) {
                cut.forEach(id -> known.getOrDefault(id, new ArrayList<>()).add(set));
                found.add(new AvailabilityResult.CutSet(chosen, cut));
            }
            return;
        }
        for (int i = from; i <= elements.size() - size; i++) {
            chosen.add(elements.get(i));
            extend(elements, i + 1, size - 1, chosen, known, found);
            chosen.removeLast();
        }
    }

    /// All is up but these components and zones.
    private double[] without(Set<String> down) {
        Set<String> up = zones.stream().filter(zone -> !down.contains("zone " + zone)).collect(Collectors.toSet());
        double[] likely = success.chances();
        success.components().forEach((id, event) -> {
            Component component = component(id);
            boolean fails = down.contains(id.value()) || survivors(component, up) < needed(component);
            likely[success.diagram().number(event)] = fails ? 0 : 1;
        });
        return likely;
    }

    private Map<String, AvailabilityResult.Budget> budgets(Map<String, Double> expected) {
        Map<String, AvailabilityResult.Budget> budgets = new LinkedHashMap<>();
        document.objectives().forEach((id, objective) -> {
            Double availability = expected.get(objective.subject());
            if (objective.metric() == Objective.Metric.SUCCESS && availability != null && objective.bound() < 1) {
                budgets.put(id, budget(objective, availability));
            }
        });
        return budgets;
    }

    private static AvailabilityResult.Budget budget(Objective objective, double availability) {
        ErrorBudget budget = new ErrorBudget(objective.bound(), BUDGET_SECONDS);
        return new AvailabilityResult.Budget(objective.subject(), objective.bound(), budget.outage(),
                budget.burnRate(1 - availability),
                ErrorBudget.alerts().stream().map(alert -> new AvailabilityResult.BurnAlert(alert.page(),
                        alert.longWindow(), alert.shortWindow(), alert.burnRate(),
                        alert.burnRate() * (1 - objective.bound()), budget.spent(alert), budget.detection(alert, 1),
                        budget.clearing(alert))).toList());
    }
}
