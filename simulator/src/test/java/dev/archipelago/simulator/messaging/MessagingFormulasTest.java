package dev.archipelago.simulator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.junit.jupiter.api.Test;

/// Worked examples with exact values.
class MessagingFormulasTest {

    @Test
    void KAF_1_batchOf16KiB_isFullAfter8Milliseconds() {
        double full = Batching.fillTime(16384, 200, 10_000);
        assertThat(full).isCloseTo(0.008192, within(1e-12));
        assertThat(Batching.sentAfter(full, 0.005)).isEqualTo(0.005);
        assertThat(Batching.sentAfter(full, 0.010)).isEqualTo(full);
    }

    @Test
    void KAF_2_consumerBehindAPause_catchesUpIn16Seconds() {
        assertThat(Backlog.after(5000, 10)).isEqualTo(50_000);
        assertThat(Backlog.drainTime(5000, 8000, 10)).isCloseTo(16.666667, within(1e-6));
    }

    @Test
    void KAF_2_consumerTooSlow_neverCatchesUp() {
        assertThat(Backlog.drainTime(5000, 5000, 10)).isInfinite();
    }

    @Test
    void KAF_3_acknowledgementOfAll_waitsForTheSlowerFollower() {
        assertThat(Replication.meanAcknowledgement(0.002, 0.003, 2)).isCloseTo(0.0065, within(1e-12));
        assertThat(Replication.meanAcknowledgement(0.002, 0.003, 0)).isEqualTo(0.002);
    }

    @Test
    void replicasInSync_fewerThanNeeded_takeNothing() {
        assertThat(Replication.accepts(2, 2)).isTrue();
        assertThat(Replication.accepts(1, 2)).isFalse();
    }

    @Test
    void RMQ_1_prefetchOfOne_waitsForEveryAcknowledgement() {
        assertThat(Prefetch.throughput(1, 0.005, 0.001)).isCloseTo(166.667, within(1e-3));
        assertThat(Prefetch.throughput(5, 0.005, 0.001)).isCloseTo(833.333, within(1e-3));
        assertThat(Prefetch.throughput(6, 0.005, 0.001)).isCloseTo(1000, within(1e-9));
        assertThat(Prefetch.throughput(60, 0.005, 0.001)).isCloseTo(1000, within(1e-9));
        assertThat(Prefetch.enough(0.005, 0.001)).isEqualTo(6);
    }

    @Test
    void SQS_1_workLongerThanTheVisibilityTimeout_isHandedOutAgain() {
        assertThat(Visibility.duplicates(LogNormalDistribution.of(Math.log(10), 1)::cumulativeProbability, 30))
                .isCloseTo(0.135969, within(1e-6));
    }
}
