package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static dev.archipelago.simulator.Systems.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.Operation;
import dev.archipelago.model.Step;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.report.CsvReport;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.report.TextReport;
import dev.archipelago.simulator.result.OperationResult;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server of 100 answers per second that could do 300 lesser ones.
class DegradationTest {

    /// What comes is what is answered: with a share d of lesser answers, d / 300 + (1 - d) / 100 = 1 / arrivals.
    @ParameterizedTest
    @CsvSource({"150, 50, ", "150, 80, 20", "200, 50, ", "250, 50, 10"})
    void overload_isMetByTheShareThatBalancesIt(double rate, int above, @Nullable Integer below) {
        OperationResult serve = serve(run(rate, above, below));

        double share = (1.0 / 100 - 1 / rate) / (1.0 / 100 - 1.0 / 300);
        assertThat(serve.degraded().value()).isCloseTo(share, within(3 * serve.degraded().halfWidth() + 1e-3));
        assertThat(serve.throughput().value()).isCloseTo(rate, within(3 * serve.throughput().halfWidth() + 1e-3));
    }

    @Test
    void fewRequestsInside_areAnsweredInFull() {
        assertThat(serve(run(50, 60, null)).degraded().value()).isZero();
    }

    @Test
    void reports_tellTheShare() {
        SimulationResult result = run(150, 50, null);

        assertThat(TextReport.of(result)).contains("degraded");
        assertThat(CsvReport.of(result)).contains("operation,back.serve,degraded,");
        assertThat(JsonReport.of(result)).contains("\"degraded\"");
    }

    private static OperationResult serve(SimulationResult result) {
        return result.operations().get("back.serve");
    }

    private static SimulationResult run(double rate, int above, @Nullable Integer below) {
        Step full = new Step.Compute(Distribution.parse("exponential(10ms)"));
        Step less = new Step.Compute(Distribution.parse("exponential(3333333ns)"));
        Component back = server(1, "1ms").withOperation("serve",
                Operation.of(new Step.Degrade(List.of(less), List.of(full), above, below)));
        return Simulation.run(open(Architecture.empty().withComponent(id("back"), back), "back", rate + "/s"),
                SimulationOptions.defaults().withReplications(5).withDuration(TimeSpan.parse("200s"))
                        .withWarmUp(TimeSpan.parse("20s")),
                Progress.NONE, CancelSignal.NEVER);
    }
}
