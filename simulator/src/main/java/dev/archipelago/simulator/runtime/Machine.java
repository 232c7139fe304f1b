package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.ClusterPlan.PoolPlan;
import dev.archipelago.simulator.scheduling.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node: what is on it and how it is.
final class Machine {

    /// How a node is.
    enum State {
        /// Asked for.
        COMING,

        /// Takes pods.
        READY,

        /// Does not answer.
        LOST,

        /// Is no more.
        REMOVED
    }

    final int number;
    final int pool;
    final PoolPlan plan;
    final int zone;
    final List<Replica> pods = new ArrayList<>();
    /// Null where pods never want more CPU than there is.
    final @Nullable NodeCpu cpu;
    State state;
    /// Takes no more pods.
    boolean cordoned;
    /// Losses that have not ended.
    int losses;
    /// Counts losses, so that what was planned for an earlier one is void.
    int life;
    Resources requested = Resources.NONE;
    /// When each image is there, by station.
    private final Map<Integer, Long> images = new HashMap<>();
    private long pulling;

    Machine(int number, int pool, PoolPlan plan, int zone, State state, boolean sharesCpu) {
        this.number = number;
        this.pool = pool;
        this.plan = plan;
        this.zone = zone;
        this.state = state;
        this.cpu = sharesCpu ? new NodeCpu(plan.packing().allocatable().cpu()) : null;
    }

    boolean isOpen() {
        return state == State.READY && !cordoned;
    }

    boolean isThere() {
        return state != State.REMOVED;
    }

    /// It holds an image from the start on.
    void hold(int image) {
        images.put(image, 0L);
    }

    /// Nanoseconds until an image is there; one is fetched after the other.
    ///
    /// @param time that it takes to fetch it
    long fetch(int image, long now, long time) {
        Long there = images.get(image);
        if (there == null) {
            pulling = Math.max(pulling, now) + time;
            there = pulling;
            images.put(image, there);
        }
        return Math.max(0, there - now);
    }

    boolean holds(int image) {
        return images.containsKey(image);
    }
}
