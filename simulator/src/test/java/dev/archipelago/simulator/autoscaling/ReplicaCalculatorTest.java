package dev.archipelago.simulator.autoscaling;

import static dev.archipelago.simulator.autoscaling.Pods.NOW;
import static dev.archipelago.simulator.autoscaling.Pods.SECOND;
import static dev.archipelago.simulator.autoscaling.Pods.and;
import static dev.archipelago.simulator.autoscaling.Pods.gone;
import static dev.archipelago.simulator.autoscaling.Pods.hot;
import static dev.archipelago.simulator.autoscaling.Pods.missing;
import static dev.archipelago.simulator.autoscaling.Pods.pending;
import static dev.archipelago.simulator.autoscaling.Pods.ready;
import static dev.archipelago.simulator.autoscaling.Pods.unready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.simulator.autoscaling.Pod.Phase;
import dev.archipelago.simulator.autoscaling.Pod.Readiness;
import dev.archipelago.simulator.autoscaling.Pod.Sample;
import dev.archipelago.simulator.autoscaling.ReplicaCalculator.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The worked examples of the algorithm, and the cases that the replica calculator of Kubernetes is tested with under the
/// names given here (kubernetes/pkg/controller/podautoscaler/replica_calculator_test.go); all replicas are exact.
final class ReplicaCalculatorTest {

    private static final ReplicaCalculator STANDARD = ReplicaCalculator.STANDARD;

    private static Proposal cpu(List<Pod> pods, int current, int target) {
        return STANDARD.utilization(pods, Resource.CPU, current, target, NOW);
    }

    private static Proposal replicas(int replicas, long measured) {
        return new Proposal.Replicas(replicas, measured);
    }

    // ---- worked examples ----------------------------------------------------------------------------------------------

    @Test
    void HPA_1_utilization_halfAboveTarget_asksForHalfMore() {
        assertThat(cpu(ready(4, 900), 4, 60)).isEqualTo(replicas(6, 90));
    }

    @Test
    void HPA_2_utilization_atTheEdgesOfTheTolerance_changesNothing() {
        assertThat(cpu(ready(10, 660), 10, 60)).isEqualTo(replicas(10, 66));
        assertThat(cpu(ready(10, 540), 10, 60)).isEqualTo(replicas(10, 54));
    }

    @Test
    void HPA_2_utilization_justOutsideTheTolerance_changes() {
        assertThat(cpu(ready(10, 670), 10, 60)).isEqualTo(replicas(12, 67));
        assertThat(cpu(ready(10, 530), 10, 60)).isEqualTo(replicas(9, 53));
    }

    @Test
    void HPA_3_utilization_halfAPerCentOverTheTolerance_isTruncatedAndChangesNothing() {
        assertThat(cpu(ready(10, 665), 10, 60)).isEqualTo(replicas(10, 66));
    }

    @Test
    void HPA_4_scaleUp_withAMissingPod_takesItToUseNothing() {
        assertThat(cpu(List.of(ready(900), ready(900), missing()), 3, 50)).isEqualTo(replicas(4, 90));
    }

    @Test
    void HPA_5_scaleDown_withAMissingPod_takesItToUseItsWholeRequest() {
        assertThat(cpu(and(ready(3, 300), List.of(missing())), 4, 60)).isEqualTo(replicas(4, 30));
    }

    @Test
    void HPA_6_scaleUp_withUnreadyPods_takesThemToUseNothing() {
        assertThat(cpu(and(ready(3, 900), List.of(unready(900), unready(900))), 5, 50)).isEqualTo(replicas(5, 90));
    }

    @Test
    void HPA_12_externalAverage_closeToTarget_keepsTheReplicasThereAre() {
        assertThat(STANDARD.valuePerReplica(250_000, 20_000, 12)).isEqualTo(replicas(12, 250_000));
        assertThat(STANDARD.valuePerReplica(250_000, 20_000, 10)).isEqualTo(replicas(13, 250_000));
    }

    // ---- cases of the Kubernetes sources --------------------------------------------------------------------------------

    @Test
    void scaleUp_allReady_asksForFive() {
        assertThat(cpu(List.of(ready(300), ready(500), ready(700)), 3, 30)).isEqualTo(replicas(5, 50));
    }

    @Test
    void scaleUpUnreadyNoScale_twoUnready_staysAtThree() {
        assertThat(cpu(List.of(ready(400), unready(500), unready(700)), 3, 30)).isEqualTo(replicas(3, 40));
    }

    @Test
    void scaleUpIgnoresDeletionPods_twoDeleted_asksForFour() {
        assertThat(cpu(List.of(ready(500), ready(700), gone(Sample.MISSING), gone(Sample.MISSING)), 2, 30))
                .isEqualTo(replicas(4, 60));
    }

    @Test
    void scaleUpCustomMetricUnreadyHotCpu_readinessIgnored_asksForSeven() {
        assertThat(STANDARD.average(List.of(unready(50_000), ready(15_000), hot(30_000)), Resource.OTHER, 3, 15_000,
                NOW)).isEqualTo(replicas(7, 31_666));
    }

    @Test
    void scaleUpCustomMetricObjectIgnoresUnreadyPods_oneReady_asksForFive() {
        assertThat(STANDARD.value(50_000, 10_000, 3, 1)).isEqualTo(replicas(5, 50_000));
    }

