package dev.archipelago.simulator.rollout;

import java.util.List;
import java.util.OptionalInt;

/// In which order the pods of a StatefulSet come and go: upwards, each when those before it are ready; downwards, each when the
/// one behind it is gone.
///
/// Source: Kubernetes 1.34, StatefulSet with the pod management policy OrderedReady.
public final class StatefulOrder {

    /// How a pod of a number is.
    public enum Pod {
        /// There is none.
        ABSENT,

        /// It is not ready yet, or not any more.
        UNREADY,

        /// It is ready.
        READY,

        /// It is told to end.
        LEAVING
    }

    private StatefulOrder() {}

    /// The number of the pod that is to be created now; empty for none.
    ///
    /// @param pods by number
    /// @param wanted pods in all
    public static OptionalInt create(List<Pod> pods, int wanted) {
        for (int i = 0; i < Math.min(wanted, pods.size()); i++) {
            if (pods.get(i) == Pod.ABSENT) {
                return OptionalInt.of(i);
            }
            if (pods.get(i) != Pod.READY) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    /// The number of the pod that is to be deleted now; empty for none.
    ///
    /// @param pods by number
    /// @param wanted pods in all
    public static OptionalInt delete(List<Pod> pods, int wanted) {
        for (int i = pods.size() - 1; i >= wanted; i--) {
            if (pods.get(i) == Pod.LEAVING) {
                return OptionalInt.empty();
            }
            if (pods.get(i) != Pod.ABSENT) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
