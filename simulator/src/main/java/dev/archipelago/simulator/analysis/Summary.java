package dev.archipelago.simulator.analysis;

import dev.archipelago.model.quantity.Percentile;
import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.messaging.Fate;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.StationPlan;
import dev.archipelago.simulator.result.ChannelResult;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.ConnectionResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.LatencyResult;
import dev.archipelago.simulator.result.OperationResult;
import dev.archipelago.simulator.result.ProtectionResult;
import dev.archipelago.simulator.result.ReplicasResult;
import dev.archipelago.simulator.result.StorageResult;
import dev.archipelago.simulator.result.TransactionResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// Turns the observations of replications into estimates with intervals.
public final class Summary {

    private final Plan plan;
    private final List<Observation> observations;

    public Summary(Plan plan, List<Observation> observations) {
        this.plan = plan;
        this.observations = List.copyOf(observations);
    }

    public Map<String, WorkloadResult> requests() {
        Map<String, WorkloadResult> results = new LinkedHashMap<>();
        observations.getFirst().requests().keySet().forEach(id -> results.put(id, workload(id)));
        return results;
    }

    public Map<String, OperationResult> operations() {
        Map<String, OperationResult> results = new LinkedHashMap<>();
        observations.getFirst().operations().keySet().forEach(id -> results.put(id, operation(id)));
        return results;
    }

    public Map<String, ComponentResult> components() {
        Map<String, ComponentResult> results = new LinkedHashMap<>();
        plan.stations().forEach(station -> results.put(station.id(), component(station)));
        return results;
    }

    public Map<String, ConnectionResult> connections() {
        Map<String, ConnectionResult> results = new LinkedHashMap<>();
        observations.getFirst().connections().keySet().forEach(id -> results.put(id, connection(id)));
        return results;
    }

    public Map<String, ChannelResult> channels() {
        Map<String, ChannelResult> results = new LinkedHashMap<>();
        observations.getFirst().channels().keySet().forEach(id -> results.put(id, channel(id)));
        return results;
    }

    public Map<String, TransactionResult> transactions() {
        Map<String, TransactionResult> results = new LinkedHashMap<>();
        observations.getFirst().transactions().forEach((id, first) -> {
            TransactionResult result = transaction(id);
            if (!first.kind().equals("events") || result.begun() + result.openBefore() > 0) {
                results.put(id, result);
            }
        });
        return results;
    }

    public StorageResult storage() {
        return new StorageSummary(observations, this::latency).result();
    }

    /// Latency of the requests of a workload at any percentile.
    public Estimate percentile(String workload, Percentile percentile) {
        Function<Observation, LatencyHistogram> of = o -> Observation.of(o.requests(), workload).latency();
        return quantile(of, together(of), percentile.fraction());
    }

    public long events() {
        return sum(Observation::events);
    }

    private WorkloadResult workload(String id) {
        Function<Observation, Observation.Requests> of = o -> Observation.of(o.requests(), id);
        Map<String, Long> failures = new LinkedHashMap<>();
        for (Failure failure : Failure.values()) {
            failures.put(failure.id(), sum(o -> of.apply(o).failures()[failure.ordinal()]));
        }
        return new WorkloadResult(sum(o -> of.apply(o).offered()), sum(o -> of.apply(o).completed()),
                sum(o -> of.apply(o).failed()), sum(o -> of.apply(o).inFlight()),
                estimate(o -> (of.apply(o).completed() + of.apply(o).failed()) / o.seconds()),
                estimate(o -> of.apply(o).completed() / o.seconds()), latency(o -> of.apply(o).latency()),
                estimate(o -> of.apply(o).success()), failures);
    }

    private OperationResult operation(String id) {
        Function<Observation, Observation.Work> of = o -> Observation.of(o.operations(), id);
        return new OperationResult(sum(o -> of.apply(o).calls()), estimate(o -> of.apply(o).calls() / o.seconds()),
                latency(o -> of.apply(o).latency()), estimate(o -> of.apply(o).selfTime()),
                estimate(o -> of.apply(o).queued()), estimate(o -> of.apply(o).degraded()));
    }

    private ComponentResult component(StationPlan station) {
        Function<Observation, Observation.Load> of = o -> Observation.of(o.components(), station.id());
        return new ComponentResult(station.kind(),
                new ReplicasResult(estimate(o -> of.apply(o).replicas()).value(),
                        observations.stream().mapToInt(o -> of.apply(o).least()).min().orElse(0),
                        observations.stream().mapToInt(o -> of.apply(o).most()).max().orElse(0),
                        of.apply(observations.getFirst()).last()),
                estimate(o -> of.apply(o).utilization()), estimate(o -> of.apply(o).cpu()),
                estimate(o -> of.apply(o).throttled()), estimate(o -> of.apply(o).queue()),
                estimate(o -> of.apply(o).wasted()));
    }

