package dev.archipelago.app.seeing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Severity;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.estimate.EstimateResult;
import dev.archipelago.simulator.estimate.Estimator;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EstimateOverlayTest {
    private static final ComponentId ORDERS = new ComponentId("orders");

    private final Document shop = DocumentReader
            .read(Path.of("../sample-architectures/corner-shop/corner-shop.archipelago.json")).orElseThrow();

    private static Overlay.Reading orders(Overlay overlay) {
        return Objects.requireNonNull(overlay.components().get(ORDERS));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void overlay_ofAnyChoice_saysThatItIsAnEstimate(OverlayChoice choice) {
        EstimateResult result = Estimator.of(shop, null);
        Overlay overlay = EstimateOverlay.of(shop, result, choice);

        assertThat(overlay.origin()).isEqualTo(Overlay.Origin.ESTIMATED);
        assertThat(overlay.components().keySet()).extracting(ComponentId::value)
                .containsExactlyElementsOf(result.components().keySet());
    }

    @Test
    void saturation_isBeyondItsLimit_andWhatWasBeforeStays() {
        Document crowded = PropertyPath.parse("workloads.shoppers.arrivals").with(shop, "poisson(9000/s)");
        Overlay before = EstimateOverlay.of(shop, Estimator.of(shop, null), OverlayChoice.UTILISATION);
        Overlay overlay = EstimateOverlay.of(crowded, Estimator.of(crowded, null), OverlayChoice.UTILISATION)
                .since(before);

        assertThat(orders(overlay).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(orders(overlay).latency()).isEqualTo("∞");
        assertThat(orders(overlay).ghost())
                .isEqualTo(new Overlay.Ghost(orders(before).utilisation(), orders(before).latency()));
        assertThat(before.since(before)).isEqualTo(before);
    }

    @Test
    void replicas_thatAreTriedOut_standOnTheBox() {
        Document tried = PropertyPath.parse("components.stock.replicas").with(shop, "5");
        Overlay overlay = PreviewedReplicas.on(
                EstimateOverlay.of(tried, Estimator.of(tried, null), OverlayChoice.LATENCY),
                tried, shop);

        assertThat(Objects.requireNonNull(overlay.components().get(new ComponentId("stock"))).replicas())
                .isEqualTo("×5");
        assertThat(orders(overlay).replicas()).isNull();
    }
}
