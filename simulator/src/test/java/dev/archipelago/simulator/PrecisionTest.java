package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Severity;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.result.LatencyResult;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecisionTest {

    @Test
    void precision_thatCanBeReached_isReachedByMoreReplications() {
        SimulationResult plain = run(options("200s"));
        SimulationResult precise = run(options("200s").withPrecision(0.05));

        LatencyResult latency = precise.requests().get("users").latency();
        assertThat(List.of(latency.mean(), latency.p95(), latency.p99())).allMatch(
                estimate -> estimate.halfWidth() / estimate.value() <= 0.05);
        assertThat(precise.replications()).isGreaterThan(plain.replications());
        assertThat(latency.mean().covers(0.5)).isTrue();
        assertThat(precise.findings()).extracting(Finding::id).doesNotContain("simulation.precision");
    }

    @Test
    void precision_thatIsThereAlready_needsNoMoreReplications() {
        assertThat(run(options("200s").withPrecision(0.9)).replications()).isEqualTo(5);
    }

    @Test
    void precision_thatIsOutOfReach_isSaidWithWhatWasReached() {
        SimulationResult result = run(options("1s").withPrecision(0.001));

        assertThat(result.replications()).isEqualTo(1000);
        assertThat(result.findings()).filteredOn(finding -> finding.id().equals("simulation.precision")).singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.pointer()).isEqualTo("/workloads/users");
                    assertThat(finding.message()).contains("after 1000 replications", "±0.10 % asked for");
                });
    }

    @Test
    void precision_withAnyNumberOfThreads_givesTheSameBytes() {
        SimulationResult one = run(options("50s").withPrecision(0.1).withThreads(1));
        SimulationResult two = run(options("50s").withPrecision(0.1).withThreads(2));

        assertThat(withoutTime(one)).isEqualTo(withoutTime(two));
    }

    @Test
    void percentile_ofFewRequests_isSaid() {
        assertThat(run(options("10s")).findings()).filteredOn(f -> f.id().equals("simulation.few-samples"))
                .singleElement().satisfies(finding -> assertThat(finding.message()).startsWith("p95, p99, p99.9 of"));
        assertThat(run(options("2000s")).findings()).extracting(Finding::id)
                .doesNotContain("simulation.few-samples");
    }

    @Test
    void progress_overSeveralRounds_endsAtTheWhole() {
        List<Double> shares = new ArrayList<>();
        Simulation.run(Systems.station(1, "8/s"), options("20s").withThreads(1).withPrecision(0.2), shares::add,
                CancelSignal.NEVER);

        assertThat(shares).allMatch(share -> share >= 0 && share <= 1 + 1e-9);
        assertThat(shares.getLast()).isGreaterThan(0.999);
    }

    private static String withoutTime(SimulationResult result) {
        return JsonReport.of(result).replaceFirst("\"wallSeconds\": [^\\n]*", "");
    }

    private static SimulationOptions options(String duration) {
        return SimulationOptions.defaults().withReplications(5).withDuration(TimeSpan.parse(duration))
                .withWarmUp(TimeSpan.parse("50s"));
    }

    private static SimulationResult run(SimulationOptions options) {
        return Simulation.run(Systems.station(1, "8/s"), options, Progress.NONE, CancelSignal.NEVER);
    }
}
