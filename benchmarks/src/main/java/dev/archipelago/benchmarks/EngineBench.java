package dev.archipelago.benchmarks;

import dev.archipelago.benchmarks.cases.Cases;
import dev.archipelago.benchmarks.contest.Contestant;
import dev.archipelago.benchmarks.contest.Round;
import dev.archipelago.benchmarks.floor.CallTreeLoop;
import dev.archipelago.benchmarks.floor.SingleServerLoop;
import dev.archipelago.benchmarks.ssj.SsjCallTree;
import dev.archipelago.benchmarks.ssj.SsjSingleServer;
import dev.archipelago.benchmarks.ssj.SsjTandem;
import dev.archipelago.benchmarks.study.Product;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Every case in a virtual machine of its own, making and warming up the model included: the engine, the floor and the
/// peer. `requests` are simulated requests per second of wall time, `steadyNanos` over `steadyRequests` is the CPU time of
/// one in steady state.
///
/// Ratios for the gates come from the study, where everybody takes turns in one run.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = {"-XX:+UseParallelGC", "-Xms2g", "-Xmx2g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBench {

    /// What JMH divides by the time of an iteration.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counters {
        public long requests;
        public long steadyRequests;
        public long steadyNanos;

        void count(Round round, long simulated) {
            requests += simulated;
            steadyRequests += round.requests();
            steadyNanos += round.cpuNanos();
        }
    }

    /// Who simulates which case.
    public enum Runner {
        PRODUCT_A(400_000, () -> new Product(Cases.singleServer(), 800)), PRODUCT_B(200_000, () -> new Product(Cases
                .tandem(), 3200)), PRODUCT_C(200_000, () -> new Product(Cases.callTree(), 800)), PRODUCT_C_TIMEOUTS(
                        200_000, () -> new Product(Cases.callTreeWithTimeouts(), 800)), PRODUCT_C_100(400_000,
                                () -> new Product(Cases.callTrees(100), 80_000)), PRODUCT_C_2000(3_200_000,
                                        () -> new Product(Cases.callTrees(2000), 1_600_000)), PRODUCT_BOUTIQUE(10_000,
                                                () -> new Product(Cases.onlineBoutique(), 2.5)), PRODUCT_30(20_000,
                                                        () -> new Product(Cases.thirtyServices(), 500)), PRODUCT_1000(
                                                                50_000,
                                                                () -> new Product(Cases.thousandServices(),
                                                                        10_000)), FLOOR_A(2_000_000,
                                                                                SingleServerLoop::new), FLOOR_C(400_000,
                                                                                        CallTreeLoop::new), SSJ_A(
                                                                                                400_000,
                                                                                                () -> SsjSingleServer::run), SSJ_B(
                                                                                                        100_000,
                                                                                                        () -> SsjTandem::run), SSJ_C(
                                                                                                                100_000,
                                                                                                                () -> (seed,
                                                                                                                        requests) -> SsjCallTree
                                                                                                                                .run(1, seed,
                                                                                                                                        requests)), SSJ_C_2000(
                                                                                                                                                100_000,
                                                                                                                                                () -> (seed,
                                                                                                                                                        requests) -> SsjCallTree
                                                                                                                                                                .run(2000,
                                                                                                                                                                        seed,
                                                                                                                                                                        requests));

        private final long requests;
        private final Supplier<Contestant> contestant;

        Runner(long requests, Supplier<Contestant> contestant) {
            this.requests = requests;
            this.contestant = contestant;
        }
    }

    /// The contestant of this fork.
    @State(Scope.Thread)
    public static class Entry {
        @Param
        public Runner runner = Runner.PRODUCT_A;

        private Contestant contestant = new SingleServerLoop();
        private long seed;

        @Setup(Level.Trial)
        public void make() {
            contestant = runner.contestant.get();
        }
    }

    @Benchmark
    public Round simulate(Entry entry, Counters counters) {
        Round round = entry.contestant.run(entry.seed++, entry.runner.requests);
        counters.count(round, entry.runner.requests);
        return round;
    }
}
