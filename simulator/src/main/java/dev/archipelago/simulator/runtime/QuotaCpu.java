package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;

/// The CPU of one replica with its limit as the Linux scheduler enforces it: a quota for each period of 100 ms.
///
/// Until the quota of a period is used up, every computation runs on a core of its own; then all stand still until the next
/// period. A period begins with the first computation after one in which there was none; what is left of a quota is lost.
///
/// Source: Linux kernel documentation, CFS bandwidth control; slices that single cores keep are not modelled.
final class QuotaCpu extends Cpu {

    private static final long PERIOD = 100_000_000;
    private static final double ROUNDING = 0.5;

    private double left;
    private long periodEnd;

    QuotaCpu(Replica replica, EventQueue events) {
        super(replica, events);
    }

    @Override
    double pace(long now, int computations) {
        if (now >= periodEnd) {
            boolean wasIdle = replica.computing() == 0;
            periodEnd = wasIdle ? now + PERIOD : now - Math.floorMod(now - periodEnd, PERIOD) + PERIOD;
            left = replica.cores * PERIOD;
        }
        return left > ROUNDING ? 1 : 0;
    }

    @Override
    long nextChange(long now, double used) {
        return left > ROUNDING && used > 0
                ? Math.min(periodEnd, now + (long) Math.ceil(left / used))
                : periodEnd;
    }

    @Override
    void passed(long nanos, int computations, double atPace) {
        left -= nanos * computations * atPace;
    }
}
