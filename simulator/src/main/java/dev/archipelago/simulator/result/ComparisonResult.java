package dev.archipelago.simulator.result;

import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two designs, or two scenarios, under the same load.
///
/// @param before what the first is called
/// @param after what the second is called
/// @param paired whether both drew the same random numbers
/// @param simulatedSeconds measured time of one replication
/// @param workloads of both, by id: their figures in a fixed order
/// @param components load of the busier of workers and CPU, of those that both have
/// @param objectives by id, of either
/// @param cost in an hour; empty where one of them has no price
/// @param onlyBefore workloads, components and connections that only the first has
/// @param onlyAfter and only the second
public record ComparisonResult(String before, String after, long seed, int replications, boolean paired,
        double simulatedSeconds, double warmUpSeconds, Map<String, List<Change>> workloads,
        Map<String, Change> components, Map<String, Outcome> objectives, Optional<Cost> cost,
        List<String> onlyBefore, List<String> onlyAfter) {

    /// The same with other names for both.
    public ComparisonResult named(String first, String second) {
        return new ComparisonResult(first, second, seed, replications, paired, simulatedSeconds, warmUpSeconds,
                workloads, components, objectives, cost, onlyBefore, onlyAfter);
    }

    /// What a figure says.
    public enum Metric {
        GOODPUT("goodput"), FAILED("failed"), MEAN("mean"), P50("p50"), P95("p95"), P99("p99"), LOAD("load");

        private final String id;

        Metric(String id) {
            this.id = id;
        }

        /// As spelled in reports and limits.
        public String id() {
            return id;
        }

        /// Whether more of it is better.
        public boolean isGood() {
            return this == GOODPUT;
        }

        /// Whether it is a duration, in seconds.
        public boolean isTime() {
            return this == MEAN || this == P50 || this == P95 || this == P99;
        }

        /// Whether it is a share, of which differences are told in percentage points.
        public boolean isShare() {
            return this == FAILED || this == LOAD;
        }
    }

    /// Whether a difference was shown.
    public enum Judgement {
        BETTER, WORSE,
        /// The interval of the difference holds zero, or there is none.
        NO_DIFFERENCE_SHOWN
    }

    /// A figure before and after.
    ///
    /// @param difference after less before, with the interval of the pairs
    public record Change(Metric metric, Estimate before, Estimate after, Estimate difference) {

        /// (1.96 + 1.645) / 1.96: so that it is missed once in twenty times.
        private static final double POWER = 1.84;

        public Judgement judgement() {
            if (!difference.hasInterval() || difference.covers(0)) {
                return Judgement.NO_DIFFERENCE_SHOWN;
            }
            return difference.value() > 0 == metric.isGood() ? Judgement.BETTER : Judgement.WORSE;
        }

        /// The difference as a part of the value before; NaN where that is zero or nothing was measured.
        public double relative() {
            return before.value() == 0 ? Double.NaN : difference.value() / before.value();
        }

        /// How many replications of each would show a change of so much in nineteen of twenty cases, as far as these tell.
        ///
        /// @param change as a part of the value before, such as 0.05
        /// @param replications that these figures come from
        public int replicationsFor(double change, int replications) {
            // wider than the half-width: the difference has to be seen, and not only in every second case
            double wider = POWER * resolution() / Math.abs(change);
            double needed = Math.ceil(replications * wider * wider);
            return Double.isFinite(needed) ? (int) Math.clamp(needed, 2, Integer.MAX_VALUE) : Integer.MAX_VALUE;
        }

        /// How small a difference could have been shown, as a part of the value before; NaN where that is unknown.
        public double resolution() {
            return before.value() == 0 ? Double.NaN : difference.halfWidth() / Math.abs(before.value());
        }
    }

    /// An objective before and after; empty where one of them does not have it.
    ///
    /// @param difference of what was measured of it, after less before, with the interval of the pairs; [Estimate#NONE] where only one has it, or
    ///        where it is about something else
    public record Outcome(Optional<ObjectiveResult> before, Optional<ObjectiveResult> after, Estimate difference) {

        /// Whether what it is about became better, however far from its bound.
        public Judgement judgement() {
            if (after.isEmpty() || !difference.hasInterval() || difference.covers(0)) {
                return Judgement.NO_DIFFERENCE_SHOWN;
            }
            boolean less = Objective.parse(after.get().target()).comparison() == Objective.Comparison.BELOW;
            return difference.value() < 0 == less ? Judgement.BETTER : Judgement.WORSE;
        }

        /// The difference as a part of the value before; NaN where that is zero or nothing was measured.
        public double relative() {
            return before.map(one -> one.measured().value()).filter(value -> value != 0)
                    .map(value -> difference.value() / Math.abs(value)).orElse(Double.NaN);
        }
    }

    /// What both cost in an hour.
    public record Cost(String currency, double before, double after) {
        public double relative() {
            return before == 0 ? Double.NaN : after / before - 1;
        }
    }

    public ComparisonResult {
        workloads = Ordered.copyOf(workloads);
        components = Ordered.copyOf(components);
        objectives = Ordered.copyOf(objectives);
        onlyBefore = List.copyOf(onlyBefore);
        onlyAfter = List.copyOf(onlyAfter);
    }
}
