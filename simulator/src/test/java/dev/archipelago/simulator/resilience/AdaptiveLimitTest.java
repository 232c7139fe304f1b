package dev.archipelago.simulator.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// The rows LIM-1 to LIM-3 of the reference, and what surrounds the formulas.
class AdaptiveLimitTest {

    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;

    @Test
    void lim1_vegas_followsTheNumberThatWaits() {
        double[] next = DoubleStream.of(10.4, 11, 12, 20).map(time -> Vegas.next(20, 10, time, false)).toArray();

        assertThat(next).containsExactly(26, 21, 20, 19);
        assertThat(Vegas.next(20, 10, 10, true)).isEqualTo(19);
        assertThat(Vegas.next(1000, 10, 10.01, false)).isEqualTo(1018);
    }

    @Test
    void vegas_measuringItsShortestTime_changesOnlyWhereTheLimitIsUsed() {
        Vegas limit = new Vegas(20, 1);

        limit.update(10, 20, false);
        assertThat(limit.limit()).isEqualTo(20);
        limit.update(10.4, 9, false);
        assertThat(limit.limit()).isEqualTo(20);
        limit.update(10.4, 10, false);
        assertThat(limit.limit()).isEqualTo(26);
        limit.update(10.4, 1, true);
        assertThat(limit.limit()).isEqualTo(25);
    }

    @Test
    void vegas_afterManySamples_takesALongerTimeForTheShortest() {
        Vegas limit = new Vegas(20, 1);
        limit.update(10, 20, false);

        int lowest = 20;
        for (int i = 0; i < 600; i++) {
            limit.update(20, limit.limit(), false);
            lowest = Math.min(lowest, limit.limit());
        }

        assertThat(lowest).isLessThan(15);
        assertThat(limit.limit()).isGreaterThan(100);
    }

    @Test
    void lim2_gradient2_followsTheTimeInTheLongRun() {
        assertThat(Gradient2.next(100, 200, 100)).isCloseTo(95.8, within(1e-12));
        assertThat(Gradient2.next(100, 100, 100)).isCloseTo(100.8, within(1e-12));
        assertThat(Gradient2.next(100, 1000, 100)).isCloseTo(90.8, within(1e-12));
    }

    @Test
    void gradient2_whereTimesStay_growsUpToItsHighestAndFallsToItsLowestWhereTheyGrow() {
        Gradient2 limit = new Gradient2(30);
        for (int i = 0; i < 1000; i++) {
            limit.update(10, limit.limit(), false);
        }
        assertThat(limit.limit()).isEqualTo(200);

        for (int i = 0; i < 60; i++) {
            limit.update(1000, limit.limit(), false);
        }
        assertThat(limit.limit()).isEqualTo(20);
    }

    @Test
    void lim3_aimd_fallsByATenthAndGrowsByOne() {
        Aimd limit = new Aimd(100);

        limit.update(10, 100, true);
        assertThat(limit.limit()).isEqualTo(90);
        limit.update(10, 45, false);
        assertThat(limit.limit()).isEqualTo(91);
        limit.update(10, 45, false);
        assertThat(limit.limit()).isEqualTo(91);
        limit.update(5e9 + 1, 91, false);
        assertThat(limit.limit()).isEqualTo(81);
    }

    @Test
    void limits_thatStartBelowTwenty_fallNoLower() {
        Aimd limit = new Aimd(5);
        limit.update(10, 5, true);
        assertThat(limit.limit()).isEqualTo(5);
    }

    @Test
    void window_ofASecondAndTenCalls_handsOverTheirMeanTimeAndTheMostUnderWay() {
        LimitWindow window = new LimitWindow(new Vegas(20, 1));
        for (int second = 1; second <= 2; second++) {
            for (int i = 0; i < 10; i++) {
                window.record((second == 1 ? 100 : 95 + 2L * i) * MILLI, i == 3 ? 12 : 2, false,
                        (second - 1) * SECOND + i * 100L * MILLI);
                assertThat(window.limit()).isEqualTo(20);
            }
            window.record((second == 1 ? 100 : 115) * MILLI, 2, false, second * SECOND + second);
        }

        // the mean of 95, 97 ... 115 is 105: one waits
        assertThat(window.limit()).isEqualTo(26);
    }

    @Test
    void window_ofNineCalls_isNotYetOver() {
        LimitWindow window = new LimitWindow(new Aimd(100));
        for (int i = 1; i <= 9; i++) {
            window.record(MILLI, 60, i == 5, i * SECOND);
        }
        assertThat(window.limit()).isEqualTo(100);

        window.record(MILLI, 60, false, 10 * SECOND);
        assertThat(window.limit()).isEqualTo(90);
    }
}
