package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.Map;

/// What became of the messages of a queue, or of a topic for one consuming component. Counts are sums over the replications.
///
/// @param published messages that were stored
/// @param refused messages that a full channel did not take
/// @param blocked publishers that had to wait until there was room
/// @param delivered times that a message was handed out
/// @param redelivered of these, not for the first time
/// @param consumed messages whose consumption ended well
/// @param duplicates consumptions that ended well once more
/// @param deadLettered messages that were handed out as often as they may be
/// @param dropped messages that were lost, by cause
/// @param inStore messages that were not done with at the end
/// @param lag mean number of messages that were not done with
/// @param mostLag the most of them at any time
/// @param oldest age in seconds of the oldest of them at the end; 0 when there was none
/// @param drain seconds from when the most waited until none did; not measured where that never came
/// @param latency from publishing to the end of the consumption
/// @param rebalances times that partitions were shared out anew
public record ChannelResult(long published, long refused, long blocked, long delivered, long redelivered, long consumed,
        long duplicates, long deadLettered, Map<String, Long> dropped, Estimate inStore, Estimate lag, int mostLag,
        Estimate oldest, Estimate drain, LatencyResult latency, long rebalances) {
    public ChannelResult {
        dropped = Ordered.copyOf(dropped);
    }
}
