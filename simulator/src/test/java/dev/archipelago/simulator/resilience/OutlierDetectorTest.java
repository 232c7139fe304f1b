package dev.archipelago.simulator.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The rows OUT-1 to OUT-3 of the reference.
class OutlierDetectorTest {

    private static final long SECOND = 1_000_000_000;

    private static OutlierDetector detector(int hosts, double maxEjected) {
        return new OutlierDetector(new OutlierDetector.Settings(5, 10 * SECOND, 30 * SECOND, maxEjected, 0.5), hosts);
    }

    private static void fail(OutlierDetector detector, int host, int times, long now) {
        for (int i = 0; i < times; i++) {
            detector.record(host, true, now);
        }
    }

    @Test
    void out1_successRateFarBelowTheOthers_liesBelowTheThreshold() {
        assertThat(OutlierDetector.threshold(new double[]{100, 100, 100, 100, 60}, 5)).isCloseTo(61.6, within(1e-9));
    }

    @Test
    void out2_fiveHostsWithOneOutlier_ejectItOnlyIfSoManyMayBeOut() {
        assertThat(OutlierDetector.threshold(new double[]{99, 98.5, 99.2, 98.8, 90}, 5)).isCloseTo(90.340698,
                within(1e-6));
        assertThat(ejectedAfterASweep(0.1)).isFalse();
        assertThat(ejectedAfterASweep(0.2)).isTrue();
    }

    /// Whether the last of five hosts is out after a sweep, of which one call in ten has failed.
    private static boolean ejectedAfterASweep(double maxEjected) {
        OutlierDetector detector = detector(5, maxEjected);
        for (int call = 0; call < 1000; call++) {
            for (int host = 0; host < 5; host++) {
                detector.record(host, host == 4 ? call % 10 == 0 : call % 200 == 0, SECOND);
            }
        }
        detector.advance(10 * SECOND);
        return detector.isEjected(4);
    }

    @Test
    void out3_ejection_endsOnlyAtASweep() {
        OutlierDetector detector = detector(2, 0.5);
        fail(detector, 1, 5, SECOND);

        detector.advance(40 * SECOND - 1);
        boolean before = detector.isEjected(1);
        detector.advance(40 * SECOND);

        assertThat(before).isTrue();
        assertThat(detector.isEjected(1)).isFalse();
        assertThat(detector.out()).isZero();
    }

    @Test
    void ejections_thatFollowOneAnother_lastLongerEachTime() {
        OutlierDetector detector = detector(10, 0.1);
        fail(detector, 0, 5, SECOND);
        detector.advance(40 * SECOND);
        fail(detector, 0, 5, 41 * SECOND);

        detector.advance(100 * SECOND - 1);
        boolean before = detector.isEjected(0);
        detector.advance(110 * SECOND);

        assertThat(before).isTrue();
        assertThat(detector.isEjected(0)).isFalse();
        assertThat(detector.ejections()).isEqualTo(2);
    }

    @Test
    void failures_interruptedByASuccess_doNotCount() {
        OutlierDetector detector = detector(10, 0.1);

        fail(detector, 0, 4, SECOND);
        detector.record(0, false, SECOND);
        fail(detector, 0, 4, SECOND);

        assertThat(detector.isEjected(0)).isFalse();
        fail(detector, 0, 1, SECOND);
        assertThat(detector.isEjected(0)).isTrue();
    }

    @Test
    void tenHosts_ofWhichATenthMayBeOut_loseOneOnly() {
        OutlierDetector detector = detector(10, 0.1);

        fail(detector, 0, 5, SECOND);
        fail(detector, 1, 5, SECOND);

        assertThat(detector.isEjected(0)).isTrue();
        assertThat(detector.isEjected(1)).isFalse();
    }
}
