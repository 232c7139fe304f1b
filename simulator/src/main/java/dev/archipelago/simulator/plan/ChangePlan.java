package dev.archipelago.simulator.plan;

import dev.archipelago.model.policy.CanaryStep;
import dev.archipelago.model.policy.RolloutStrategy;
import dev.archipelago.model.quantity.Portion;
import java.util.List;

/// Something that is changed on purpose during a run.
public sealed interface ChangePlan {

    /// Nanoseconds from the end of the warm-up.
    long at();

    /// What people read, such as "rollout orders".
    String name();

    /// Another number of replicas.
    record Scale(String name, long at, int station, int replicas) implements ChangePlan {}

    /// A new version of a component replaces the one before.
    ///
    /// @param version number of the new one, 1 or more
    /// @param abortAbove share of failed answers of the new version above which the old one comes back; infinite for never
    record NewVersion(String name, long at, int station, int version, Replacement how, double abortAbove)
            implements
                ChangePlan {}

    /// Values are others from then on.
    ///
    /// @param stage number of the stage that begins, 1 or more
    record SetValue(String name, long at, int stage) implements ChangePlan {}

    /// Pods leave the nodes of a pool, and come up elsewhere.
    ///
    /// @param pool index of the node pool
    /// @param stations that may have pods there
    record Drain(String name, long at, int pool, List<Integer> stations) implements ChangePlan {
        public Drain {
            stations = List.copyOf(stations);
        }
    }

    /// How one version replaces another.
    ///
    /// @param ordered whether one pod after the other is replaced in its place, as in a StatefulSet
    /// @param surge pods above the wanted number
    /// @param unavailable pods below the wanted number
    /// @param minReady nanoseconds of being ready after which a pod counts as available
    /// @param progressDeadline nanoseconds without progress after which a rollout is reported
    /// @param canary shares of the traffic
    /// @param partition pods with lower numbers keep their version; 0 where pods have no numbers
    record Replacement(RolloutStrategy strategy, boolean ordered, Portion surge, Portion unavailable, long minReady,
            long progressDeadline, List<CanaryStep> canary, int partition) {
        public Replacement {
            canary = List.copyOf(canary);
        }
    }
}
