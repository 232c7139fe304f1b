package dev.archipelago.simulator.theory;

import java.util.List;

/// How long a caller goes on using what has gone: the way of the news through caches that each look now and then.
///
/// @param fixed seconds until the first of them can know, such as a lease that must run out
/// @param periods seconds between the looks of each cache behind, which lie anywhere within their period
public record StaleView(double fixed, List<Double> periods) {

    public StaleView {
        Requirement.notNegative(fixed, "a time");
        periods.forEach(period -> Requirement.notNegative(period, "a period"));
        periods = List.copyOf(periods);
    }

    /// Every cache has looked just before.
    public double worst() {
        return fixed + periods.stream().mapToDouble(Double::doubleValue).sum();
    }

    /// Every cache is on average half a period late.
    public double mean() {
        return fixed + periods.stream().mapToDouble(Double::doubleValue).sum() / 2;
    }
}
