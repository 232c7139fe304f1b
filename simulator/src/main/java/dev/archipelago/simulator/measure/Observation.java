package dev.archipelago.simulator.measure;

import java.util.List;
import java.util.Map;

/// What one replication has measured; plain numbers, no longer tied to the engine.
///
/// @param seconds measured time
/// @param events taken, warm-up included
/// @param series one entry per interval of the time line
/// @param traces sample of the requests
/// @param episodes what broke, of runs with faults
/// @param changes what was changed on purpose, in order
/// @param scalings changes of numbers of replicas that followed the load, in order
/// @param channels by channel, or by channel and consumer where several get all messages
/// @param storage what was measured of caches and databases that keep something
/// @param cluster what was measured of nodes
/// @param transactions over several services, by the operation that does them
/// @param breakers when circuit breakers opened and closed, in order
public record Observation(double seconds, long events, Map<String, Requests> requests, Map<String, Work> operations,
        Map<String, Load> components, Map<String, Traffic> connections, List<Interval> series,
        List<RequestTrace> traces, List<Episode> episodes, List<ScaleEvent> scalings, List<ChangeEvent> changes,
        Map<String, Messages> channels, StorageUse storage, ClusterUse cluster,
        Map<String, Transactions> transactions, List<BreakerEvent> breakers) {

    /// The same with other traces.
    public Observation with(List<RequestTrace> others) {
        return new Observation(seconds, events, requests, operations, components, connections, series, others, episodes,
                scalings, changes, channels, storage, cluster, transactions, breakers);
    }

    /// Requests of a workload.
    ///
    /// @param failures by ordinal of the failure
    /// @param inFlightBefore when the measurement began
    /// @param inFlight at its end
    public record Requests(long offered, long completed, long[] failures, long inFlightBefore, long inFlight,
            LatencyHistogram latency) {

        public long failed() {
            long sum = 0;
            for (long count : failures) {
                sum += count;
            }
            return sum;
        }

        /// Share of the finished requests that were answered without error; NaN when none was finished.
        public double success() {
            long finished = completed + failed();
            return finished == 0 ? Double.NaN : (double) completed / finished;
        }
    }

    /// Calls of an operation.
    ///
    /// @param selfTime mean of computing and waiting in seconds, NaN when there were none
    /// @param queued mean wait for a worker in seconds, NaN when there were none
    /// @param degraded share of the steps which could have done less that did; NaN where there are none
    public record Work(long calls, LatencyHistogram latency, double selfTime, double queued, double degraded) {}

    /// Load of a component.
    ///
    /// @param replicas that were up, on average; the least, the most and those at the end
    /// @param utilization busy share of the workers; NaN when they are not bounded
    /// @param cpu used share of the CPU; NaN when it is not limited
    /// @param throttled share of the time in which more was to be computed than there are cores
    /// @param queue mean number of waiting requests over all replicas
    /// @param wasted share of the work that nobody waited for any more
    /// @param cores used on average by all replicas
    /// @param calls that came in
    public record Load(double replicas, int least, int most, int last, double utilization, double cpu, double throttled,
            double queue, double wasted, double cores, long calls) {}

    /// Calls over a connection.
    ///
    /// @param network mean time of a try on the network in seconds, both ways; NaN when there were none
    /// @param failures tries by ordinal of the failure
    /// @param requestsBetweenZones tries that went to another zone
    /// @param answersBetweenZones answers that came from another zone
    /// @param retrying mean time that a call loses with tries before its last in seconds; NaN when there were none
    public record Traffic(long calls, long attempts, long timeouts, long rejected, long failed,
            LatencyHistogram latency, double network, double retrying, long[] failures, Protection protection,
            long requestsBetweenZones, long answersBetweenZones) {}

    /// What the policies of a connection did.
    public record Protection(long hedges, long late, long expired, long cancelled, long unaffordable, long openings,
            long ejections, long connections) {}

    /// Messages of a channel for a group of consumers.
    ///
    /// @param fates messages by ordinal of what became of them
    /// @param blocked publishers that had to wait for room
    /// @param rebalances times that partitions were shared out anew
    /// @param lag messages that were not done with at the end, the mean and the most
    /// @param age of the oldest of them at the end in seconds; 0 when there was none
    /// @param drain seconds from when the most waited until none did; NaN when that never came
    /// @param latency from publishing to the end of the consumption
    public record Messages(long[] fates, long blocked, long rebalances, int lag, double meanLag, int mostLag,
            double age, double drain, LatencyHistogram latency) {}

    /// What became of the transactions of one kind.
    ///
    /// @param kind what they are
    /// @param openBefore under way when the measurement began
    /// @param open under way at its end
    /// @param meanOpen under way on average
    /// @param meanExposed under way on average with a part that others may see
    /// @param meanLeft under way on average without anybody who drives them
    /// @param undos tasks that were undone
    /// @param again tries of what must succeed in the end, beyond the first of each
    /// @param takenOver by a replica after another one had ended, or by the same after a new start
    /// @param decided from the beginning until all was certain to be done
    /// @param consistent from the beginning until all was done or undone
    /// @param exposed from the first part that others may see until all was done or undone; of a two-phase commit, of each
    /// participant from its yes until it has carried the decision out
    public record Transactions(String kind, long begun, long committed, long undone, long stuck, long openBefore,
            long open, double meanOpen, double meanExposed, double meanLeft, long undos, long again, long takenOver,
            LatencyHistogram decided, LatencyHistogram consistent, LatencyHistogram exposed) {}

    /// An interval of the time line.
    ///
    /// @param end in seconds since the measurement began
    /// @param breakers that are not closed at its end, by connection; only connections with circuit breakers
    /// @param violations how often so far; none where there are no faults
    public record Interval(double end, Map<String, Served> requests, Map<String, Busy> components,
            Map<String, Waiting> channels, Map<String, Integer> breakers, Map<Violation, Long> violations) {}

    /// Messages of a channel that were not done with at the end of an interval, and the age of the oldest in seconds.
    public record Waiting(int lag, double age) {}

    /// Requests of a workload in an interval; latencies in seconds, NaN when there were none.
    ///
    /// @param offered requests per second that came
    /// @param finished how many were answered without error
    /// @param causes failed requests per second by ordinal of the failure
    public record Served(double offered, double perSecond, double failedPerSecond, long finished, double mean,
            double p50, double p95, double p99, double[] causes) {}

    /// Load of a component in an interval.
    ///
    /// @param cores used by all replicas
    /// @param inside requests in work or waiting, all replicas together
    /// @param throttled share of the time in which more was to be computed than there are cores
    /// @param ready pods that callers may call, at its end
    /// @param failed share of the calls to it that failed for good; NaN when none ended
    public record Busy(double utilization, double queue, double replicas, double cores, double inside,
            double throttled, int ready, double failed) {}

    /// The entry of an id that is known to be there.
    public static <T> T of(Map<String, T> entries, String id) {
        T entry = entries.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("nothing observed of " + id);
        }
        return entry;
    }
}
