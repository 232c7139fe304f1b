package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;

/// Two designs, or two scenarios, under the same load, with what can be laid over one another.
///
/// @param latencies by workload, of those that both have and of which both answered requests
/// @param before how the first went over time
/// @param after how the second did
public record OverlaidResult(ComparisonResult comparison, Map<String, Distributions> latencies, Timeline before,
        Timeline after) {
    public OverlaidResult {
        latencies = Ordered.copyOf(latencies);
    }

    /// How long requests took in both, counted in the same intervals.
    ///
    /// @param bounds of the intervals in seconds, each the same multiple of the one before; one more than there are intervals. They reach from the
    ///        fastest to the slowest thousandth of either
    /// @param before shares of all requests of the first, one for each interval
    /// @param after of the second
    public record Distributions(List<Double> bounds, List<Double> before, List<Double> after) {
        public Distributions {
            bounds = List.copyOf(bounds);
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }
}
