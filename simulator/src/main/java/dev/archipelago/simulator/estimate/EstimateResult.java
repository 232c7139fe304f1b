package dev.archipelago.simulator.estimate;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is to be expected of a design without a simulation; times in seconds, rates per second.
///
/// @param requests by workload, and by scheduled job
/// @param components by id
/// @param connections by id, of those that are used
/// @param overload a second state that holds too, once something has brought it about
/// @param doubts where what the formulas assume does not hold, and the simulation should be asked
/// @param rounds until nothing changed any more
/// @param settled whether that came to be
public record EstimateResult(String architecture, String scenario, Map<String, Requests> requests,
        Map<String, Component> components, Map<String, Connection> connections, Optional<Overload> overload,
        List<Doubt> doubts, int rounds, boolean settled) {
    public EstimateResult {
        requests = Ordered.copyOf(requests);
        components = Ordered.copyOf(components);
        connections = Ordered.copyOf(connections);
        doubts = List.copyOf(doubts);
    }

    /// Requests of users.
    ///
    /// @param rate of requests
    /// @param mean infinite where they come to wait for ever
    /// @param failed share of them
    public record Requests(double rate, double mean, double p50, double p95, double p99, double failed) {}

    /// @param rate of requests, all replicas together
    /// @param utilization held share of the workers, or busy share of the CPU where that is more; above 1 what is asked for
    /// @param meanWait mean for a worker
    /// @param stretch how many times as long a computation takes as on a core of its own
    /// @param mean from arrival to answer over all operations, waiting included; NaN where nothing is asked of it
    /// @param cores that all replicas together would use if nothing were in their way
    public record Component(double rate, double utilization, double meanWait, double stretch, double mean,
            double cores) {}

    /// @param rate of tries
    /// @param attempts tries of a call
    /// @param mean time of a call, all its tries together
    /// @param failed share of the calls
    public record Connection(double rate, double attempts, double mean, double failed) {}

    /// The state in which retries hold a design that was overloaded for a moment: all wait so long that all are tried again, and what
    /// is tried again is more than can be done (metastable failure: Bronson et al. 2021).
    ///
    /// @param busy what is asked of each component that does not come out of it, as a share of what it can do, 1 or more
    /// @param failed share of the requests of each workload then
    public record Overload(Map<String, Double> busy, Map<String, Double> failed) {
        public Overload {
            busy = Ordered.copyOf(busy);
            failed = Ordered.copyOf(failed);
        }
    }

    /// Why an estimate may be off.
    public enum Why {
        SATURATED("asked for {0} of what it can do: its queue grows for as long as that lasts"),

        BUSY("busy for {0}: small differences matter much"),

        FAULTS("faults and planned changes are left out"),

        SHARED_NODES("what replicas on the same node take from one another is left out"),

        AUTOSCALING("autoscaling is left out: it has its replicas of the start"),

        SHEDDING("what it turns away under load is left out"),

        BACKLOG("its backlog is taken for unbounded"),

        ORDER("waiting is that of first come, first served: percentiles, and who waits, are others"),

        CHANNELS("what messages wait for in channels is left out"),

        TRANSACTION("the course of its transaction is left out"),

        CACHE_KEYS("which keys a cache has is left out"),

        COPIES("what the copies of a database do for one another is left out"),

        RATE_LIMIT("its rate limit is left out"),

        DEGRADING("it is taken to do everything, whatever there is to do"),

        PERMITS("waiting for several permits at once, or for a lock of readers and writers, is left out"),

        FULL_LINE("who waits too long for a permit, or finds the line full, is taken to wait"),

        FALLBACK_CALL("the call that stands in for a failed one is left out"),

        DISTANCES("all replicas are taken to be equally far"),

        PROTECTIONS("breakers, throttles and rate limits are taken to let everything through"),

        ADAPTIVE_LIMIT("its limit that adapts is taken to let everything through"),

        BULKHEAD("who finds the line for its places full is taken to wait"),

        OPEN_CONNECTIONS("connections are taken to be open: what it takes to open one is left out"),

        HEDGING("copies of late requests are left out"),

        CHANGING_LOAD("its load changes: this is what its highest rate would do if it lasted");

        private final String text;

        Why(String text) {
            this.text = text;
        }
    }

    /// Why a number may be off.
    ///
    /// @param about component, operation, connection or workload
    /// @param value the share of its capacity that is asked for, where that is why; else NaN
    public record Doubt(String about, Why why, double value) {

        /// In English, such as "busy for 93 %: small differences matter much".
        public String reason() {
            return why.text.replace("{0}", share());
        }

        /// The value as text, such as "93 %"; empty where there is none.
        public String share() {
            return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * value);
        }
    }
}
