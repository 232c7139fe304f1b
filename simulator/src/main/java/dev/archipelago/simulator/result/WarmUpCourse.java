package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;

/// How a pilot run came into its steady state, from which the warm-up was found.
///
/// @param seconds at the beginning that the measured runs leave out
/// @param at end of each interval of the pilot, in seconds from its beginning
/// @param means mean latency of each workload in each interval, in seconds; where nothing was answered that before it
public record WarmUpCourse(double seconds, List<Double> at, Map<String, List<Double>> means) {
    public WarmUpCourse {
        at = List.copyOf(at);
        means = Ordered.copyOf(means);
    }
}
