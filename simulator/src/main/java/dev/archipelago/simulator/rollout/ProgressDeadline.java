package dev.archipelago.simulator.rollout;

/// Tells when a rollout has made no progress for too long; that is only told, nothing is rolled back for it.
///
/// Source: Kubernetes 1.34, condition Progressing of deployments, reason ProgressDeadlineExceeded.
public final class ProgressDeadline {

    private final long deadline;
    private long last;

    /// @param deadline nanoseconds without progress
    public ProgressDeadline(long deadline, long began) {
        this.deadline = deadline;
        this.last = began;
    }

    /// A pod has been created, has become available or has gone.
    public void progresses(long now) {
        last = now;
    }

    public boolean isExceeded(long now) {
        return now - last >= deadline;
    }

    /// When it will be exceeded unless there is progress.
    public long at() {
        return last + deadline;
    }
}
