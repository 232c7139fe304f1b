package dev.archipelago.simulator.estimate;

import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.simulator.estimate.EstimateResult.Doubt;
import dev.archipelago.simulator.estimate.EstimateResult.Why;
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
import java.util.Set;

/// Finds where a plan has what the formulas do not know.
final class Doubts {

    private static final double BUSY = 0.9;
    private static final int LONG_LINE = 1000;

    private final Plan plan;
    private final StationLoad.Answer[] answers;
    private final Set<Doubt> doubts = new LinkedHashSet<>();

    Doubts(Plan plan, StationLoad.Answer[] answers) {
        this.plan = plan;
        this.answers = answers;
    }

    List<Doubt> all() {
        for (int i = 0; i < answers.length; i++) {
            station(plan.stations().get(i), answers[i]);
        }
        plan.operations().forEach(this::operation);
        plan.links().forEach(this::link);
        plan.sources().forEach(this::source);
        if (!plan.faults().isEmpty() || !plan.changes().isEmpty()) {
            add(plan.scenario(), Why.FAULTS);
        }
        if (plan.cluster() != null && plan.cluster().sharesCpu()) {
            add(plan.architecture(), Why.SHARED_NODES);
        }
        return new ArrayList<>(doubts);
    }

    private void add(String about, Why why) {
        doubts.add(new Doubt(about, why, Double.NaN));
    }

    private void station(StationPlan station, StationLoad.Answer answer) {
        double utilization = answer.utilization();
        if (utilization >= 1) {
            doubts.add(new Doubt(station.id(), Why.SATURATED, utilization));
        } else if (utilization >= BUSY) {
            doubts.add(new Doubt(station.id(), Why.BUSY, utilization));
        }
        if (station.life().scaling() != null) {
            add(station.id(), Why.AUTOSCALING);
        }
        if (station.overload().sheds()) {
            add(station.id(), Why.SHEDDING);
        }
        if (station.backlog() != StationPlan.UNLIMITED && utilization >= 0.7) {
            add(station.id(), Why.BACKLOG);
        }
        if (station.lastFirst() || station.priorities() > 1) {
            add(station.id(), Why.ORDER);
        }
    }

    private void operation(OperationPlan operation) {
        int[] code = operation.code();
        for (int at = 0; at < code.length; at += OpCode.length(code, at)) {
            switch (code[at]) {
                case OpCode.ACQUIRE -> permit(operation, at);
                case OpCode.STORE, OpCode.PUBLISH, OpCode.CONSUME, OpCode.OUTBOX ->
                    add(operation.id(), Why.CHANNELS);
                case OpCode.TRANSACT -> add(operation.id(), Why.TRANSACTION);
                case OpCode.KEY, OpCode.FOUND, OpCode.PROBE ->
                    add(operation.id(), Why.CACHE_KEYS);
                case OpCode.BEGIN, OpCode.REPLICATE, OpCode.COPY ->
                    add(operation.id(), Why.COPIES);
                case OpCode.LIMIT -> add(operation.id(), Why.RATE_LIMIT);
                case OpCode.DEGRADE -> add(operation.id(), Why.DEGRADING);
                default -> {
                }
            }
        }
    }

    private void permit(OperationPlan operation, int at) {
        StationPlan station = plan.stations().get(operation.station());
        if (!Permits.isKnown(station, operation.code(), at)) {
            add(operation.id(),
                    Why.PERMITS);
        } else if (operation.code()[at + 3] >= 0
                || station.resources().get(operation.code()[at + 1]).longestLine() < LONG_LINE) {
            add(operation.id(), Why.FULL_LINE);
        }
    }

    private void link(LinkPlan link) {
        ProtectionPlan protection = link.protection();
        if (protection != null) {
            protection(link.id(), protection);
        }
        if (link.fallbackCall() >= 0) {
            add(link.id(), Why.FALLBACK_CALL);
        }
        if (link.way() != null) {
            add(link.id(), Why.DISTANCES);
        }
    }

    private void protection(String id, ProtectionPlan protection) {
        if (protection.breaker() != null || protection.limit() != null || protection.throttle() != null) {
            add(id, Why.PROTECTIONS);
        }
        if (protection.bulkhead() != null) {
            add(id, protection.bulkhead().adaptive() != null
                    ? Why.ADAPTIVE_LIMIT
                    : Why.BULKHEAD);
        }
        if (protection.pool() != null) {
            add(id, Why.OPEN_CONNECTIONS);
        }
        if (protection.hedging() != null) {
            add(id, Why.HEDGING);
        }
    }

    private void source(SourcePlan source) {
        Arrival arrivals = source.arrivals();
        if (arrivals != null && !(arrivals instanceof Arrival.Constant) && !(arrivals instanceof Arrival.Poisson)) {
            add(source.id(), Why.CHANGING_LOAD);
        }
    }
}
