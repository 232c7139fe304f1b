package dev.archipelago.simulator.autoscaling;

import static dev.archipelago.simulator.autoscaling.Pods.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationTest {

    /// KEDA-1: the poll at 300 s is not after the cooldown, the one at 330 s is.
    @Test
    void KEDA_1_lastActivityAtZero_withPollsEveryThirtySeconds_endsAllReplicasAt330() {
        List<Integer> replicas = new ArrayList<>();
        for (int poll = 9; poll <= 12; poll++) {
            replicas.add(Activation.STANDARD.poll(poll * 30L * SECOND, 1, false, 0));
        }
        assertThat(replicas).containsExactly(1, 1, 0, 0);
    }

    @Test
    void somethingToDo_withoutReplicas_startsOne() {
        assertThat(Activation.STANDARD.poll(0, 0, true, 0)).isEqualTo(1);
        assertThat(Activation.STANDARD.poll(0, 4, true, 0)).isEqualTo(4);
    }

    @Test
    void nothingToDo_withALeastNumber_changesNothing() {
        assertThat(new Activation(30 * SECOND, 300 * SECOND, 2).poll(9000 * SECOND, 2, false, 0)).isEqualTo(2);
    }

    /// 90 messages and 10 a replica: 1 by activation, then 5 and 9, as at most four more a look; then no message is left, at 60 s.
    /// The autoscaler goes to one when the last 9 asked for is 300 s old, activation to none at the first poll after 360 s.
    @Test
    void lag_fromZeroToManyAndBack_followsActivationAndAutoscaler() {
        Autoscaler autoscaler = new Autoscaler(new Pace(1, 20, new Pace.Rules(ScalingRules.UP, ScalingRules.DOWN)));
        List<String> changes = new ArrayList<>();
        int replicas = 0;
        for (long now = 0; now <= 420; now += 15) {
            long lag = now < 60 ? 90 : 0;
            int before = replicas;
            if (now % 30 == 0) {
                replicas = Activation.STANDARD.poll(now * SECOND, replicas, lag > 0, 45 * SECOND);
            }
            if (replicas > 0) {
                replicas = autoscaler.look(now * SECOND, replicas, List.of(
                        ReplicaCalculator.STANDARD.valuePerReplica(lag * 1000, 10_000, replicas))).replicas();
            }
            if (replicas != before) {
                changes.add(now + ": " + replicas);
            }
        }
        assertThat(changes).containsExactly("0: 5", "15: 9", "345: 1", "360: 0");
    }
}
