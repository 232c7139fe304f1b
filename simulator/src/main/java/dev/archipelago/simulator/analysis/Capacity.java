package dev.archipelago.simulator.analysis;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Container;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.NodePool;
import dev.archipelago.model.platform.Prices;
import dev.archipelago.simulator.autoscaling.Recommendation;
import dev.archipelago.simulator.autoscaling.UsageHistogram;
import dev.archipelago.simulator.measure.ClusterUse;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.result.CapacityResult;
import dev.archipelago.simulator.result.CapacityResult.Costs;
import dev.archipelago.simulator.result.CapacityResult.Pods;
import dev.archipelago.simulator.result.CapacityResult.Pool;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.scheduling.HourlyPrice;
import dev.archipelago.simulator.scheduling.Power;
import dev.archipelago.simulator.scheduling.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Adds up what components asked for, used and cost.
///
/// Nodes cost what their pool says, or else what the platform charges for their CPU and memory. A node pool is parted among the
/// components on it by what they ask for, so that each pays for the idle part as well. Where there are no node pools, replicas
/// cost what the platform charges for what they ask for. A price that nobody has given is not zero: it is named.
public final class Capacity {

    private static final double HOUR = 3600;
    private static final double HALF_LIFE = 86_400;
    private static final double GIGA = 1e9;
    private static final String CURRENCY = "USD";

    private final Document document;
    private final List<Observation> observations;
    private final boolean hasNodes;
    private final boolean hasQuota;
    private final @Nullable HourlyPrice price;
    private final Map<String, Double> components = new LinkedHashMap<>();
    private final Map<String, Double> pools = new LinkedHashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private double idle;

    public Capacity(Document document, List<Observation> observations) {
        this.document = document;
        this.observations = List.copyOf(observations);
        this.hasNodes = !document.platformOrDefault().nodePools().isEmpty();
        this.hasQuota = document.platformOrDefault().quota() != null;
        Prices prices = document.platformOrDefault().prices();
        this.price = prices == null || prices.coreHour() == null || prices.gibibyteHour() == null
                ? null
                : new HourlyPrice(prices.coreHour(), prices.gibibyteHour());
    }

    public CapacityResult result() {
        Map<String, Pods> pods = new LinkedHashMap<>();
        document.architecture().components().forEach((id, component) -> {
            if (component.runsOnPlatform()) {
                pods.put(id.value(), pods(id.value(), component.containerOrDefault()));
            }
        });
        Map<String, Pool> results = new LinkedHashMap<>();
        document.platformOrDefault().nodePools().keySet().forEach(id -> results.put(id, pool(id)));
        return new CapacityResult(pods, results, observations.getFirst().cluster().events(), costs(), carbon());
    }

    private Pods pods(String id, Container container) {
        double replicas = placed(id);
        Function<Observation, ClusterUse.Pods> of = o -> Observation.of(o.cluster().pods(), id);
        return new Pods(replicas * container.cpuOrDefault().value(),
                replicas * resources(container).gibibytes(),
                estimate(o -> Observation.of(o.components(), id).cores()),
                hasNodes ? estimate(o -> of.apply(o).pending()) : Estimate.NONE,
                hasNodes ? (int) observations.stream().mapToDouble(o -> of.apply(o).mostPending()).max().orElse(0) : 0,
                hasQuota ? estimate(o -> Observation.of(o.cluster().held(), id).mean()) : Estimate.NONE,
                hasQuota
                        ? (int) observations.stream().mapToDouble(o -> Observation.of(o.cluster().held(), id).most())
                                .max().orElse(0)
                        : 0,
                hasNodes ? estimate(o -> of.apply(o).evicted()) : Estimate.NONE,
                recommendedCpu(id), recommendedMemory(id, container));
    }

    /// Replicas that take up room, on average.
    private double placed(String id) {
        return estimate(o -> hasNodes
                ? Observation.of(o.cluster().pods(), id).placed().values().stream().mapToDouble(i -> i).sum()
                : Observation.of(o.components(), id).replicas()).value();
    }

    private static Resources resources(Container container) {
        return new Resources(container.cpuOrDefault().millis(), container.memoryOrDefault().bytes());
    }

