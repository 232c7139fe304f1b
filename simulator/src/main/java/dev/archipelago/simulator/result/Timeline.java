package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;

/// How the run went over time, averaged over the replications.
///
/// @param seconds end of each interval, counted from the end of the warm-up; all series have as many entries
/// @param requests series by workload
/// @param components series by component
/// @param channels series by channel, as in the results
/// @param storage hit ratios of caches and shares of stale reads of databases, by component.hitRatio and component.staleShare
/// @param nodes ready nodes by pool
/// @param pending replicas without a node by component, of those that had any; all of it empty where there are no node pools
public record Timeline(List<Double> seconds, Map<String, Requests> requests, Map<String, Load> components,
        Map<String, Backlog> channels, Map<String, List<Double>> storage, Map<String, List<Double>> nodes,
        Map<String, List<Double>> pending) {
    public Timeline {
        seconds = List.copyOf(seconds);
        requests = Ordered.copyOf(requests);
        components = Ordered.copyOf(components);
        channels = Ordered.copyOf(channels);
        storage = Ordered.copyOf(storage);
        nodes = Ordered.copyOf(nodes);
        pending = Ordered.copyOf(pending);
    }

    /// Rates per second, latencies in seconds; NaN where there were no requests.
    ///
    /// @param causes failures by cause, of those causes that there were
    public record Requests(List<Double> goodput, List<Double> failures, List<Double> mean, List<Double> p99,
            Map<String, List<Double>> causes) {
        public Requests {
            causes = Ordered.copyOf(causes);
        }
    }

    /// Utilization as the larger of workers and CPU, waiting requests, replicas.
    public record Load(List<Double> utilization, List<Double> queueLength, List<Double> replicas) {}

    /// Messages that were not done with at the end of each interval, and the age of the oldest in seconds.
    public record Backlog(List<Double> lag, List<Double> oldest) {}
}
