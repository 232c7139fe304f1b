package dev.archipelago.benchmarks;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.random.RandomStream;
import dev.archipelago.simulator.random.Sampler;
import dev.archipelago.simulator.random.Samplers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The hold operation: take the first event and schedule another one an exponential time later, with so many pending.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventQueueBench {

    private static final int INCREMENTS = 1 << 16;

    @Param({"10", "1000", "100000"})
    private int pending;

    private final long[] increments = new long[INCREMENTS];
    private EventQueue queue = new EventQueue();
    private int position;

    @Setup
    public void fill() {
        RandomStream stream = RandomStream.of(1, 0, "bench");
        Sampler gap = Samplers.exponential(1e6);
        for (int i = 0; i < INCREMENTS; i++) {
            increments[i] = (long) gap.next(stream);
        }
        queue = new EventQueue();
        for (int i = 0; i < pending; i++) {
            queue.schedule(increments[i % INCREMENTS], 0, 0, 0);
        }
    }

    @Benchmark
    public long hold() {
        queue.next();
        return queue.schedule(queue.now() + increments[position++ & (INCREMENTS - 1)], 0, 0, 0);
    }
}
