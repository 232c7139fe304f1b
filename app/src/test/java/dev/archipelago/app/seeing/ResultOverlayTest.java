package dev.archipelago.app.seeing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Severity;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.analysis.Criticality;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.SimulationResult;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ResultOverlayTest {
    private static final ComponentId ORDERS = new ComponentId("orders");

    private static SimulationResult result;
    private static Document shop;

    @BeforeAll
    static void blackFriday() {
        shop = DocumentReader.read(Path.of("../sample-architectures/corner-shop/corner-shop.archipelago.json"))
                .orElseThrow();
        result = Simulation.run(shop, new SimulationOptions("black-friday", 1, 1, null, null, 1, Detail.STANDARD, 0,
                null, 500), Progress.NONE, CancelSignal.NEVER);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void overlay_ofAnyChoice_hasAReadingForEveryComponentBetweenNothingAndAll(OverlayChoice choice) {
        Overlay overlay = ResultOverlay.of(shop, result, choice);

        assertThat(overlay.components().keySet()).extracting(ComponentId::value)
                .containsExactlyElementsOf(result.components().keySet());
        assertThat(overlay.components().values()).allSatisfy(reading -> {
            if (reading.utilisation() != null) {
                assertThat(reading.utilisation()).isBetween(0.0, 1 + 1e-9);
            }
        });
    }

    @Test
    void waiting_ofACrowdedComponent_isCritical() {
        Overlay.Reading reading = reading(OverlayChoice.QUEUES);

        assertThat(reading.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(reading.latency()).startsWith("≡ ");
    }

    @Test
    void throttling_isTheShareThatWasMeasured() {
        ComponentResult orders = Objects.requireNonNull(result.components().get("orders"));

        assertThat(reading(OverlayChoice.THROTTLING).utilisation()).isEqualTo(orders.throttledShare().value());
    }

    @Test
    void criticality_isWhatNeedsAComponentAndTheTimeOnThePath_andASingleReplicaOfItIsCritical() {
        Overlay.Reading reading = reading(OverlayChoice.CRITICALITY);

        assertThat(reading.utilisation()).isEqualTo(
                Objects.requireNonNull(Criticality.of(shop, result).get("orders")).needed());
        assertThat(reading.latency()).startsWith("→ ").endsWith(" %");
        assertThat(ResultOverlay.critical(0.6, true)).isEqualTo(Severity.CRITICAL);
        assertThat(ResultOverlay.critical(0.6, false)).isEqualTo(Severity.WARNING);
        assertThat(ResultOverlay.critical(0.4, true)).isEqualTo(Severity.OK);
    }

    @Test
    void nothing_ofAnyRun_isNoOverlay() {
        assertThat(ResultOverlay.of(shop, result, OverlayChoice.NONE)).isEqualTo(Overlay.NONE);
    }

    private static Overlay.Reading reading(OverlayChoice choice) {
        return Objects.requireNonNull(ResultOverlay.of(shop, result, choice).components().get(ORDERS));
    }
}
