package dev.archipelago.simulator.estimate;

import dev.archipelago.simulator.plan.OpCode;
import dev.archipelago.simulator.plan.OperationPlan;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.StationPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The limited resources of a station: each is a queue of its own, for so many permits as it has.
final class Permits {

    private static final int MOST_PERMITS = 256;

    private final Plan plan;
    private final StationPlan station;
    private final List<Taking> takings = new ArrayList<>();
    private final Moments[] waits;

    /// An instruction that takes a permit.
    ///
    /// @param visits of it by a request
    private record Taking(int operation, int at, int resource, double visits) {}

    Permits(Plan plan, int number, List<Integer> operations) {
        this.plan = plan;
        this.station = plan.stations().get(number);
        this.waits = new Moments[station.resources().size()];
        Arrays.fill(waits, Moments.NONE);
        if (waits.length > 0) {
            operations.forEach(this::find);
        }
    }

    /// Whether waiting for it is known to the formulas: one permit at a time, of a number of them.
    static boolean isKnown(StationPlan station, int[] code, int at) {
        return code[at + 2] == 1 && station.resources().get(code[at + 1]).capacity() <= MOST_PERMITS;
    }

    private void find(int operation) {
        OperationPlan what = plan.operations().get(operation);
        int[] code = what.code();
        for (int at = 0; at < code.length; at += OpCode.length(code, at)) {
            if (code[at] == OpCode.ACQUIRE && isKnown(station, code, at)) {
                takings.add(new Taking(operation, at, code[at + 1], ProgramWalk.visits(plan, operation, at)));
            }
        }
    }

    boolean isEmpty() {
        return takings.isEmpty();
    }

    Moments waitFor(int resource) {
        return waits[resource];
    }

    /// Finds the waits anew; by which share one of them has changed at most.
    ///
    /// @param rate of the operations, all replicas together
    /// @param population that may want something of the station at the same time, all replicas together
    double settle(double[] rate, double population, ProgramWalk.Times times) {
        double change = 0;
        for (int resource = 0; resource < waits.length; resource++) {
            double all = 0;
            Moments held = Moments.NONE;
            for (Taking taking : takings) {
                double more = rate[taking.operation] * taking.visits;
                if (taking.resource == resource && more > 0) {
                    all += more;
                    held = ProgramWalk.permit(plan, taking.operation, taking.at, times).or(held, more / all);
                }
            }
            int replicas = Math.max(1, station.replicas());
            Moments wait = new StationLoad(all / replicas, 1, population / replicas,
                    station.resources().get(resource).capacity(), Double.POSITIVE_INFINITY, 0, held.mean(),
                    held.scv()).solve().waiting();
            change = Math.max(change, Estimator.difference(wait.mean(), waits[resource].mean()));
            waits[resource] = wait;
        }
        return change;
    }
}