    /// What a vertical autoscaler recommends that has seen what the replicas used in each interval of the time line.
    private Optional<Recommendation> recommendedCpu(String id) {
        UsageHistogram histogram = new UsageHistogram(HALF_LIFE);
        int samples = 0;
        for (Observation observation : observations) {
            double at = 0;
            for (Observation.Interval interval : observation.series()) {
                Observation.Busy busy = Observation.of(interval.components(), id);
                if (busy.replicas() > 0) {
                    histogram.add(busy.cores() / busy.replicas(), busy.replicas(), at);
                    samples++;
                }
                at = interval.end();
            }
        }
        boolean computes = observations.stream().anyMatch(o -> Observation.of(o.components(), id).cores() > 0);
        return computes
                ? Optional.of(recommendation(histogram, 1, samples, Recommendation.LEAST_CPU))
                : Optional.empty();
    }

    /// The same for memory, of which the peak of each day counts: here that of the intervals of each replication.
    private Optional<Recommendation> recommendedMemory(String id, Container container) {
        double base = container.memoryBase() == null ? 0 : container.memoryBase().bytes();
        double each = container.memoryPerRequest() == null ? 0 : container.memoryPerRequest().bytes();
        UsageHistogram histogram = new UsageHistogram(HALF_LIFE);
        int samples = 0;
        for (Observation observation : observations) {
            double peak = 0;
            for (Observation.Interval interval : observation.series()) {
                Observation.Busy busy = Observation.of(interval.components(), id);
                if (busy.replicas() > 0) {
                    peak = Math.max(peak, base + each * busy.inside() / busy.replicas());
                    samples++;
                }
            }
            histogram.add(peak / GIGA, 1, 0);
        }
        return base + each > 0
                ? Optional.of(recommendation(histogram, GIGA, samples, Recommendation.LEAST_MEMORY))
                : Optional.empty();
    }

    private Recommendation recommendation(UsageHistogram histogram, double unit, int samples, double least) {
        double days = observations.getFirst().seconds() * observations.size() / HALF_LIFE;
        return Recommendation.of(histogram.percentile(0.5) * unit, histogram.percentile(0.9) * unit,
                histogram.percentile(0.95) * unit, days, samples, least);
    }

    private Pool pool(String id) {
        Function<Observation, ClusterUse.Pool> of = o -> Observation.of(o.cluster().pools(), id);
        return new Pool(estimate(o -> of.apply(o).paid()),
                (int) observations.stream().mapToDouble(o -> of.apply(o).least()).min().orElse(0),
                (int) observations.stream().mapToDouble(o -> of.apply(o).most()).max().orElse(0),
                mean(o -> of.apply(o).cpu()), mean(o -> of.apply(o).memory()), mean(o -> of.apply(o).requestedCpu()),
                mean(o -> of.apply(o).requestedMemory()), estimate(o -> of.apply(o).usedCpu()),
                estimate(o -> of.apply(o).contended()));
    }

    private Estimate estimate(ToDoubleFunction<Observation> value) {
        return Confidence.of(observations.stream().mapToDouble(value));
    }

    private double mean(ToDoubleFunction<Observation> value) {
        return observations.stream().mapToDouble(value).average().orElse(0);
    }

    // ---- costs --------------------------------------------------------------------------------------------------------

    private Optional<Costs> costs() {
        if (hasNodes) {
            document.platformOrDefault().nodePools().forEach(this::chargeNodes);
        } else {
            chargeReplicas();
        }
        document.architecture().components().forEach(this::chargeCalls);
        Costs.Traffic traffic = new TrafficPrice(document, observations).perHour();
        if (components.isEmpty() && pools.isEmpty() && traffic.sum() == 0) {
            return Optional.empty();
        }
        double ofNodes = pools.values().stream().mapToDouble(i -> i).sum();
        double ofCalls = components.entrySet().stream().filter(entry -> !hasNodes || !isOnPlatform(entry.getKey()))
                .mapToDouble(Map.Entry::getValue).sum();
        double perHour = ofNodes + ofCalls + traffic.sum();
        Prices prices = document.platformOrDefault().prices();
        String currency = prices == null ? null : prices.currency();
        return Optional.of(new Costs(currency == null ? CURRENCY : currency, components, pools, traffic, idle, perHour,
                HourlyPrice.perMillion(perHour, goodput()),
                prices == null || prices.asOf() == null ? "" : prices.asOf(), unknown));
    }

