package dev.archipelago.simulator.estimate;

import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.OpCode;
import dev.archipelago.simulator.plan.OperationPlan;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.ProtectionPlan;
import dev.archipelago.simulator.plan.SourcePlan;
import dev.archipelago.simulator.plan.StationPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds where a plan has what the formulas do not know.
final class Doubts {

    private static final double BUSY = 0.9;
    private static final int LONG_LINE = 1000;

    private final Plan plan;
    private final StationLoad.Answer[] answers;
    private final Set<EstimateResult.Doubt> doubts = new LinkedHashSet<>();

    Doubts(Plan plan, StationLoad.Answer[] answers) {
        this.plan = plan;
        this.answers = answers;
    }

    List<EstimateResult.Doubt> all() {
        for (int i = 0; i < answers.length; i++) {
            station(plan.stations().get(i), answers[i]);
        }
        plan.operations().forEach(this::operation);
        plan.links().forEach(this::link);
        plan.sources().forEach(this::source);
        if (!plan.faults().isEmpty() || !plan.changes().isEmpty()) {
            add(plan.scenario(), "faults and planned changes are left out");
        }
        if (plan.cluster() != null && plan.cluster().sharesCpu()) {
            add(plan.architecture(), "what replicas on the same node take from one another is left out");
        }
        return new ArrayList<>(doubts);
    }

    private void add(String about, String reason) {
        doubts.add(new EstimateResult.Doubt(about, reason));
    }

    private void station(StationPlan station, StationLoad.Answer answer) {
        double utilization = answer.utilization();
        if (utilization >= 1) {
            add(station.id(), String.format(Locale.ROOT,
                    "asked for %.0f %% of what it can do: its queue grows for as long as that lasts",
                    100 * utilization));
        } else if (utilization >= BUSY) {
            add(station.id(), String.format(Locale.ROOT, "busy for %.0f %%: small differences matter much", 100
                    * utilization));
        }
        if (station.life().scaling() != null) {
            add(station.id(), "autoscaling is left out: it has its replicas of the start");
        }
        if (station.overload().sheds()) {
            add(station.id(), "what it turns away under load is left out");
        }
        if (station.backlog() != StationPlan.UNLIMITED && utilization >= 0.7) {
            add(station.id(), "its backlog is taken for unbounded");
        }
        if (station.lastFirst() || station.priorities() > 1) {
            add(station.id(), "waiting is that of first come, first served: percentiles, and who waits, are others");
        }
    }

    private void operation(OperationPlan operation) {
        int[] code = operation.code();
        for (int at = 0; at < code.length; at += OpCode.length(code, at)) {
            switch (code[at]) {
                case OpCode.ACQUIRE -> permit(operation, at);
                case OpCode.STORE, OpCode.PUBLISH, OpCode.CONSUME, OpCode.OUTBOX ->
                    add(operation.id(), "what messages wait for in channels is left out");
                case OpCode.TRANSACT -> add(operation.id(), "the course of its transaction is left out");
                case OpCode.KEY, OpCode.FOUND, OpCode.PROBE ->
                    add(operation.id(), "which keys a cache has is left out");
                case OpCode.BEGIN, OpCode.REPLICATE, OpCode.COPY ->
                    add(operation.id(), "what the copies of a database do for one another is left out");
                case OpCode.LIMIT -> add(operation.id(), "its rate limit is left out");
                case OpCode.DEGRADE -> add(operation.id(), "it is taken to do everything, whatever there is to do");
                default -> {
                }
            }
        }
    }

    private void permit(OperationPlan operation, int at) {
        StationPlan station = plan.stations().get(operation.station());
        if (!Permits.isKnown(station, operation.code(), at)) {
            add(operation.id(),
                    "waiting for several permits at once, or for a lock of readers and writers, is left out");
        } else if (operation.code()[at + 3] >= 0
                || station.resources().get(operation.code()[at + 1]).longestLine() < LONG_LINE) {
            add(operation.id(), "who waits too long for a permit, or finds the line full, is taken to wait");
        }
    }

    private void link(LinkPlan link) {
        ProtectionPlan protection = link.protection();
        if (protection != null) {
            protection(link.id(), protection);
        }
        if (link.fallbackCall() >= 0) {
            add(link.id(), "the call that stands in for a failed one is left out");
        }
        if (link.way() != null) {
            add(link.id(), "all replicas are taken to be equally far");
        }
    }

    private void protection(String id, ProtectionPlan protection) {
        if (protection.breaker() != null || protection.limit() != null || protection.throttle() != null) {
            add(id, "breakers, throttles and rate limits are taken to let everything through");
        }
        if (protection.bulkhead() != null) {
            add(id, protection.bulkhead().adaptive() != null
                    ? "its limit that adapts is taken to let everything through"
                    : "who finds the line for its places full is taken to wait");
        }
        if (protection.pool() != null) {
            add(id, "connections are taken to be open: what it takes to open one is left out");
        }
        if (protection.hedging() != null) {
            add(id, "copies of late requests are left out");
        }
    }

    private void source(SourcePlan source) {
        Arrival arrivals = source.arrivals();
        if (arrivals != null && !(arrivals instanceof Arrival.Constant) && !(arrivals instanceof Arrival.Poisson)) {
            add(source.id(), "its load changes: this is what its highest rate would do if it lasted");
        }
    }
}
