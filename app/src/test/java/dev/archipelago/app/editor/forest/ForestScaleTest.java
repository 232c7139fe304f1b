package dev.archipelago.app.editor.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.simulator.result.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestScaleTest {

    @Test
    void smallDifferences_haveAnEvenAxisAsLongAsTheLongestIntervalNeeds() {
        ForestScale scale = ForestScale.of(List.of(new Estimate(0.03, -0.04, 0.1), Estimate.NONE, Estimate.of(-0.07)));

        assertThat(scale).isEqualTo(new ForestScale(-0.1, 0.1, true));
        assertThat(scale.position(0)).isEqualTo(0.5);
        assertThat(scale.position(0.05) - scale.position(0)).isCloseTo(scale.position(0.1) - scale.position(0.05),
                within(1e-12));
        assertThat(scale.marks()).containsExactly(-0.1, -0.05, 0.0, 0.05, 0.1);
    }

    @Test
    void largeDifferences_leaveRoomForSmallOnes() {
        ForestScale scale = ForestScale.of(List.of(Estimate.of(29.8), new Estimate(0.05, 0.04, 0.06)));

        assertThat(scale).isEqualTo(new ForestScale(-1, 100, false));
        assertThat(scale.position(-1)).isZero();
        assertThat(scale.position(100)).isEqualTo(1);
        assertThat(scale.position(0.05) - scale.position(0)).isGreaterThan(0.05);
        assertThat(scale.marks()).containsExactly(-1.0, -0.1, 0.0, 0.1, 1.0, 10.0, 100.0).isSorted();
        assertThat(scale.position(1e6)).isGreaterThan(1);
    }

    @Test
    void nothingMeasured_hasAnAxisAllTheSame() {
        assertThat(ForestScale.of(List.of(Estimate.NONE))).isEqualTo(new ForestScale(-0.01, 0.01, true));
    }
}
