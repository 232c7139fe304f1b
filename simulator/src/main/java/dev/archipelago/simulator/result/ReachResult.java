package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.Map;

/// How far one loss reaches, compared in pairs with runs in which nothing is lost.
///
/// @param what is lost, as people call it
/// @param scenario empty for none
/// @param at seconds from the end of the warm-up until it is lost
/// @param lasting seconds for which it is lost
/// @param aftermath seconds that are measured after it is back
/// @param lost requests of all workloads that are not answered in time, as a share of those answered without the loss while it lasts
/// @param workloads by id
/// @param components by id, all but users
public record ReachResult(String what, String scenario, long seed, int replications, double warmUpSeconds, double at,
        double lasting, double aftermath, Estimate lost, Map<String, Reach> workloads, Map<String, Reach> components) {
    public ReachResult {
        workloads = Ordered.copyOf(workloads);
        components = Ordered.copyOf(components);
    }

    /// How a workload or a component is reached.
    ///
    /// @param ring connections between it and what is lost, whichever way they lead; 0 of that itself and of workloads, -1 where nothing
    /// connects them
    /// @param lost answers, of a component those of calls to it, that are missing, as a share of those without the loss while it lasts
    /// @param pressure requests in it while the loss lasts, of a workload their mean latency, as a multiple of that without; NaN where
    /// there are none
    /// @param after seconds from the loss until it shows; NaN where it does not
    public record Reach(int ring, Estimate lost, Estimate pressure, double after) {
        private static final double LITTLE = 0.01;
        private static final double MANY = 1.1;

        /// Whether the intervals say that it is reached: at least a hundredth of the answers is missing, or there is a tenth more
        /// pressure.
        public boolean isReached() {
            return isLost() || atLeast(pressure, MANY);
        }

        /// Whether the interval says that answers are missing.
        public boolean isLost() {
            return atLeast(lost, LITTLE);
        }

        private static boolean atLeast(Estimate estimate, double least) {
            return estimate.isMeasured() && estimate.value() >= least
                    && (!estimate.hasInterval() || estimate.low() > (least == MANY ? 1 : 0));
        }
    }
}
