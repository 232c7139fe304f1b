package dev.archipelago.simulator.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.model.quantity.Portion;
import dev.archipelago.simulator.rollout.StatefulOrder.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Starts, checks, ends and evictions of pods, against numbers worked out by hand.
final class PodLifeTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void STS_1_statefulSet_ofThree_isCreatedUpwardsAndDeletedDownwards() {
        List<String> moves = new ArrayList<>();
        List<Pod> pods = new ArrayList<>(List.of(Pod.ABSENT, Pod.ABSENT, Pod.ABSENT, Pod.ABSENT));
        for (int next = 0; next < 3; next++) {
            moves.add("create " + StatefulOrder.create(pods, 3).orElseThrow());
            pods.set(next, Pod.UNREADY);
            assertThat(StatefulOrder.create(pods, 3)).isEmpty();
            pods.set(next, Pod.READY);
        }
        assertThat(StatefulOrder.create(pods, 3)).isEmpty();
        for (int last = 2; last >= 0; last--) {
            moves.add("delete " + StatefulOrder.delete(pods, 0).orElseThrow());
            pods.set(last, Pod.LEAVING);
            assertThat(StatefulOrder.delete(pods, 0)).isEmpty();
            pods.set(last, Pod.ABSENT);
        }

        assertThat(moves).containsExactly("create 0", "create 1", "create 2", "delete 2", "delete 1", "delete 0");
    }

    @Test
    void statefulSet_withAGap_fillsItFirst() {
        assertThat(StatefulOrder.create(List.of(Pod.READY, Pod.ABSENT, Pod.READY), 3)).hasValue(1);
        assertThat(StatefulOrder.create(List.of(Pod.READY, Pod.LEAVING, Pod.ABSENT), 3)).isEmpty();
        assertThat(StatefulOrder.delete(List.of(Pod.READY, Pod.UNREADY, Pod.ABSENT), 1)).hasValue(1);
    }

    @Test
    void CRASH_1_restarts_thatFail_areDelayedLongerAndLonger() {
        List<Long> together = new ArrayList<>(List.of(CrashLoop.wait(0)));
        for (int starts = 1; starts <= 7; starts++) {
            together.add(together.getLast() + CrashLoop.wait(starts));
        }

        assertThat(together).isEqualTo(
                Stream.of(0, 10, 30, 70, 150, 310, 610, 910).map(seconds -> seconds * SECOND).toList());
        assertThat(CrashLoop.forgives(600 * SECOND)).isTrue();
        assertThat(CrashLoop.forgives(600 * SECOND - 1)).isFalse();
    }

    @Test
    void PROBE_1_hang_withTheDefaults_isDetectedIn21To31Seconds() {
        ProbeTiming probe = ProbeTiming.STANDARD;

        assertThat(List.of(probe.leastDetection(), probe.meanDetection(), probe.mostDetection()))
                .containsExactly(21 * SECOND, 26 * SECOND, 31 * SECOND);
        assertThat(probe.detection(4 * SECOND)).isEqualTo(25 * SECOND);
    }

    @Test
    void PROBE_2_start_withThirtyChecksOfTenSeconds_mayTake300Seconds() {
        assertThat(new ProbeTiming(0, 10 * SECOND, SECOND, 30, 1).startupBudget()).isEqualTo(300 * SECOND);
        assertThat(new ProbeTiming(5 * SECOND, 10 * SECOND, SECOND, 30, 1).startupBudget()).isEqualTo(305 * SECOND);
    }

    @Test
    void readiness_isKnownAtTheFirstChecksThatSucceed() {
        assertThat(ProbeTiming.STANDARD.readiness(0)).isZero();
        assertThat(ProbeTiming.STANDARD.readiness(12 * SECOND)).isEqualTo(20 * SECOND);
        assertThat(new ProbeTiming(5 * SECOND, 10 * SECOND, SECOND, 3, 2).readiness(12 * SECOND))
                .isEqualTo(25 * SECOND);
    }

    @Test
    void verdict_changesOnlyAfterEnoughEqualResults() {
        Verdict verdict = new Verdict(3, 2, true);
        List<Boolean> healthy = new ArrayList<>();
        for (boolean success : List.of(false, false, true, false, false, false, true, false, true, true)) {
            verdict.changesWith(success);
            healthy.add(verdict.isHealthy());
        }

        assertThat(healthy).containsExactly(true, true, true, true, true, false, false, false, false, true);
    }

    @Test
    void podThatEnds_whosePreStopOverruns_isGivenTwoMoreSeconds() {
        Termination termination = new Termination(60 * SECOND, 30 * SECOND);

        assertThat(List.of(termination.closing(), termination.killing())).containsExactly(32 * SECOND, 32 * SECOND);
        assertThat(new Termination(5 * SECOND, 30 * SECOND).killing()).isEqualTo(30 * SECOND);
    }

    @Test
    void PDB_1_budget_roundsUp() {
        assertThat(DisruptionBudget.ofLeastAvailable(7, Portion.parse("50%")).allowed(7)).isEqualTo(3);
        assertThat(DisruptionBudget.ofMostUnavailable(7, Portion.parse("30%")).allowed(7)).isEqualTo(3);
        assertThat(DisruptionBudget.ofMostUnavailable(7, Portion.parse("1")).allowed(5)).isZero();
        assertThat(DisruptionBudget.ofMostUnavailable(7, Portion.parse("2")).allowed(6)).isEqualTo(1);
    }

    @Test
    void replicaSet_withMoreAvailablePodsThanPods_isRefused() {
        assertThatThrownBy(() -> new ReplicaSet(1, 2)).hasMessage("2 of 1 pods are available");
    }
}
