package dev.archipelago.simulator.rollout;

/// When a health check notices something, in nanoseconds.
///
/// Source: Kubernetes 1.34, prober worker.
public record ProbeTiming(long initialDelay, long period, long timeout, int failures, int successes) {

    /// What Kubernetes does where nothing is said.
    public static final ProbeTiming STANDARD = new ProbeTiming(0, 10_000_000_000L, 1_000_000_000L, 3, 1);

    /// From the moment a process hangs until that is known.
    ///
    /// @param phase from that moment to the next check, between 0 and the period
    public long detection(long phase) {
        return phase + (failures - 1) * period + timeout;
    }

    public long leastDetection() {
        return detection(0);
    }

    /// With a moment that is as likely to be at any phase of the period.
    public long meanDetection() {
        return detection(period / 2);
    }

    public long mostDetection() {
        return detection(period);
    }

    /// From the start of a process that serves after a while until it is known to be ready.
    public long readiness(long startup) {
        long late = Math.max(0, startup - initialDelay);
        long first = initialDelay + Math.ceilDiv(late, period) * period;
        return first + (successes - 1) * period;
    }

    /// How long a start may take before this check, as the one of the start, ends the process.
    public long startupBudget() {
        return initialDelay + failures * period;
    }
}
