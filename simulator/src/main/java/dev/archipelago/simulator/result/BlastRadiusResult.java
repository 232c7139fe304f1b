package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;

/// What the loss of each part of an architecture costs, compared in pairs with runs in which nothing is lost.
///
/// @param scenario empty for none
/// @param at seconds from the end of the warm-up until the part is lost
/// @param lasting seconds for which it is lost
/// @param aftermath seconds that are measured after it is back
/// @param answered requests per second that are answered in time while nothing is lost
/// @param latencyBounds by workload: seconds from which on an answer is too late, from its objectives; absent where it has none
/// @param losses the worst first
public record BlastRadiusResult(String architecture, String scenario, long seed, int replications,
        double warmUpSeconds, double at, double lasting, double aftermath, Estimate answered,
        Map<String, Double> latencyBounds, List<Loss> losses) {
    public BlastRadiusResult {
        latencyBounds = Ordered.copyOf(latencyBounds);
        losses = List.copyOf(losses);
    }

    /// What of it was lost.
    public enum Extent {
        /// One replica, the others stay.
        ONE_REPLICA,

        /// The component with all its replicas.
        WHOLE,

        /// The connection.
        CONNECTION,

        /// Everything in the zone.
        ZONE
    }

    /// What one loss costs.
    ///
    /// @param what id of the component, the connection or the zone
    /// @param requests that are not answered in time and are without the loss, in one replication
    /// @param outage the same as seconds in which nothing at all would be answered
    /// @param share requests as a share of those answered in the same time without the loss while the part is lost
    /// @param direct share of the requests that need the part, as far as the design says it; NaN where it does not
    /// @param peak the largest share of the answers that is missing in a twentieth of the time
    /// @param recovered whether at the end at least 90 % of the answers are back
    /// @param workloads share for each workload
    public record Loss(String what, Extent extent, Estimate requests, Estimate outage, Estimate share, double direct,
            double peak, boolean recovered, Map<String, Estimate> workloads) {
        public Loss {
            workloads = Ordered.copyOf(workloads);
        }

        /// Whether the interval says that something is lost.
        public boolean isShown() {
            return requests.hasInterval() ? requests.low() > 0 : requests.value() > 0;
        }
    }
}
