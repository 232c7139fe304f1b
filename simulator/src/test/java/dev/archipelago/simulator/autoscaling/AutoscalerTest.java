package dev.archipelago.simulator.autoscaling;

import static dev.archipelago.simulator.autoscaling.Pods.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.simulator.autoscaling.ReplicaCalculator.Resource;
import dev.archipelago.simulator.autoscaling.ScalingRules.Rule;
import dev.archipelago.simulator.autoscaling.ScalingRules.Select;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Replicas look by look, against tables worked out by hand from the algorithm.
final class AutoscalerTest {

    private static final Pace.Rules STANDARD_RULES = new Pace.Rules(ScalingRules.UP, ScalingRules.DOWN);
    private static final ScalingRules AT_ONCE = new ScalingRules(0, Select.MAX,
            List.of(Rule.percent(100, 15 * SECOND)));

    private static Proposal asks(int replicas) {
        return new Proposal.Replicas(replicas, 0);
    }

    /// The replicas after each look when the same number is asked for again and again.
    private static List<Integer> asking(Pace pace, int from, int wanted, int period, int looks) {
        Autoscaler autoscaler = new Autoscaler(pace);
        List<Integer> replicas = new ArrayList<>(List.of(from));
        for (int i = 0; i < looks; i++) {
            replicas.add(
                    autoscaler.look((long) i * period * SECOND, replicas.getLast(), List.of(asks(wanted))).replicas());
        }
        return replicas;
    }

    /// The replicas after each look, 15 s apart, when pods that request a core and are to use half of it share a load.
    ///
    /// @param load thousandths of a core that all use together, by number of the look
    private static List<Integer> loaded(Pace pace, int from, IntUnaryOperator load, int looks) {
        Autoscaler autoscaler = new Autoscaler(pace);
        List<Integer> replicas = new ArrayList<>();
        int current = from;
        for (int i = 0; i < looks; i++) {
            List<Pod> pods = Pods.ready(current, load.applyAsInt(i) / current);
            Proposal proposal = ReplicaCalculator.STANDARD.utilization(pods, Resource.CPU, current, 50, Pods.NOW);
            current = autoscaler.look(15L * i * SECOND, current, List.of(proposal)).replicas();
            replicas.add(current);
        }
        return replicas;
    }

    // ---- load -------------------------------------------------------------------------------------------------------

    /// 0.8 cores, from the look at 30 s on 6 cores: 300 %, 150 %, 75 % of the requests and then 50 %, each at most doubled; from
    /// 90 s on 0.8 cores again, which counts when the last 12 asked for at 75 s is older than 300 s: at 390 s.
    @Test
    void step_withoutBehavior_followsTheTable() {
        List<Integer> table = new ArrayList<>(List.of(2, 2, 4, 8, 12, 12));
        table.addAll(Collections.nCopies(20, 12));
        table.addAll(List.of(2, 2));
        assertThat(loaded(new Pace(1, 20, null), 2, i -> i >= 2 && i < 6 ? 6000 : 800, 28)).isEqualTo(table);
    }

    /// A core more every look up to 8 cores, two pods more in 30 s. Asked for are 2, 4, 6, 8, 10, 12, 14 and then 16.
    @Test
    void ramp_withTwoPodsInThirtySeconds_followsTheTable() {
        ScalingRules up = new ScalingRules(0, Select.MAX, List.of(Rule.pods(2, 30 * SECOND)));
        List<Integer> table = List.of(2, 4, 4, 6, 6, 8, 8, 10, 10, 12, 12, 14, 14, 16, 16);
        assertThat(loaded(new Pace(1, 20, new Pace.Rules(up, ScalingRules.DOWN)), 2,
                i -> Math.min(8, i + 1) * 1000, 15)).isEqualTo(table);
    }

    /// 2, 4, 6, 8 cores again and again. After each tooth 4 pods are asked for and held off by the 16 of 15 s ago; then 8
    /// are, reached by two pods a look, until the load asks for 12 and 16.
    @Test
    void sawtooth_withAShortWindowDown_followsTheTable() {
        ScalingRules down = new ScalingRules(30 * SECOND, Select.MAX, List.of(Rule.pods(2, 15 * SECOND)));
        List<Integer> table = List.of(4, 8, 12, 16, 16, 14, 12, 16, 16, 14, 12, 16);
        assertThat(loaded(new Pace(1, 20, new Pace.Rules(ScalingRules.UP, down)), 4,
                i -> (i % 4 + 1) * 2000, 12)).isEqualTo(table);
    }

    // ---- pace -------------------------------------------------------------------------------------------------------

    @Test
    void HPA_7_growth_withStandardRules_isByFourOrDouble() {
        assertThat(asking(new Pace(1, 100, STANDARD_RULES), 3, 20, 15, 3)).isEqualTo(List.of(3, 7, 14, 20));
    }

    @Test
    void HPA_8_growth_withoutRules_isToFourOrDouble() {
        assertThat(asking(new Pace(1, 100, null), 3, 20, 15, 3)).isEqualTo(List.of(3, 6, 12, 20));
    }

