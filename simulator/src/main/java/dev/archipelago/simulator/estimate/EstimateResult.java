package dev.archipelago.simulator.estimate;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
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

    /// Something that the formulas do not know.
    ///
    /// @param about a component, connection or workload
    /// @param reason a sentence
    public record Doubt(String about, String reason) {}
}
