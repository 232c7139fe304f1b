package dev.archipelago.benchmarks.contest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// CPU time and allocation of the current thread since the watch was made.
public final class Stopwatch {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long cpu;
    private final long allocated;

    public Stopwatch() {
        allocated = THREADS.getCurrentThreadAllocatedBytes();
        cpu = THREADS.getCurrentThreadCpuTime();
    }

    /// What the thread has used since.
    ///
    /// @param requests finished in that time
    /// @param mean of their latencies in milliseconds
    public Round stop(long requests, double mean) {
        long used = THREADS.getCurrentThreadCpuTime() - cpu;
        return new Round(requests, mean, used, THREADS.getCurrentThreadAllocatedBytes() - allocated);
    }
}
