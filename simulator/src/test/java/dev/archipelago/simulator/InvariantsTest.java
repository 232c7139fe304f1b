package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every run of every architecture, over hundreds that chance has made.
///
/// That the books balance is proven inside each run: conservation, Little's law and the utilization law of every replica and
/// workload, and that everything borrowed was returned or is held by somebody. That threads change nothing is held against every
/// fourth of them.
class InvariantsTest {

    private static final int SYSTEMS = 300;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SYSTEMS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anySystem_withAnyNumberOfThreads_balancesItsBooksAndGivesTheSameBytes(long seed) {
        Document document = RandomSystems.of(seed);
        Detail detail = seed % 3 == 0 ? Detail.DETAILED : Detail.STANDARD;

        SimulationResult alone = run(document, 1, detail);

        assertThat(Checks.all().run(document)).as("seed %d", seed).noneMatch(Finding::isError);
        if (seed % 4 == 0) {
            assertThat(withoutTime(run(document, 2, detail))).as("seed %d", seed).isEqualTo(withoutTime(alone));
        }
        assertThat(alone.requests().get("open").offered()).as("seed %d", seed).isPositive();
        alone.components().forEach((id, component) -> {
            assertThat(component.wastedWorkShare().value()).as("%s, seed %d", id, seed).isBetween(0.0, 1.0);
            if (component.utilization().isMeasured()) {
                assertThat(component.utilization().value()).as("%s, seed %d", id, seed).isBetween(0.0, 1 + 1e-9);
            }
            if (component.cpuUtilization().isMeasured() && detail == Detail.STANDARD) {
                assertThat(component.cpuUtilization().value()).as("%s, seed %d", id, seed).isBetween(0.0, 1 + 1e-9);
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anySystem_inTrouble_balancesItsBooksAndGivesTheSameBytes(long seed) {
        Document document = RandomSystems.troubled(seed);
        Detail detail = seed % 3 == 0 ? Detail.DETAILED : Detail.STANDARD;

        SimulationResult alone = trouble(document, 1, detail);

        assertThat(Checks.all().run(document)).as("seed %d", seed).noneMatch(Finding::isError);
        if (seed % 4 == 0) {
            assertThat(withoutTime(trouble(document, 2, detail))).as("seed %d", seed).isEqualTo(withoutTime(alone));
        }
        alone.components().forEach((id, component) -> {
            assertThat(component.wastedWorkShare().value()).as("%s, seed %d", id, seed).isBetween(0.0, 1.0);
            if (component.utilization().isMeasured()) {
                assertThat(component.utilization().value()).as("%s, seed %d", id, seed).isBetween(0.0, 1 + 1e-9);
            }
        });
    }

    private static SimulationResult trouble(Document document, int threads, Detail detail) {
        return Simulation.run(document, options(threads).withDetail(detail).withScenario("trouble"), Progress.NONE,
                CancelSignal.NEVER);
    }

    /// A queue in front of one kind of service grows with every arrival and shrinks with every server, whatever chance does, as
    /// long as both designs meet the same arrivals and services.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("few")
    void moreServers_withTheSameArrivalsAndServices_neverMakeTheMeanWorse(long seed) {
        Document document = Systems.station(2, "15/s");
        double before = Double.POSITIVE_INFINITY;
        for (int workers = 2; workers <= 5; workers++) {
            Document changed = PropertyPath.parse("components.server.container.workers").with(document,
                    Integer.toString(workers));
            changed = PropertyPath.parse("components.server.container.cpuLimit").with(changed,
                    Integer.toString(workers));
            double mean = Simulation.run(changed, options(1).withSeed(seed).withDuration(TimeSpan.parse("60s")),
                    Progress.NONE, CancelSignal.NEVER).requests().get("users").latency().mean().value();
            assertThat(mean).as("%d workers, seed %d", workers, seed).isLessThanOrEqualTo(before);
            before = mean;
        }
    }

    static LongStream few() {
        return LongStream.rangeClosed(1, 20);
    }

    @Test
    void systems_together_meetEverythingThatCanGoWrong() {
        Set<String> met = new HashSet<>();
        seeds().limit(40).forEach(seed -> {
            SimulationResult result = run(RandomSystems.of(seed), 2, Detail.STANDARD);
            result.requests().values().forEach(workload -> workload.failures().forEach((cause, count) -> {
                if (count > 0) {
                    met.add(cause);
                }
            }));
            result.connections().values().forEach(connection -> {
                met.add(connection.timeouts() > 0 ? "a call timed out" : "");
                met.add(connection.retries() > 0 ? "a call was tried again" : "");
                met.add(connection.rejected() > 0 ? "a call was rejected" : "");
            });
            result.components().values()
                    .forEach(component -> met.add(component.wastedWorkShare().value() > 0 ? "work was wasted" : ""));
        });
        assertThat(met).contains("timeout", "error", "dependency", "a call timed out", "a call was tried again",
                "a call was rejected", "work was wasted");
    }

    private static String withoutTime(SimulationResult result) {
        return JsonReport.of(result).replaceFirst("\"wallSeconds\": [^\\n]*", "");
    }

    private static SimulationResult run(Document document, int threads, Detail detail) {
        return Simulation.run(document, options(threads).withDetail(detail), Progress.NONE, CancelSignal.NEVER);
    }

    private static SimulationOptions options(int threads) {
        return SimulationOptions.defaults().withReplications(2).withThreads(threads)
                .withDuration(TimeSpan.parse("1s")).withWarmUp(TimeSpan.parse("200ms"));
    }
}
