package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.OverloadPlan.ProbePlan;
import dev.archipelago.simulator.rollout.Verdict;
import java.util.function.Consumer;

/// Checks the health of one process of a replica again and again, as the kubelet does.
///
/// A check of a path is answered by the program: it waits for a worker behind those that wait already, and takes no time
/// itself. A check of a port is answered by the operating system as long as the process is there, even when all its work
/// stands still.
final class HealthCheck {

    private final Engine engine;
    private final Replica replica;
    private final ProbePlan plan;
    private final int life;
    private final Consumer<Boolean> changed;
    private final Runnable check = this::check;
    private final Verdict verdict;

    /// @param isHealthy at the beginning
    /// @param changed is told when that changes
    HealthCheck(Engine engine, Replica replica, ProbePlan plan, boolean isHealthy, Consumer<Boolean> changed) {
        this.engine = engine;
        this.replica = replica;
        this.plan = plan;
        this.life = replica.condition.life;
        this.changed = changed;
        this.verdict = new Verdict(plan.failures(), plan.successes(), isHealthy);
    }

    /// Makes the first check: at a time by chance within the first period of a run, else when the process has started.
    void open() {
        long phase = engine.now() == 0 ? (long) (engine.dice.next(plan.phase()) * plan.period()) : 0;
        engine.agenda.after(plan.initialDelay() + phase, check);
    }

    private boolean isOver() {
        return replica.condition.life != life || !replica.condition.up;
    }

    private void check() {
        if (isOver()) {
            return;
        }
        engine.agenda.after(plan.period(), check);
        if (!plan.needsWorker() || replica.busy < replica.workers && !replica.condition.frozen) {
            result(true);
        } else if (replica.waiting() >= replica.longestBacklog) {
            result(false);
        } else {
            long before = begun();
            int ahead = replica.plan.lastFirst() ? 0 : replica.waiting();
            engine.agenda.after(plan.timeout(), () -> {
                if (!isOver()) {
                    result(!replica.condition.frozen && (replica.busy < replica.workers || begun() - before > ahead));
                }
            });
        }
    }

    /// Requests that have been taken in work.
    private long begun() {
        return replica.arrived() - replica.rejected - replica.waiting();
    }

    private void result(boolean success) {
        if (verdict.changesWith(success)) {
            changed.accept(success);
        }
    }
}
