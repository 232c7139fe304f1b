package dev.archipelago.simulator.estimate;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.Container;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.NodePool;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.platform.Prices;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.simulator.scheduling.HourlyPrice;
import dev.archipelago.simulator.scheduling.Packing;
import dev.archipelago.simulator.scheduling.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a design costs in an hour by what is estimated of it: the rules of the cost of a run, with the replicas of the start.
///
/// Node pools of a fixed size cost their nodes; of those that grow and shrink, so many nodes are counted as take up the replicas
/// when the largest come first. What goes between zones is not counted, nor what goes to users: both hardly change with sizes.
public final class CostEstimate {

    private static final double HOUR = 3600;
    private static final double GIBIBYTE = 1L << 30;

    private final Document document;
    private final EstimateResult estimate;
    private final Platform platform;

    private CostEstimate(Document document, EstimateResult estimate) {
        this.document = document;
        this.estimate = estimate;
        this.platform = document.platformOrDefault();
    }

    /// @param document the one that was estimated, with the values of its scenario
    /// @return NaN where something that is paid for has no price
    public static double perHour(Document document, EstimateResult estimate) {
        CostEstimate cost = new CostEstimate(document, estimate);
        return (cost.platform.nodePools().isEmpty() ? cost.replicas() : cost.nodes()) + cost.calls() + cost.egress();
    }

    /// How many nodes of each pool the replicas of the start take up when the largest come first; a replica that may run in
    /// several pools goes to the first of them. A pool with a replica that is larger than a node takes [Integer#MAX_VALUE].
    public static Map<String, Integer> nodesTaken(Document document) {
        Map<String, NodePool> pools = document.platformOrDefault().nodePools();
        Map<String, List<Resources>> pods = new LinkedHashMap<>();
        pools.keySet().forEach(id -> pods.put(id, new ArrayList<>()));
        for (Component component : document.architecture().components().values()) {
            if (component.runsOnPlatform()) {
                Resources pod = resources(component.containerOrDefault());
                pools.entrySet().stream().filter(pool -> isFor(component.placement(), pool)).findFirst()
                        .ifPresent(pool -> {
                            for (int i = 0; i < component.initialReplicas(); i++) {
                                pods.getOrDefault(pool.getKey(), new ArrayList<>()).add(pod);
                            }
                        });
            }
        }
        Map<String, Integer> taken = new LinkedHashMap<>();
        pools.forEach((id, pool) -> {
            Resources whole = new Resources(pool.allocatable().cpu(), pool.allocatable().memory());
            List<Resources> own = pods.getOrDefault(id, List.of());
            taken.put(id, own.stream().allMatch(pod -> pod.fits(whole))
                    ? new Packing(whole, pool.maxPodsOrDefault()).firstFitDecreasing(own)
                    : Integer.MAX_VALUE);
        });
        return taken;
    }

    private static boolean isFor(@Nullable Placement placement, Map.Entry<String, NodePool> pool) {
        return pool.getValue().isBorneBy(placement) && (placement == null || placement.nodePool() == null
                || placement.nodePool().equals(pool.getKey()));
    }

    private double nodes() {
        Map<String, Integer> taken = nodesTaken(document);
        double sum = 0;
        for (Map.Entry<String, NodePool> entry : platform.nodePools().entrySet()) {
            NodePool pool = entry.getValue();
            int nodes = pool.minNodes() == pool.maxNodes()
                    ? pool.initialNodes()
                    : Math.clamp(taken.getOrDefault(entry.getKey(), 0), pool.minNodes(), pool.maxNodes());
            sum += nodes * Prices.ofNode(pool, platform.prices());
        }
        return sum;
    }

    private double replicas() {
        Prices prices = platform.prices();
        HourlyPrice price = prices == null || prices.coreHour() == null || prices.gibibyteHour() == null
                ? null
                : new HourlyPrice(prices.coreHour(), prices.gibibyteHour());
        double sum = 0;
        for (Component component : document.architecture().components().values()) {
            if (component.runsOnPlatform()) {
                sum += price == null
                        ? Double.NaN
                        : component.initialReplicas() * price.of(resources(component.containerOrDefault()));
            }
        }
        return sum;
    }

    private double calls() {
        double sum = 0;
        for (Map.Entry<ComponentId, Component> entry : document.architecture().components().entrySet()) {
            Double each = entry.getValue().external() == null ? null : entry.getValue().external().pricePerCall();
            EstimateResult.Component load = estimate.components().get(entry.getKey().value());
            if (each != null && load != null) {
                sum += each * HOUR * load.rate();
            }
        }
        return sum;
    }

    private double egress() {
        Double price = platform.prices() == null ? null : platform.prices().egressGibibyte();
        double sum = 0;
        if (price != null) {
            for (var entry : document.architecture().connections().entrySet()) {
                EstimateResult.Connection traffic = estimate.connections().get(entry.getKey().toString());
                if (traffic != null) {
                    sum += price * HOUR * out(entry.getValue(), isInside(entry.getKey().from()),
                            isInside(entry.getKey().to()), traffic);
                }
            }
        }
        return sum;
    }

    /// Gibibytes in a second.
    private static double out(Connection connection, boolean fromInside, boolean toInside,
            EstimateResult.Connection traffic) {
        return fromInside && !toInside
                ? gibibytes(connection.requestSize()) * traffic.rate()
                : !fromInside && toInside
                        ? gibibytes(connection.responseSize()) * traffic.rate() / traffic.attempts()
                                * (1 - traffic.failed())
                        : 0;
    }

    private boolean isInside(ComponentId id) {
        return document.architecture().component(id).filter(Component::runsOnPlatform).isPresent();
    }

    private static double gibibytes(@Nullable DataSize size) {
        return size == null ? 0 : size.bytes() / GIBIBYTE;
    }

    private static Resources resources(Container container) {
        return new Resources(container.cpuOrDefault().millis(), container.memoryOrDefault().bytes());
    }
}
