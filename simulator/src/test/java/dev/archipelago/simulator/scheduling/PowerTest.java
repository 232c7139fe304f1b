package dev.archipelago.simulator.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PowerTest {

    @Test
    @Tag("CARB-1")
    void CARB_1_fourHalfUsedCpus_inIreland_emitThreeGramsAnHour() {
        double kilowatts = Power.kilowatts(4, 2, 0);

        assertThat(kilowatts).isCloseTo(0.0096248, within(1e-9));
        assertThat(kilowatts * 316).isCloseTo(3.041437, within(5e-7));
    }

    @Test
    void memory_drawsPowerWhetherItIsUsedOrNot() {
        assertThat(Power.kilowatts(0, 0, 1000)).isCloseTo(0.392 * 1.135, within(1e-12));
    }
}
