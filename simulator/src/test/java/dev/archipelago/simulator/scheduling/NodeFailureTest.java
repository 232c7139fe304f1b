package dev.archipelago.simulator.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NodeFailureTest {

    private static final long SECOND = 1_000_000_000L;

    /// NODE-1: the grace of 50 s, less half a renewal, and half the time between two looks.
    @Test
    void NODE_1_detection_onAverage_takes47AndAHalfSeconds() {
        assertThat(NodeFailure.STANDARD.meanDetection()).isEqualTo(47_500_000_000L);
    }

    /// NODE-1: over all phases between 40 s and 55 s after the failure; the mean is the closed form.
    @Test
    void NODE_1_detection_overAllPhases_liesBetweenItsBoundsWithTheMean() {
        long since = 1234 * SECOND;
        List<Long> delays = LongStream.range(0, 100).boxed().flatMap(renewal -> LongStream.range(0, 50)
                .mapToObj(look -> NodeFailure.STANDARD.detected(since, (2 * renewal + 1) * SECOND / 20,
                        (2 * look + 1) * SECOND / 20) - since))
                .toList();

        assertThat(delays).allMatch(delay -> delay >= 40 * SECOND && delay <= 55 * SECOND);
        assertThat(delays.stream().mapToLong(i -> i).sum() / delays.size())
                .isBetween(47_400_000_000L, 47_600_000_000L);
    }

    /// NODE-2.
    @Test
    void NODE_2_replacement_ofThePodsOfALostNode_startsAfter347Seconds() {
        assertThat((NodeFailure.STANDARD.meanDetection() + NodeFailure.TOLERATION) / SECOND).isEqualTo(347);
    }

    /// One node of ten, more than 55 % of a small and of a large zone, a whole zone, everything.
    @Test
    void evictionRate_dependsOnHowMuchOfTheZoneIsGone() {
        assertThat(List.of(NodeFailure.evictionRate(10, 1, false), NodeFailure.evictionRate(10, 6, false),
                NodeFailure.evictionRate(100, 55, false), NodeFailure.evictionRate(100, 54, false),
                NodeFailure.evictionRate(10, 10, false), NodeFailure.evictionRate(10, 10, true)))
                .isEqualTo(List.of(0.1, 0.0, 0.01, 0.1, 0.1, 0.0));
    }
}
