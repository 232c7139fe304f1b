package dev.archipelago.benchmarks;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Container;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Requests per second of one core through the whole engine, measuring included.
///
/// A is M/M/1 at 80 %; B a tandem of three M/M/4 at 80 %; C a gateway that calls three services one after the other, each
/// of which calls a database, all with held threads. Means: 5, 5.2365 and 6.1404 service times.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class EngineBench {

    private static final int REQUESTS = 800_000;

    private final Document a = open(Architecture.empty().withComponent(id("server"), server(1, "exponential(1ms)")),
            "server", "800/s");

    private final Document b = open(Architecture.empty()
            .withComponent(id("front"),
                    Component.of(ComponentKind.SERVICE).withOperation("serve",
                            Operation.of(Step.Call.to("x"), Step.Call.to("y"), Step.Call.to("z"))))
            .withComponent(id("x"), server(4, "exponential(1ms)")).withComponent(id("y"), server(4, "exponential(1ms)"))
            .withComponent(id("z"), server(4, "exponential(1ms)")), "front", "3200/s");

    private final Document c = open(Architecture.empty()
            .withComponent(id("gateway"),
                    server(8, "exponential(500us)", Step.Call.to("x"), Step.Call.to("y"), Step.Call.to("z")))
            .withComponent(id("x"), server(3, "exponential(1ms)", Step.Call.to("db")))
            .withComponent(id("y"), server(3, "exponential(1ms)", Step.Call.to("db")))
            .withComponent(id("z"), server(3, "exponential(1ms)", Step.Call.to("db")))
            .withComponent(id("db"), server(2, "exponential(500us)")), "gateway", "800/s");

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public SimulationResult a() {
        return run(a, "1000s");
    }

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public SimulationResult b() {
        return run(b, "250s");
    }

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public SimulationResult c() {
        return run(c, "1000s");
    }

    private static SimulationResult run(Document document, String duration) {
        SimulationOptions options = SimulationOptions.defaults().withReplications(1).withThreads(1)
                .withWarmUp(TimeSpan.ZERO).withDuration(TimeSpan.parse(duration));
        return Simulation.run(document, options, Progress.NONE, CancelSignal.NEVER);
    }

    private static Document open(Architecture architecture, String enters, String rate) {
        return Document.of("bench", architecture).withWorkload("users",
                Workload.open(OperationRef.parse(enters), Arrival.parse("poisson(" + rate + ")")));
    }

    /// As many workers as cores, so that waiting is for the worker and never for the CPU.
    private static Component server(int workers, String service, Step... calls) {
        Step[] steps = new Step[calls.length + 1];
        steps[0] = new Step.Wait(Distribution.parse(service));
        System.arraycopy(calls, 0, steps, 1, calls.length);
        return Component.of(ComponentKind.SERVICE).withContainer(Container.UNSPECIFIED.withWorkers(workers))
                .withOperation("serve", Operation.of(steps));
    }

    private static ComponentId id(String value) {
        return new ComponentId(value);
    }
}