    /// Requests answered in a second.
    private double goodput() {
        return mean(o -> o.requests().values().stream().mapToDouble(Observation.Requests::completed).sum()
                / o.seconds());
    }

    private Optional<CapacityResult.Carbon> carbon() {
        Double intensity = document.platformOrDefault().carbonIntensity();
        if (intensity == null) {
            return Optional.empty();
        }
        double kilowatts = hasNodes
                ? document.platformOrDefault().nodePools().entrySet().stream()
                        .mapToDouble(entry -> kilowatts(entry.getKey(), entry.getValue())).sum()
                : document.architecture().components().entrySet().stream()
                        .filter(entry -> entry.getValue().runsOnPlatform())
                        .mapToDouble(entry -> kilowatts(entry.getKey().value(), entry.getValue())).sum();
        double grams = kilowatts * intensity;
        return Optional.of(new CapacityResult.Carbon(kilowatts, grams, HourlyPrice.perMillion(grams, goodput())));
    }

    private double kilowatts(String id, NodePool pool) {
        double nodes = mean(o -> Observation.of(o.cluster().pools(), id).paid());
        return Power.kilowatts(nodes * pool.cpuOrDefault().value(),
                mean(o -> Observation.of(o.cluster().pools(), id).usedCpu()),
                nodes * pool.memoryOrDefault().bytes() / GIGA);
    }

    private double kilowatts(String id, Component component) {
        double replicas = placed(id);
        Container container = component.containerOrDefault();
        return Power.kilowatts(replicas * container.cpuOrDefault().value(),
                mean(o -> Observation.of(o.components(), id).cores()),
                replicas * container.memoryOrDefault().bytes() / GIGA);
    }

    private boolean isOnPlatform(String id) {
        Component component = document.architecture().components().get(new ComponentId(id));
        return component != null && component.runsOnPlatform();
    }

    private void chargeNodes(String id, NodePool pool) {
        double node = Prices.ofNode(pool, document.platformOrDefault().prices());
        if (Double.isNaN(node)) {
            unknown.add("node pool " + id);
            return;
        }
        double all = node * mean(o -> Observation.of(o.cluster().pools(), id).paid());
        pools.put(id, all);
        Resources whole = new Resources(pool.allocatable().cpu(), pool.allocatable().memory());
        Map<String, Double> shares = new LinkedHashMap<>();
        document.architecture().components().forEach((component, of) -> {
            if (of.runsOnPlatform()) {
                Resources request = resources(of.containerOrDefault());
                double pods = mean(o -> Observation.of(o.cluster().pods(), component.value()).placed()
                        .getOrDefault(id, 0.0));
                shares.put(component.value(), pods * ((double) request.cpu() / whole.cpu()
                        + (double) request.memory() / whole.memory()) / 2);
            }
        });
        double asked = shares.values().stream().mapToDouble(i -> i).sum();
        idle += Math.max(0, all - node * asked);
        if (asked > 0) {
            shares.forEach((component, share) -> {
                if (share > 0) {
                    components.merge(component, all * share / asked, Double::sum);
                }
            });
        }
    }

    private void chargeReplicas() {
        boolean any = false;
        for (Map.Entry<ComponentId, Component> entry : document.architecture().components().entrySet()) {
            if (entry.getValue().runsOnPlatform()) {
                any = true;
                if (price != null) {
                    components.put(entry.getKey().value(), placed(entry.getKey().value())
                            * price.of(resources(entry.getValue().containerOrDefault())));
                }
            }
        }
        if (any && price == null) {
            unknown.add("what runs on the platform");
        }
    }

    private void chargeCalls(ComponentId id, Component component) {
        Double each = component.external() == null ? null : component.external().pricePerCall();
        if (each != null) {
            components.put(id.value(), each * HOUR * mean(o -> Observation.of(o.components(), id.value()).calls()
                    / o.seconds()));
        }
    }
}
