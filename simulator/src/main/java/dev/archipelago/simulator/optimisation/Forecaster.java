package dev.archipelago.simulator.optimisation;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.NodePool;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.simulator.availability.StaticAvailability;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.estimate.CostEstimate;
import dev.archipelago.simulator.estimate.EstimateResult;
import dev.archipelago.simulator.estimate.Estimator;
import dev.archipelago.simulator.experiment.EstimatedFigures;
import dev.archipelago.simulator.plan.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Estimates configurations, each of them once.
///
/// Replicas of what scales by itself are taken where its CPU or requests would settle. Arrivals that change with time count at
/// their highest.
final class Forecaster {

    private static final double DEFAULT_TARGET = 0.8;

    private final SearchSpace space;
    private final List<Situation> situations;
    private final List<Requirement> requirements;
    private final Rules rules;
    private final Estimating estimating;
    private final Map<Point, Forecast> known = new LinkedHashMap<>();
    private final Map<List<Integer>, Double> availabilities = new ConcurrentHashMap<>();
    private final boolean onlyReplicasMatter;
    private final Map<String, Double> shortAtStart = new HashMap<>();
    /// Cores by situation and component, of components that formulas do not know.
    private final Map<String, Double> learned = new HashMap<>();
    private final double neededAvailability;

    /// A scenario in which objectives must hold.
    ///
    /// @param scenario id; null for the design as it is
    record Situation(@Nullable String scenario) {}

    /// What holds for every configuration whatever is asked of it.
    ///
    /// @param headroom by which the CPU that a replica asks for is above what it uses on average, as a share of that
    /// @param availability that each workload must have without regard to load; NaN for what objectives of success ask for, as far as
    ///        the start has it
    record Rules(double headroom, double availability) {}

    /// How estimates are computed: has no influence on them.
    record Estimating(int threads, int most, CancelSignal cancel) {}

    Forecaster(SearchSpace space, List<Situation> situations, List<Requirement> requirements, Rules rules,
            Estimating estimating) {
        this.space = space;
        this.situations = List.copyOf(situations);
        this.requirements = List.copyOf(requirements);
        this.rules = rules;
        this.estimating = estimating;
        this.onlyReplicasMatter = space.axes().stream().noneMatch(axis -> axis.kind() == Axis.Kind.GIVEN);
        this.neededAvailability = Double.isNaN(rules.availability())
                ? Math.min(askedFor(), availability(space.base()))
                : rules.availability();
        learn(Map.of());
    }

    /// Takes what simulations of the start have shown of CPU, where formulas know nothing of it.
    ///
    /// @param cores used by all replicas together, by number of the situation and component
    final void learn(Map<String, Double> cores) {
        learned.putAll(cores);
        known.clear();
        for (int i = 0; i < situations.size(); i++) {
            Estimated start = estimated(space.base(), situations.get(i));
            int situation = i;
            shortages(i, start).forEach((id, shortage) -> shortAtStart.put(situation + " " + id, shortage));
        }
    }

    private double askedFor() {
        return requirements.stream().filter(r -> r.objective().metric() == Objective.Metric.SUCCESS)
                .mapToDouble(r -> r.objective().bound()).max().orElse(0);
    }

    int count() {
        return known.size();
    }

    /// Whether there should be no more estimates, as there were many.
    boolean isExhausted() {
        return known.size() >= estimating.most();
    }

    /// Estimates that may still be made.
    int left() {
        return Math.max(0, estimating.most() - known.size());
    }

    Collection<Forecast> all() {
        return known.values();
    }

    /// From now on the configuration is none.
    void refuse(Point point, String reason) {
        known.put(point, Forecast.refused(point, reason));
    }

    /// Whether or not the search was cancelled.
    Forecast of(Point point) {
        Forecast before = known.get(point);
        if (before != null) {
            return before;
        }
        Forecast fresh = compute(point);
        known.put(point, fresh);
        return fresh;
    }

    /// In the order of the points.
    ///
    /// @throws CancellationException when cancelled
    List<Forecast> of(List<Point> points) {
        if (estimating.cancel().isCancelled()) {
            throw new CancellationException("the search was cancelled");
        }
        List<Point> fresh = points.stream().filter(point -> !known.containsKey(point)).distinct().toList();
        for (Forecast forecast : Workers.each(fresh, estimating.threads(), this::compute)) {
            known.put(forecast.point(), forecast);
        }
        return points.stream().map(this::of).toList();
    }

    private Forecast compute(Point point) {
        Document document;
        try {
            document = space.document(point);
        } catch (PropertyException e) {
            return Forecast.refused(point, String.valueOf(e.getMessage()));
        }
        double availability = availability(document);
        double shortfall = Math.max(0, (1 - availability) / Math.max(1e-12, 1 - neededAvailability) - 1)
                + lackingNodes(document);
        double cost = 0;
        List<Estimated> all = new ArrayList<>();
        for (int i = 0; i < situations.size(); i++) {
            Estimated estimated = estimated(document, situations.get(i));
            all.add(estimated);
            cost += CostEstimate.perHour(estimated.document(), estimated.result()) / situations.size();
            for (Map.Entry<String, Double> shortage : shortages(i, estimated).entrySet()) {
                double allowed = Math.max(1, shortAtStart.getOrDefault(i + " " + shortage.getKey(), 0.0));
                shortfall += Math.max(0, shortage.getValue() / allowed - 1 - 1e-9);
            }
        }
        List<Double> values = requirements.stream()
                .map(requirement -> EstimatedFigures.value(requirement.objective(),
                        all.get(requirement.situation()).result(), Forecaster::latency))
                .toList();
        return new Forecast(point, cost, values, shortfall, availability, "", loads(all));
    }

