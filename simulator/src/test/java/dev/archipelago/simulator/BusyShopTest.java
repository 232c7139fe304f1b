package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the sample says of a sale, a deployment and the loss of a zone.
class BusyShopTest {

    private static final Path SAMPLE = Path.of("..", "sample-architectures", "busy-shop", "busy-shop.archipelago.json");

    @ParameterizedTest
    @CsvSource({"sale-unprepared, 50, 100", "sale-prepared, 0, 0.1", "rollout-badly, 0.6, 3", "rollout-well, 0, 0.01",
        "zone-lost-tight, 80, 100", "zone-lost-with-headroom, 0, 0.5"})
    void scenario_losesWhatTheSampleSays(String scenario, double least, double most) {
        SimulationResult result = Simulation.run(DocumentReader.read(SAMPLE).orElseThrow(),
                SimulationOptions.defaults().withScenario(scenario).withReplications(1), Progress.NONE,
                CancelSignal.NEVER);

        WorkloadResult shoppers = Objects.requireNonNull(result.requests().get("shoppers"));
        assertThat(100.0 * shoppers.failed() / (shoppers.completed() + shoppers.failed())).isBetween(least, most);
    }
}
