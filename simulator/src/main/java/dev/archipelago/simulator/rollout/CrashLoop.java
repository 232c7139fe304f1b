package dev.archipelago.simulator.rollout;

/// How long the platform waits before it starts an ended process again: not at all the first time, then 10 s, doubled each
/// time up to 300 s; ten good minutes forget it.
///
/// Source: Kubernetes 1.34, container restarts (CrashLoopBackOff).
public final class CrashLoop {

    private static final long FIRST = 10_000_000_000L;
    private static final long LONGEST = 300_000_000_000L;
    private static final long FORGIVEN_AFTER = 600_000_000_000L;

    private CrashLoop() {}

    /// Nanoseconds before the next start.
    ///
    /// @param starts that have failed before in a row
    public static long wait(int starts) {
        return starts == 0 ? 0 : Math.min(LONGEST, FIRST << Math.min(starts - 1, 5));
    }

    /// Whether a process that has run for so many nanoseconds counts as having started well.
    public static boolean forgives(long ran) {
        return ran >= FORGIVEN_AFTER;
    }
}