    private static Map<String, Double> loads(List<Estimated> all) {
        Map<String, Double> loads = new LinkedHashMap<>();
        all.forEach(one -> one.result().components().forEach((id, component) -> {
            if (component.rate() > 0) {
                loads.merge(id, component.utilization(), Math::max);
            }
        }));
        return loads;
    }

    // ---- one situation ---------------------------------------------------------------------------------------------

    /// @param document with the values of the situation, and with as many replicas as are expected
    private record Estimated(Document document, EstimateResult result) {}

    private static Estimated estimated(Document changed, Situation situation) {
        Document document = Setting.of(changed, situation.scenario()).document();
        EstimateResult first = Estimator.of(document, null);
        Map<ComponentId, Integer> others = replicas(document, first);
        if (others.isEmpty()) {
            return new Estimated(document, first);
        }
        Document settled = document;
        for (Map.Entry<ComponentId, Integer> other : others.entrySet()) {
            Component component = settled.architecture().component(other.getKey()).orElseThrow();
            settled = settled.withArchitecture(settled.architecture().withComponent(other.getKey(),
                    component.withReplicas(other.getValue())));
        }
        return new Estimated(settled, Estimator.of(settled, null));
    }

    /// Of those that scale by themselves and will not stay with what they start with.
    private static Map<ComponentId, Integer> replicas(Document document, EstimateResult result) {
        Map<ComponentId, Integer> others = new LinkedHashMap<>();
        document.architecture().components().forEach((id, component) -> {
            Autoscaling scaling = component.autoscaling();
            EstimateResult.Component load = result.components().get(id.value());
            if (scaling != null && load != null) {
                int replicas = replicas(component, scaling, load);
                if (replicas != component.initialReplicas()) {
                    others.put(id, replicas);
                }
            }
        });
        return others;
    }

    private static int replicas(Component component, Autoscaling scaling, EstimateResult.Component load) {
        boolean byOther = scaling.requests() != null || scaling.memory() != null || scaling.lag() != null;
        double target = scaling.cpu() != null ? scaling.cpu().value() : byOther ? Double.NaN : DEFAULT_TARGET;
        double wanted = Double.isNaN(target)
                ? 0
                : load.cores() / (component.containerOrDefault().cpuOrDefault().value() * target);
        if (scaling.requests() != null) {
            wanted = Math.max(wanted, load.rate() / scaling.requests().perSecond());
        }
        return wanted <= 0
                ? component.initialReplicas()
                : Math.clamp((int) Math.min(Integer.MAX_VALUE, Math.ceil(wanted)), Math.max(1, scaling.min()),
                        scaling.max());
    }

    /// What the CPU of each component must cover, as a share of what its replicas ask for.
    private Map<String, Double> shortages(int situation, Estimated estimated) {
        Map<String, Double> shortages = new LinkedHashMap<>();
        estimated.document().architecture().components().forEach((id, component) -> {
            EstimateResult.Component load = estimated.result().components().get(id.value());
            double cores = load == null || load.cores() <= 0
                    ? learned.getOrDefault(situation + " " + id, 0.0)
                    : load.cores();
            if (component.runsOnPlatform() && cores > 0) {
                shortages.put(id.value(), cores * (1 + rules.headroom()) / (Math.max(1, component.initialReplicas())
                        * component.containerOrDefault().cpuOrDefault().value()));
            }
        });
        return shortages;
    }

    private static double lackingNodes(Document document) {
        double lacking = 0;
        Map<String, Integer> taken = CostEstimate.nodesTaken(document);
        for (Map.Entry<String, NodePool> pool : document.platformOrDefault().nodePools().entrySet()) {
            int most = Math.max(1, pool.getValue().maxNodes());
            lacking += Math.max(0, (double) taken.getOrDefault(pool.getKey(), 0) / most - 1);
        }
        return lacking;
    }

    /// The least of the workloads; 1 where there are none.
    private double availability(Document document) {
        List<Integer> replicas = document.architecture().components().values().stream()
                .map(Component::initialReplicas).collect(Collectors.toList());
        return onlyReplicasMatter
                ? availabilities.computeIfAbsent(replicas, _ -> leastAvailability(document))
                : leastAvailability(document);
    }

    private static double leastAvailability(Document document) {
        return StaticAvailability.ofWorkloads(document, 0).values().stream().mapToDouble(value -> value).min()
                .orElse(1);
    }

    /// Percentiles that an estimate does not have are taken for the nearest that it has; simulations correct that.
    private static double latency(Objective objective, EstimateResult.Requests all) {
        if (objective.percentile() == null) {
            return all.mean();
        }
        double fraction = objective.percentile().fraction();
        return fraction < 0.7 ? all.p50() : fraction < 0.97 ? all.p95() : all.p99();
    }
}
