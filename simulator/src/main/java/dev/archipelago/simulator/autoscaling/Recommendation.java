package dev.archipelago.simulator.autoscaling;

/// What a container should request, from what it has used: a target, and the range outside of which it is worth a restart.
///
/// The range is the wider, the shorter the history.
///
/// Source: Kubernetes vertical pod autoscaler, recommender: target p90, range p50 to p95, margin 15 %.
///
/// @param lower a request below it is too small
/// @param target to ask for
/// @param upper a request above it is too large
public record Recommendation(double lower, double target, double upper) {

    private static final double MARGIN = 1.15;
    private static final double SAMPLES_PER_DAY = 1440;

    /// The least CPU that is ever recommended for a pod, in cores.
    public static final double LEAST_CPU = 0.025;
    /// The least memory that is ever recommended for a pod, in bytes.
    public static final double LEAST_MEMORY = 250e6;

    private static final double OUT_OF_MEMORY = 1.2;
    private static final double OUT_OF_MEMORY_MORE = 100 << 20;

    /// @param days of history
    /// @param samples of which the percentiles were taken
    /// @param least below which nothing is recommended
    public static Recommendation of(double p50, double p90, double p95, double days, double samples, double least) {
        double confidence = Math.min(days, samples / SAMPLES_PER_DAY);
        return new Recommendation(Math.max(least, p50 * MARGIN * Math.pow(1 + 0.001 / confidence, -2)),
                Math.max(least, p90 * MARGIN), Math.max(least, p95 * MARGIN * (1 + 1 / confidence)));
    }

    /// The memory that counts as used by a container which was killed for using too much.
    ///
    /// @param used bytes
    public static double afterOutOfMemory(double used) {
        return Math.max(used * OUT_OF_MEMORY, used + OUT_OF_MEMORY_MORE);
    }
}