    @Test
    void growthOfOne_goesToFourWithoutAndToFiveWithRules() {
        assertThat(asking(new Pace(1, 100, null), 1, 20, 15, 1)).isEqualTo(List.of(1, 4));
        assertThat(asking(new Pace(1, 100, STANDARD_RULES), 1, 20, 15, 1)).isEqualTo(List.of(1, 5));
    }

    @Test
    void HPA_9_shrinking_byTenPerCentAMinute_roundsWhatStaysDown() {
        ScalingRules down = new ScalingRules(0, Select.MAX, List.of(Rule.percent(10, 60 * SECOND)));
        assertThat(asking(new Pace(1, 100, new Pace.Rules(AT_ONCE, down)), 80, 10, 60, 3))
                .isEqualTo(List.of(80, 72, 64, 57));
    }

    /// The sequence of the Kubernetes documentation for these two policies, from 80 to 10.
    @Test
    void shrinking_byFourOrTenPerCentAMinute_isAsDocumented() {
        ScalingRules down = new ScalingRules(0, Select.MAX,
                List.of(Rule.pods(4, 60 * SECOND), Rule.percent(10, 60 * SECOND)));
        assertThat(asking(new Pace(1, 100, new Pace.Rules(AT_ONCE, down)), 80, 10, 60, 14)).isEqualTo(
                List.of(80, 72, 64, 57, 51, 45, 40, 36, 32, 28, 24, 20, 16, 12, 10));
    }

    @Test
    void shrinking_byTheLeastOfTwoRules_takesTheSmallerStep() {
        ScalingRules down = new ScalingRules(0, Select.MIN,
                List.of(Rule.pods(4, 60 * SECOND), Rule.percent(10, 60 * SECOND)));
        assertThat(asking(new Pace(1, 100, new Pace.Rules(AT_ONCE, down)), 80, 10, 60, 2))
                .isEqualTo(List.of(80, 76, 72));
    }

    @Test
    void disabledDirection_keepsTheReplicas() {
        ScalingRules off = new ScalingRules(0, Select.DISABLED, List.of());
        assertThat(asking(new Pace(1, 100, new Pace.Rules(AT_ONCE, off)), 8, 2, 60, 2)).isEqualTo(List.of(8, 8, 8));
        assertThat(asking(new Pace(1, 100, new Pace.Rules(off, AT_ONCE)), 8, 12, 60, 2)).isEqualTo(List.of(8, 8, 8));
    }

    @Test
    void windowUp_takesTheLeastAskedFor() {
        ScalingRules up = new ScalingRules(60 * SECOND, Select.MAX, ScalingRules.UP.rules());
        Pace pace = new Pace(1, 100, new Pace.Rules(up, ScalingRules.DOWN));
        assertThat(IntStream.range(0, 6).map(i -> pace.bounded(i == 0 ? 4 : 9, 4, 15L * i * SECOND)).boxed().toList())
                .isEqualTo(List.of(4, 4, 4, 4, 8, 8));
    }

    @Test
    void HPA_10_stabilization_forgetsWhatIsOlderThanItsWindow() {
        Pace pace = new Pace(1, 100, null);
        assertThat(List.of(pace.bounded(10, 10, 0), pace.bounded(8, 10, 15 * SECOND), pace.bounded(6, 10, 30 * SECOND),
                pace.bounded(5, 10, 45 * SECOND), pace.bounded(5, 10, 300 * SECOND),
                pace.bounded(5, 10, 301 * SECOND), pace.bounded(5, 8, 316 * SECOND)))
                .isEqualTo(List.of(10, 10, 10, 10, 10, 8, 6));
    }

    @Test
    void standardRules_areThoseOfKubernetes() {
        assertThat(STANDARD_RULES).isEqualTo(new Pace.Rules(
                new ScalingRules(0, Select.MAX,
                        List.of(new Rule(false, 4, 15 * SECOND), new Rule(true, 100, 15 * SECOND))),
                new ScalingRules(300 * SECOND, Select.MAX, List.of(new Rule(true, 100, 15 * SECOND)))));
    }

    // ---- several metrics and bounds -----------------------------------------------------------------------------------

    private static Decision look(int current, Proposal... proposals) {
        return new Autoscaler(new Pace(2, 10, null)).look(0, current, List.of(proposals));
    }

    @Test
    void severalMetrics_theMostCounts() {
        assertThat(look(4, asks(5), asks(8), asks(3))).isEqualTo(new Decision(8, 1));
    }

    @Test
    void HPA_11_partialData_neverShrinks() {
        Proposal unreadable = new Proposal.Unreadable("gone");
        assertThat(look(6, asks(4), unreadable)).isEqualTo(new Decision(6, Decision.NONE));
        assertThat(look(6, asks(8), unreadable)).isEqualTo(new Decision(8, 0));
        assertThat(look(6, unreadable)).isEqualTo(new Decision(6, Decision.NONE));
    }

    @Test
    void replicasOutsideOfTheRange_comeBackAtOnce() {
        assertThat(look(30, asks(30))).isEqualTo(new Decision(10, Decision.NONE));
        assertThat(look(1, asks(1))).isEqualTo(new Decision(2, Decision.NONE));
    }

    @Test
    void noReplica_isLeftAlone() {
        assertThat(look(0, asks(5))).isEqualTo(new Decision(0, Decision.NONE));
    }
}
