package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Where rates are followed instead of requests.
class FluidLevelTest {
    private static final SimulationOptions OPTIONS = SimulationOptions.defaults().withReplications(3)
            .withDuration(TimeSpan.parse("10min")).withWarmUp(TimeSpan.parse("10s"));

    @Test
    void steadyLoad_usesWhatItAsksFor() {
        SimulationResult result = run(shop("poisson(100/s)", "", 4), Detail.FLUID);

        ComponentResult orders = of(result.components(), "orders");
        ComponentResult store = of(result.components(), "store");
        WorkloadResult users = of(result.requests(), "users");
        assertThat(orders.cpuUtilization().value()).isCloseTo(0.5, within(1e-3));
        assertThat(store.utilization().value()).isCloseTo(0.4, within(1e-3));
        assertThat(users.goodput().value()).isCloseTo(100, within(0.01));
        assertThat(users.failed()).isZero();
        assertThat(users.latency().p99().value()).isNaN();
        assertThat(result.findings()).extracting(Finding::id).contains("simulation.fluid-level");
    }

    @ParameterizedTest
    @CsvSource({"100, 4", "150, 4", "200, 8"})
    void meanLatency_isThatOfSingleRequestsWithinATenth(int rate, int replicas) {
        Document document = shop("poisson(" + rate + "/s)", "", replicas);

        double fluid = mean(run(document, Detail.FLUID));
        double single = mean(run(document, Detail.STANDARD));

        assertThat(fluid).isCloseTo(single, within(0.1 * single));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ramp(40/s to 400/s over 8min)
            steps(50/s for 3min, 300/s for 3min, 50/s for 4min)
            spike(base=60/s, peak=350/s, at=2min, for=3min)
            """)
    void autoscaling_followsTheLoadAsWithSingleRequests(String arrivals) {
        Document document = shop(arrivals, ", \"autoscaling\": { \"min\": 2, \"max\": 20, \"cpu\": \"60%\" }", 2);

        SimulationResult fluid = run(document, Detail.FLUID);
        SimulationResult single = run(document, Detail.STANDARD);

        ComponentResult one = of(fluid.components(), "orders");
        ComponentResult other = of(single.components(), "orders");
        assertThat(one.replicas().mean()).isCloseTo(other.replicas().mean(), within(0.05 * other.replicas().mean()));
        assertThat(one.cpuUtilization().value()).isCloseTo(other.cpuUtilization().value(),
                within(0.05 * other.cpuUtilization().value()));
    }

    @Test
    void overload_waitsAndIsWorkedOffLater() {
        SimulationResult result = run(
                shop("steps(100/s for 2min, 500/s for 1min, 20/s for 7min)", "", 4), Detail.FLUID);

        List<Double> goodput = of(result.timeline().requests(), "users").goodput();
        double most = goodput.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        assertThat(most).isCloseTo(200, within(1.0));
        WorkloadResult users = of(result.requests(), "users");
        assertThat(users.failed()).isZero();
        assertThat(users.inFlight()).isLessThan(20);
        // (500 - 200) * 60 wait, and go at 180/s
        assertThat(goodput.stream().filter(rate -> rate > 199).count() * 6.0).isCloseTo(60 + 100, within(6.1));
    }

    /// A new replica takes three times the CPU at first, evenly less over 60 s: twice as much on average.
    @ParameterizedTest
    @CsvSource({"STANDARD", "FLUID"})
    void newProcess_needsMoreCpuUntilItIsWarm(Detail detail) {
        String scenario = "\"scenarios\": { \"s\": { \"duration\": \"60s\", \"changes\": [ { \"scale\": \"orders\", \"to\": 2, \"at\": \"0s\" } ] } }, ";
        Document document = DocumentReader.readText("""
                { "format": 1, "name": "warming", "components": { "orders": { "kind": "service", "replicas": 1,
                  "container": { "cpu": "1", "cpuLimit": "4", "warming": { "factor": 3, "time": "60s" } },
                  "operations": { "place": { "steps": [ { "compute": "20ms" } ] } } } }, %s
                  "workloads": { "users": { "enters": "orders", "arrivals": "constant(50/s)" } } }
                """.formatted(scenario), "warming.json").orElseThrow();

        SimulationResult result = Simulation.run(document, SimulationOptions.defaults().withReplications(1)
                .withScenario("s").withWarmUp(TimeSpan.parse("5s")).withDetail(detail), Progress.NONE,
                CancelSignal.NEVER);

        // half of 50/s at 20 ms, and the other half twice as long, apart from the second until callers know
        assertThat(of(result.capacity().components(), "orders").usedCpu().value()).isCloseTo(0.5 + 1, within(0.03));
    }

    @Test
    void boundedBacklog_refusesWhatIsTooMuch() {
        SimulationResult result = run(shop("poisson(300/s)", ", \"backlog\": 50", 4), Detail.FLUID);

        WorkloadResult users = of(result.requests(), "users");
        assertThat(users.goodput().value()).isCloseTo(200, within(2.0));
        assertThat(users.failed() / 3.0 / 600).isCloseTo(100, within(2.0));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomSystems_balanceTheirBooks(long seed) {
        Document document = RandomSystems.of(seed);

        SimulationResult result = Simulation.run(document, SimulationOptions.defaults().withReplications(1)
                .withDuration(TimeSpan.parse("20s")).withWarmUp(TimeSpan.parse("5s")).withDetail(Detail.FLUID),
                Progress.NONE, CancelSignal.NEVER);

        assertThat(result.requests()).as("seed %d", seed).isNotEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    private static double mean(SimulationResult result) {
        return of(result.requests(), "users").latency().mean().value();
    }

    private static <T> T of(Map<String, T> all, String id) {
        return Objects.requireNonNull(all.get(id), id);
    }

    /// Orders use 20 ms of a core each and ask a store, which waits 10 ms, of which a replica has ten workers.
    private static Document shop(String arrivals, String more, int replicas) {
        String container = more.contains("backlog") ? more : "";
        String rest = more.contains("backlog") ? "" : more;
        return DocumentReader.readText("""
                { "format": 1, "name": "shop", "components": {
                    "orders": { "kind": "service", "replicas": %d, "container": { "cpu": "1", "cpuLimit": "1", "startup": "5s" %s } %s,
                      "operations": { "place": { "steps": [ { "compute": "exponential(20ms)" }, { "call": "store", "times": 2 } ] } } },
                    "store": { "kind": "service", "container": { "workers": 10 },
                      "operations": { "keep": { "steps": [ { "wait": "exponential(20ms)" } ] } } } },
                  "connections": { "orders->store": { "network": { "latency": "1ms" } } },
                  "workloads": { "users": { "enters": "orders", "arrivals": "%s" } } }
                """.formatted(replicas, container, rest, arrivals), "shop.json").orElseThrow();
    }

    private static SimulationResult run(Document document, Detail detail) {
        return Simulation.run(document, OPTIONS.withDetail(detail), Progress.NONE, CancelSignal.NEVER);
    }
}
