package dev.archipelago.benchmarks.contest;

/// What the cases must give, whoever simulates them. Latencies are in milliseconds.
///
/// @param error standard error of the value where it comes from other simulations; zero where it is exact
public record Reference(double value, double error) {

    /// A: the mean latency of M/M/1, 1 / (mu - lambda).
    public static final Reference SINGLE_SERVER = new Reference(5, 0);

    /// B: three times the mean latency of M/M/4, 1 + C(4, 3.2) / (4 - 3.2), by Erlang C.
    public static final Reference TANDEM = new Reference(5.236622, 0);

    /// C: 6.1404 ± 0.0015 (95 %) from six runs of 20 million requests, confirmed by seven other simulators.
    public static final Reference CALL_TREE = new Reference(6.1404, 0.0015 / 1.96);

    /// C: three reads of half a millisecond for each of 0.8 requests per millisecond, by two threads.
    public static final Reference DATABASE = new Reference(0.6, 0);

    /// Whether the difference can be chance.
    public boolean agrees(Sample sample) {
        return Math.abs(sample.mean() - value) <= sample.tolerance(error);
    }
}
