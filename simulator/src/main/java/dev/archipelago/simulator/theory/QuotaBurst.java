package dev.archipelago.simulator.theory;

/// How long a burst of computing takes under a CPU limit that is enforced as a quota for each period of 100 ms.
///
/// The burst begins with a full quota. Its threads run at full speed until the quota is used up, then all wait for the next
/// period.
///
/// Source: Linux kernel documentation, CFS bandwidth control.
///
/// @param limit cores, at most as many as threads
/// @param threads that compute at the same time
public record QuotaBurst(double limit, int threads) {

    private static final double PERIOD = 0.1;
    private static final double ROUNDING = 1e-12;

    public QuotaBurst {
        Requirement.positive(limit, "a CPU limit");
        if (limit > threads) {
            throw new IllegalArgumentException(limit + " cores for " + threads + " threads are no limit");
        }
    }

    /// Seconds until all is done.
    ///
    /// @param cpu seconds that the threads compute together
    public double seconds(double cpu) {
        double quota = limit * PERIOD;
        double full = Math.max(0, Math.ceil(cpu / quota - ROUNDING) - 1);
        return full * PERIOD + (cpu - full * quota) / threads;
    }
}
