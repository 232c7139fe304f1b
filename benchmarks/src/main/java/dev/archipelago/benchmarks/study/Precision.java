package dev.archipelago.benchmarks.study;

import dev.archipelago.benchmarks.contest.Stopwatch;
import dev.archipelago.simulator.analysis.Confidence;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.result.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long one thread takes until the 95 % confidence intervals are narrow enough: replications one after the other, at
/// least ten, until the mean is known to ±1 % and the p99 to ±5 %. Warm-ups and the making of the engines count.
///
/// @param meanSeconds CPU time until the mean was known; NaN when it was not in [#LIMIT]
/// @param p99Seconds CPU time until the 99th percentile was known; NaN when it was not
record Precision(double meanSeconds, double p99Seconds, double eventsPerRequest) {

    static final double LIMIT = 180;

    private static final int FEWEST = 10;
    private static final int PARTS = 20;
    private static final double OF_MEAN = 0.01;
    private static final double OF_P99 = 0.05;

    static Precision of(Case system) {
        Product product = system.product();
        Stopwatch watch = new Stopwatch();
        List<Double> means = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        double meanSeconds = Double.NaN;
        double p99Seconds = Double.NaN;
        double seconds = 0;
        long events = 0;
        long requests = 0;
        while ((Double.isNaN(meanSeconds) || Double.isNaN(p99Seconds)) && seconds < LIMIT) {
            Observation observation = product.observe(1, means.size(), system.requests() / PARTS, Progress.NONE);
            means.add(Product.mean(observation));
            tails.add(p99(observation));
            events += observation.events();
            requests += observation.requests().values().stream().mapToLong(Observation.Requests::offered).sum();
            seconds = watch.stop(1, 0).cpuNanos() / 1e9;
            meanSeconds = Double.isNaN(meanSeconds) && known(means, OF_MEAN) ? seconds : meanSeconds;
            p99Seconds = Double.isNaN(p99Seconds) && known(tails, OF_P99) ? seconds : p99Seconds;
        }
        return new Precision(meanSeconds, p99Seconds, events / (requests * (1 + Product.WARM_UP)));
    }

    static String text(double seconds) {
        return Double.isNaN(seconds)
                ? String.format(Locale.ROOT, "more than %.0f s", LIMIT)
                : String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static boolean known(List<Double> values, double share) {
        if (values.size() < FEWEST) {
            return false;
        }
        Estimate estimate = Confidence.of(values.stream().mapToDouble(Double::doubleValue));
        return estimate.halfWidth() <= share * estimate.value();
    }

    private static double p99(Observation observation) {
        LatencyHistogram all = LatencyHistogram.fine();
        observation.requests().values().forEach(requests -> all.addAll(requests.latency()));
        return all.quantile(0.99);
    }
}