    @Test
    void scaleUpPerPodCustomMetricExternal_aThirdAbove_asksForFour() {
        assertThat(STANDARD.valuePerReplica(8600, 2150, 3)).isEqualTo(replicas(4, 8600));
    }

    @Test
    void scaleDownPerPodCustomMetricObject_threeTargets_asksForThree() {
        assertThat(STANDARD.valuePerReplica(6000, 2000, 5)).isEqualTo(replicas(3, 6000));
    }

    @Test
    void scaleDownExcludeUnscheduledPods_fourPending_asksForOne() {
        assertThat(cpu(List.of(ready(100), pending(), pending(), pending(), pending()), 5, 50))
                .isEqualTo(replicas(1, 10));
    }

    @Test
    void scaleDownIgnoresDeletionPods_twoDeleted_asksForThree() {
        assertThat(cpu(List.of(ready(100), ready(300), ready(500), ready(250), ready(250), gone(Sample.MISSING),
                gone(Sample.MISSING)), 5, 50)).isEqualTo(replicas(3, 28));
    }

    @Test
    void toleranceCustomMetricObject_threePerCentAbove_staysAtThree() {
        assertThat(STANDARD.value(20_666, 20_000, 3, 3)).isEqualTo(replicas(3, 20_666));
    }

    @Test
    void tolerancePerPodCustomMetricExternal_onePerCentBelow_staysAtThree() {
        assertThat(STANDARD.valuePerReplica(8600, 2900, 3)).isEqualTo(replicas(3, 8600));
    }

    @Test
    void emptyMetrics_nothingMeasured_isUnreadable() {
        assertThat(cpu(List.of(missing(), missing(), missing()), 4, 100))
                .isEqualTo(new Proposal.Unreadable("no pod that is ready has been measured"));
    }

    @Test
    void missingMetricsNoChangeGreater_missingTakenAsZero_staysAtTwo() {
        assertThat(cpu(List.of(ready(1900), missing()), 2, 100)).isEqualTo(replicas(2, 190));
    }

    @Test
    void missingMetricsHotCpuNoChange_oneHotOneMissing_staysAtThree() {
        assertThat(cpu(List.of(hot(100), ready(450), missing()), 3, 50)).isEqualTo(replicas(3, 45));
    }

    @Test
    void missingMetricsUnreadyScaleDown_oneUnreadyOneMissing_asksForThree() {
        assertThat(cpu(List.of(unready(100), ready(100), ready(100), missing()), 4, 50)).isEqualTo(replicas(3, 10));
    }

    @Test
    void podsValue_twiceTheTarget_doubles() {
        assertThat(STANDARD.average(List.of(ready(200)), Resource.OTHER, 1, 100, NOW)).isEqualTo(replicas(2, 200));
    }

    // ---- what a pod counts as -------------------------------------------------------------------------------------------

    @Test
    void podWithoutARequest_makesUtilizationUnreadable() {
        Pod pod = new Pod(Phase.RUNNING, Readiness.READY, 0, 0, Pod.NO_REQUEST, Pods.sample(100));
        assertThat(cpu(List.of(pod, ready(900)), 2, 50)).isEqualTo(new Proposal.Unreadable("a pod has no request"));
    }

    @Test
    void deletedPod_withASample_isIgnored() {
        assertThat(cpu(List.of(ready(500), gone(Pods.sample(9000))), 1, 50)).isEqualTo(replicas(1, 50));
    }

    @Test
    void youngPod_sampledAfterAWholeWindowOfReadiness_counts() {
        Pod early = young(NOW - 20 * SECOND);
        Pod justInTime = young(NOW - 20 * SECOND + 1);
        assertThat(cpu(List.of(early, ready(100)), 2, 50)).isEqualTo(replicas(2, 50));
        assertThat(cpu(List.of(justInTime, ready(100)), 2, 50)).isEqualTo(replicas(1, 10));
    }

    /// Uses 900m in the 15 s up to 5 s ago.
    private static Pod young(long readySince) {
        return new Pod(Phase.RUNNING, Readiness.READY, NOW - 100 * SECOND, readySince, Pods.REQUEST, Pods.sample(900));
    }

    @Test
    void podThatLostItsReadiness_afterTheInitialDelay_counts() {
        assertThat(cpu(List.of(lost(30), ready(100)), 2, 50)).isEqualTo(replicas(2, 50));
        assertThat(cpu(List.of(lost(29), ready(100)), 2, 50)).isEqualTo(replicas(1, 10));
    }

    /// Unready since so many seconds after its start, long ago.
    private static Pod lost(long seconds) {
        return new Pod(Phase.RUNNING, Readiness.UNREADY, 0, seconds * SECOND, Pods.REQUEST, Pods.sample(900));
    }

    @Test
    void average_onShrinking_takesAMissingPodToBeAtTheTarget() {
        List<Pod> pods = List.of(ready(200), ready(200), ready(200), missing());
        assertThat(STANDARD.average(pods, Resource.OTHER, 4, 1000, NOW)).isEqualTo(replicas(2, 200));
    }

    @Test
    void value_fromNoReplica_hasNoTolerance() {
        assertThat(STANDARD.value(1050, 1000, 0, 0)).isEqualTo(replicas(2, 1050));
    }

    @Test
    void standard_isWhatTheControllerIsSetUpWith() {
        assertThat(STANDARD).isEqualTo(new ReplicaCalculator(0.1, 0.1, 300 * SECOND, 30 * SECOND));
    }
}