    private ConnectionResult connection(String id) {
        Function<Observation, Observation.Traffic> of = o -> Observation.of(o.connections(), id);
        Map<String, Long> failures = new LinkedHashMap<>();
        for (Failure failure : Failure.values()) {
            failures.put(failure.id(), sum(o -> of.apply(o).failures()[failure.ordinal()]));
        }
        return new ConnectionResult(sum(o -> of.apply(o).calls()), sum(o -> of.apply(o).attempts()),
                sum(o -> of.apply(o).timeouts()), sum(o -> of.apply(o).rejected()),
                failures.getOrDefault(Failure.SHORT_CIRCUITED.id(), 0L), sum(o -> of.apply(o).failed()),
                latency(o -> of.apply(o).latency()), estimate(o -> of.apply(o).network()),
                estimate(o -> of.apply(o).retrying()), failures, protection(o -> of.apply(o).protection()));
    }

    private ChannelResult channel(String id) {
        Function<Observation, Observation.Messages> of = o -> Observation.of(o.channels(), id);
        Map<String, Long> dropped = new LinkedHashMap<>();
        dropped.put("expired", fate(of, Fate.EXPIRED));
        dropped.put("overflow", fate(of, Fate.OVERFLOWED));
        dropped.put("failed", fate(of, Fate.FAILED));
        dropped.put("broker-down", fate(of, Fate.FORGOTTEN));
        Map.of("leader-lost", Fate.LEADER_LOST, "no-leader", Fate.UNSENT).forEach((cause, lost) -> {
            if (fate(of, lost) > 0) {
                dropped.put(cause, fate(of, lost));
            }
        });
        return new ChannelResult(fate(of, Fate.STORED), fate(of, Fate.REFUSED), sum(o -> of.apply(o).blocked()),
                fate(of, Fate.DELIVERED), fate(of, Fate.REDELIVERED), fate(of, Fate.CONSUMED),
                fate(of, Fate.DUPLICATE), fate(of, Fate.DEAD_LETTERED), dropped, estimate(o -> of.apply(o).lag()),
                estimate(o -> of.apply(o).meanLag()),
                observations.stream().mapToInt(o -> of.apply(o).mostLag()).max().orElse(0),
                estimate(o -> of.apply(o).age()), estimate(o -> of.apply(o).drain()),
                latency(o -> of.apply(o).latency()), sum(o -> of.apply(o).rebalances()));
    }

    private TransactionResult transaction(String id) {
        Function<Observation, Observation.Transactions> of = o -> Observation.of(o.transactions(), id);
        return new TransactionResult(of.apply(observations.getFirst()).kind(), sum(o -> of.apply(o).begun()),
                sum(o -> of.apply(o).committed()), sum(o -> of.apply(o).undone()), sum(o -> of.apply(o).stuck()),
                sum(o -> of.apply(o).openBefore()), sum(o -> of.apply(o).open()),
                estimate(o -> of.apply(o).meanOpen()), estimate(o -> of.apply(o).meanExposed()),
                estimate(o -> of.apply(o).meanLeft()), sum(o -> of.apply(o).undos()), sum(o -> of.apply(o).again()),
                sum(o -> of.apply(o).takenOver()), latency(o -> of.apply(o).decided()),
                latency(o -> of.apply(o).consistent()), latency(o -> of.apply(o).exposed()));
    }

    private long fate(Function<Observation, Observation.Messages> of, Fate fate) {
        return sum(o -> of.apply(o).fates()[fate.ordinal()]);
    }

    private ProtectionResult protection(Function<Observation, Observation.Protection> of) {
        return new ProtectionResult(sum(o -> of.apply(o).hedges()), sum(o -> of.apply(o).late()),
                sum(o -> of.apply(o).expired()), sum(o -> of.apply(o).cancelled()),
                sum(o -> of.apply(o).unaffordable()), sum(o -> of.apply(o).openings()),
                sum(o -> of.apply(o).ejections()), sum(o -> of.apply(o).connections()));
    }

    private LatencyResult latency(Function<Observation, LatencyHistogram> of) {
        LatencyHistogram all = together(of);
        return new LatencyResult(all.count(), estimate(o -> of.apply(o).mean()), quantile(of, all, 0.5),
                quantile(of, all, 0.9), quantile(of, all, 0.95), quantile(of, all, 0.99), quantile(of, all, 0.999));
    }

    private LatencyHistogram together(Function<Observation, LatencyHistogram> of) {
        LatencyHistogram all = of.apply(observations.getFirst()).copy();
        observations.stream().skip(1).forEach(observation -> all.addAll(of.apply(observation)));
        return all;
    }

    private Estimate quantile(Function<Observation, LatencyHistogram> of, LatencyHistogram all, double fraction) {
        if (plan.detail() == Detail.FLUID) {
            return Estimate.NONE;
        }
        return Confidence.around(all.quantile(fraction),
                observations.stream().mapToDouble(o -> of.apply(o).quantile(fraction)));
    }

    private Estimate estimate(ToDoubleFunction<Observation> value) {
        return Confidence.of(observations.stream().mapToDouble(value));
    }

    private long sum(ToLongFunction<Observation> value) {
        return observations.stream().mapToLong(value).sum();
    }
}
