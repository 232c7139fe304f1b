package dev.archipelago.simulator.plan;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Relay;
import dev.archipelago.model.Step;
import dev.archipelago.model.policy.Backoff;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.plan.TransactionPlan.Kind;
import dev.archipelago.simulator.plan.TransactionPlan.Part;
import dev.archipelago.simulator.transaction.SagaRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns sagas and two-phase commits into plans with numbers.
final class TransactionCompiler {

    private static final Backoff BACKOFF = Backoff.parse("100ms..10s full-jitter");

    private final List<TransactionPlan> transactions = new ArrayList<>();
    private final List<OutboxPlan> outboxes = new ArrayList<>();
    private final List<DualWritePlan> dualWrites = new ArrayList<>();

    List<TransactionPlan> all() {
        return transactions;
    }

    /// The index of a saga.
    ///
    /// @param plan of the edition that it is compiled in
    /// @param stream the name that its draws go by
    int saga(PlanCompiler plan, ComponentId from, String id, String stream, Step.Saga saga) {
        List<Part> parts = new ArrayList<>();
        int group = -1;
        for (Step.SagaStep action : saga.saga()) {
            group += group < 0 || !Boolean.TRUE.equals(action.alongside()) ? 1 : 0;
            parts.add(new Part(call(plan, from, action.call()), call(plan, from, action.compensate()),
                    call(plan, from, action.confirm()), new SagaRules.Action(group, action.compensate() != null,
                            action.confirm() != null, Boolean.TRUE.equals(action.pivot()))));
        }
        Backoff backoff = saga.backoff() == null ? BACKOFF : saga.backoff();
        return add(new TransactionPlan(id, Kind.SAGA, plan.stationOf(from), parts,
                saga.attempts() == null ? Integer.MAX_VALUE : saga.attempts(),
                saga.timeout() == null ? 0 : Math.max(1, saga.timeout().nanos()), LinkCompiler.waits(backoff),
                plan.draws().uniform(stream + ".backoff"), -1));
    }

    /// The index of a two-phase commit.
    int twoPhaseCommit(PlanCompiler plan, ComponentId from, String id, String stream, Step.TwoPhaseCommit commit) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < commit.twoPhaseCommit().size(); i++) {
            OperationRef prepare = commit.twoPhaseCommit().get(i);
            parts.add(new Part(call(plan, from, prepare), decision(plan, from, prepare, commit.abort(), i),
                    decision(plan, from, prepare, commit.commit(), i), new SagaRules.Action(0, true, true, false)));
        }
        return add(new TransactionPlan(id, Kind.TWO_PHASE_COMMIT, plan.stationOf(from), parts, Integer.MAX_VALUE, 0,
                LinkCompiler.waits(BACKOFF), plan.draws().uniform(stream + ".backoff"),
                commit.log() == null ? -1 : plan.draws().duration(commit.log(), stream + ".log")));
    }

    private int add(TransactionPlan added) {
        transactions.add(added);
        return transactions.size() - 1;
    }

    List<OutboxPlan> outboxes() {
        return outboxes;
    }

    List<DualWritePlan> dualWrites() {
        return dualWrites;
    }

    /// The index of an outbox.
    int outbox(PlanCompiler plan, ComponentId from, String id, int call, Step.Publish publish) {
        TimeSpan time = Objects.requireNonNull(publish.outbox());
        boolean tails = publish.relay() == Relay.LOG_TAILING;
        outboxes.add(new OutboxPlan(id, plan.stationOf(from), call, Math.max(1, time.nanos()), tails,
                publish.batch() != null ? publish.batch() : tails ? 1 : Integer.MAX_VALUE,
                plan.draws().uniform("operations." + id + ".outbox." + outboxes.size())));
        return outboxes.size() - 1;
    }

    /// The index of a dual write.
    int dualWrite(PlanCompiler plan, ComponentId from, String id, int out) {
        dualWrites.add(new DualWritePlan(id, plan.stationOf(from), out));
        return dualWrites.size() - 1;
    }

    private static int call(PlanCompiler plan, ComponentId from, @Nullable OperationRef to) {
        return to == null ? -1 : plan.links().call(from, to.component(), plan.operationOf(to));
    }

    /// A call that carries a decision: to the operation given, else to nothing but the participant.
    private static int decision(PlanCompiler plan, ComponentId from, OperationRef prepare, List<OperationRef> given,
            int participant) {
        if (!given.isEmpty()) {
            return call(plan, from, given.get(participant));
        }
        int nothing = plan.synthetic(plan.operationOf(prepare), new int[]{OpCode.END}, Demand.NONE);
        return plan.links().call(from, prepare.component(), nothing);
    }
}
