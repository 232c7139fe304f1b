package dev.archipelago.simulator.rollout;

/// What a health check makes of its results: only as many equal ones in a row as asked for change its mind.
///
/// Source: Kubernetes 1.34, prober worker: readiness begins with failure, liveness with success.
public final class Verdict {

    private final int failures;
    private final int successes;
    private boolean healthy;
    private boolean last;
    private int inARow;

    /// @param healthy what is taken for granted at the beginning
    public Verdict(int failures, int successes, boolean healthy) {
        this.failures = failures;
        this.successes = successes;
        this.healthy = healthy;
        this.last = healthy;
    }

    /// Takes a result; whether it changes the mind.
    public boolean changesWith(boolean success) {
        inARow = success == last ? inARow + 1 : 1;
        last = success;
        if (success != healthy && inARow >= (success ? successes : failures)) {
            healthy = success;
            return true;
        }
        return false;
    }

    public boolean isHealthy() {
        return healthy;
    }
}
