package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How the run went over time, averaged over the replications.
///
/// @param seconds end of each interval, counted from the end of the warm-up; all series have as many entries
/// @param requests series by workload
/// @param components series by component
/// @param channels series by channel, as in the results
/// @param storage hit ratios of caches and shares of stale reads of databases, by component.hitRatio and component.staleShare
/// @param nodes series by node pool; none where there are no node pools
/// @param pending replicas without a node by component, of those that had any; all of it empty where there are no node pools
/// @param breakers circuit breakers that are not closed at the end of each interval, by connection, of those that had any
/// @param marks what happened in the first replication, by begin
public record Timeline(List<Double> seconds, Map<String, Requests> requests, Map<String, Load> components,
        Map<String, Backlog> channels, Map<String, List<Double>> storage, Map<String, Nodes> nodes,
        Map<String, List<Double>> pending, Map<String, List<Double>> breakers, List<Mark> marks) {
    public Timeline {
        seconds = List.copyOf(seconds);
        requests = Ordered.copyOf(requests);
        components = Ordered.copyOf(components);
        channels = Ordered.copyOf(channels);
        storage = Ordered.copyOf(storage);
        nodes = Ordered.copyOf(nodes);
        pending = Ordered.copyOf(pending);
        breakers = Ordered.copyOf(breakers);
        marks = List.copyOf(marks);
    }

    /// Rates per second, latencies in seconds; NaN where there were no requests.
    ///
    /// @param offered requests that came
    /// @param spread half the widths of the 95 % confidence intervals of the percentiles
    /// @param causes failures by cause, of those causes that there were
    public record Requests(List<Double> offered, List<Double> goodput, List<Double> failures, List<Double> mean,
            List<Double> p50, List<Double> p95, List<Double> p99, Spread spread, Map<String, List<Double>> causes) {
        public Requests {
            causes = Ordered.copyOf(causes);
        }
    }

    /// Of the percentiles, in seconds; NaN where fewer than two replications measured anything.
    public record Spread(List<Double> p50, List<Double> p95, List<Double> p99) {}

    /// Utilization as the larger of workers and CPU, waiting requests, replicas.
    ///
    /// @param usedCpu cores used by all replicas
    /// @param throttled share of the time in which more was to be computed than there are cores
    /// @param ready pods that callers may call, at the end of each interval
    /// @param failed share of the calls to it that failed for good; NaN where none ended
    public record Load(List<Double> utilization, List<Double> queueLength, List<Double> replicas,
            List<Double> usedCpu, List<Double> throttled, List<Double> ready, List<Double> failed) {}

    /// Nodes of a pool that are ready, and the pods on them; CPU in cores, memory in gibibytes.
    ///
    /// @param pods on the nodes
    /// @param cpu that pods may ask for
    /// @param memory that pods may ask for
    /// @param requestedCpu asked for by them
    /// @param requestedMemory asked for by them
    /// @param usedCpu used by them
    /// @param contended share of the time of a node in which more was to be computed than it has cores
    /// @param packed packing efficiency: the share of what pods may ask for that they ask for, of CPU or memory whichever is more;
    /// NaN while there is no node
    public record Nodes(List<Double> ready, List<Double> pods, List<Double> cpu, List<Double> memory,
            List<Double> requestedCpu, List<Double> requestedMemory, List<Double> usedCpu, List<Double> contended,
            List<Double> packed) {

        /// Cores that nobody asked for.
        public List<Double> idleCpu() {
            return IntStream.range(0, cpu.size()).mapToObj(i -> cpu.get(i) - requestedCpu.get(i)).toList();
        }
    }

    /// Messages that were not done with at the end of each interval, and the age of the oldest in seconds.
    public record Backlog(List<Double> lag, List<Double> oldest) {}
}
