package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.estimate.EstimateResult;
import dev.archipelago.simulator.estimate.Estimator;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SimulationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Estimates of the samples, as they are without a scenario, against simulations.
class SampleEstimatesTest {
    /// Rounding makes 80 % of what is 80 %, or a little less.
    private static final double KNOWN_UNTIL = 0.8 - 1e-9;

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../sample-architectures"))) {
            return files.filter(file -> file.toString().endsWith(".archipelago.json")
                    && !file.toString().contains("expected")).sorted().toList();
        }
    }

    /// Below 80 % a mean is within 10 % of the simulated one and its interval, or the estimate says what it does not know.
    @ParameterizedTest
    @MethodSource("samples")
    void mean_ofEverySample_isThatOfTheSimulation_orDoubted(Path sample) {
        Document document = DocumentReader.read(sample).orElseThrow();
        EstimateResult estimated = Estimator.of(document, null);
        boolean isBusy = estimated.components().values().stream().anyMatch(c -> c.utilization() > KNOWN_UNTIL);
        SimulationResult simulated = Simulation.run(document, SimulationOptions.defaults().withReplications(4)
                .withDuration(TimeSpan.parse("10s")).withWarmUp(TimeSpan.parse("5s")), Progress.NONE,
                CancelSignal.NEVER);

        estimated.requests().forEach((id, requests) -> {
            Estimate mean = simulated.requests().get(id).latency().mean();
            boolean isNear = !mean.isMeasured()
                    || requests.mean() >= 0.9 * mean.low() && requests.mean() <= 1.1 * mean.high();
            assertThat(isNear || isBusy || !estimated.doubts().isEmpty())
                    .as("%s: estimated %s, simulated %s", id, requests.mean(), mean).isTrue();
        });
    }
}
