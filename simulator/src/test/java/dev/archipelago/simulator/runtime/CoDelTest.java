package dev.archipelago.simulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoDelTest {

    private static final long MILLI = 1_000_000;

    @Test
    void standingLine_dropsAfterAnIntervalAndThenByItsSquareRoots() {
        CoDel codel = new CoDel();
        List<Long> drops = new ArrayList<>();
        for (long now = 0; now <= 400 * MILLI; now += MILLI / 10) {
            if (codel.drops(now, 20 * MILLI, false)) {
                drops.add(now);
            }
        }

        // 100 ms, then 100, 70.7, 57.7, 50 ms apart, to the tenth of a millisecond
        assertThat(drops).containsExactly(100 * MILLI, 200 * MILLI, 270_800_000L, 328_500_000L, 378_500_000L);
    }

    @Test
    void shortWait_endsTheDropping() {
        CoDel codel = new CoDel();
        codel.drops(0, 20 * MILLI, false);
        assertThat(codel.drops(100 * MILLI, 20 * MILLI, false)).isTrue();

        assertThat(codel.drops(150 * MILLI, 4 * MILLI, false)).isFalse();
        assertThat(codel.drops(200 * MILLI, 20 * MILLI, false)).isFalse();
        assertThat(codel.drops(299 * MILLI, 20 * MILLI, false)).isFalse();
        assertThat(codel.drops(300 * MILLI, 20 * MILLI, false)).isTrue();
    }

    @Test
    void lastInLine_isNeverDropped() {
        CoDel codel = new CoDel();
        for (long now = 0; now < 1000 * MILLI; now += MILLI) {
            assertThat(codel.drops(now, 20 * MILLI, true)).isFalse();
        }
    }
}
