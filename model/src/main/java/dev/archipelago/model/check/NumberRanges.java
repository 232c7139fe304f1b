package dev.archipelago.model.check;

import dev.archipelago.model.CacheSettings;
import dev.archipelago.model.Channel;
import dev.archipelago.model.Component;
import dev.archipelago.model.Container;
import dev.archipelago.model.DatabaseSettings;
import dev.archipelago.model.ExternalSettings;
import dev.archipelago.model.Resource;
import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.platform.NodePool;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.platform.Prices;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.policy.Bulkhead;
import dev.archipelago.model.policy.CircuitBreaker;
import dev.archipelago.model.policy.ConnectionPool;
import dev.archipelago.model.policy.Hedging;
import dev.archipelago.model.policy.OutlierDetection;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.policy.Probe;
import dev.archipelago.model.policy.RateLimit;
import dev.archipelago.model.policy.RetryBudget;
import dev.archipelago.model.policy.Warming;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Fault;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// A number is below what is possible: no workers, a negative backlog, a pool of size zero.
final class NumberRanges implements Rule {
    private static final Map<Class<?>, Map<String, Integer>> LEAST = least();

    /// More than this of anything is a slip of the finger.
    private static final int MOST = 100_000_000;
    private static final Map<String, Integer> MOST_OF = Map.of("ports", 65535, "replicas", 100_000, "partitions",
            100_000, "shards", 100_000, "keys", 10_000_000);

    @Override
    public String id() {
        return "number.out-of-range";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return Leaves.of(inspection.document()).flatMap(leaf -> {
            Integer least = LEAST.getOrDefault(leaf.owner(), Map.of()).get(leaf.key());
            if (least == null) {
                return Stream.empty();
            }
            double value = leaf.value() instanceof Number number
                    ? number.doubleValue()
                    : leaf.value() instanceof Rate rate && rate.perSecond() > 0 ? least : 0;
            int most = MOST_OF.getOrDefault(leaf.key(), MOST);
            return value >= least && value <= most ? Stream.empty() : Stream.of(finding(leaf, least, most));
        });
    }

    private Finding finding(Leaves.Leaf leaf, int least, int most) {
        boolean rate = leaf.value() instanceof Rate;
        return Finding.error(id(), new Pointer(leaf.path()),
                Wording.of("'%s' is %s.", leaf.key(), leaf.value()),
                rate ? Wording.of("Give a rate above 0/s.") : Wording.of("Give a number from %s to %s.", least, most));
    }

    private static Map<Class<?>, Map<String, Integer>> least() {
        Map<Class<?>, Map<String, Integer>> least = new HashMap<>();
        least.put(Component.class, Map.of("replicas", 1));
        least.put(Container.class, Map.of("workers", 1, "backlog", 0, "ports", 1));
        least.put(Autoscaling.class, Map.of("min", 0, "max", 1, "lag", 1));
        least.put(Resource.class, Map.of("capacity", 1, "queue", 0));
        least.put(Channel.class,
                Map.of("partitions", 1, "maxLength", 1, "maxDeliveries", 1, "prefetch", 1, "batch", 1, "keys", 1,
                        "skew", 0, "copies", 1, "minInSync", 1));
        least.put(CacheSettings.class, Map.of("entries", 1, "keys", 1, "skew", 0, "earlyRefresh", 0));
        least.put(DatabaseSettings.class, Map.of("connections", 1, "readReplicas", 0, "writeQuorum", 1, "readQuorum", 1,
                "shards", 1, "skew", 0, "keys", 1, "disks", 1, "writeAmplification", 1));
        least.put(ExternalSettings.class, Map.of("rateLimit", 1, "pricePerCall", 0));
        least.put(Bulkhead.class, Map.of("concurrent", 1, "queue", 0));
        least.put(CircuitBreaker.class, Map.of("window", 1, "minimumCalls", 1, "halfOpenCalls", 1));
        least.put(ConnectionPool.class, Map.of("size", 1, "pending", 0));
        least.put(Hedging.class, Map.of("copies", 2));
        least.put(OutlierDetection.class, Map.of("consecutiveErrors", 1));
        least.put(Placement.class, Map.of("maxSkew", 1));
        least.put(Probe.class, Map.of("failures", 1, "successes", 1));
        least.put(RateLimit.class, Map.of("burst", 1, "rate", 1));
        least.put(RetryBudget.class, Map.of("tokens", 1));
        least.put(Step.Publish.class, Map.of("batch", 1));
        least.put(Step.Acquire.class, Map.of("permits", 1));
        least.put(Step.Release.class, Map.of("permits", 1));
        least.put(Step.Degrade.class, Map.of("above", 1, "below", 1));
        least.put(NodePool.class, Map.of("nodes", 0, "min", 0, "max", 1, "pricePerHour", 0, "maxPods", 1));
        least.put(Platform.class, Map.of("carbonIntensity", 0));
        least.put(Warming.class, Map.of("factor", 1));
        least.put(Prices.class, Map.of("coreHour", 0, "gibibyteHour", 0, "egressGibibyte", 0, "zoneGibibyte", 0));
        least.put(Fault.Crash.class, Map.of("replicas", 1));
        least.put(Fault.Slow.class, Map.of("factor", 0, "replicas", 1));
        least.put(Fault.Surge.class, Map.of("factor", 0));
        least.put(Fault.Burst.class, Map.of("requests", 1));
        least.put(Fault.Poison.class, Map.of("messages", 1));
        least.put(Fault.NodeLoss.class, Map.of("nodes", 1));
        least.put(Fault.Hang.class, Map.of("replicas", 1));
        least.put(Fault.Pause.class, Map.of("replicas", 1));
        least.put(Fault.Starve.class, Map.of("replicas", 1));
        least.put(Fault.Errors.class, Map.of("replicas", 1));
        least.put(Change.Scale.class, Map.of("to", 0));
        return Map.copyOf(least);
    }
}
