package dev.archipelago.simulator.plan;

import dev.archipelago.model.quantity.Portion;
import dev.archipelago.simulator.scheduling.Packing;
import dev.archipelago.simulator.scheduling.Resources;
import dev.archipelago.simulator.scheduling.Wish;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The nodes that replicas run on, and where each is at the start.
///
/// @param pools kinds of nodes
/// @param pods what the replicas of each station want of a node; null for those that do not run on the platform
/// @param versions the same of each further version of the components
/// @param places of each station the node that each of its replicas at the start is on; [#PENDING] for none
/// @param moves whether replicas may change their nodes, or nodes may come and go
/// @param sharesCpu whether the replicas of a node may want more CPU than it has
/// @param overcommits whether replicas may use more memory than they ask for
/// @param looks uniform draw of when the autoscaler of nodes looks within its period
public record ClusterPlan(List<PoolPlan> pools, List<@Nullable PodPlan> pods,
        List<List<@Nullable PodPlan>> versions, List<List<Integer>> places, boolean moves, boolean sharesCpu,
        boolean overcommits, int looks) {

    /// On no node.
    public static final int PENDING = -1;

    /// Nodes of one kind.
    ///
    /// @param zones indexes of the zones that new nodes go to in turn; -1 alone where there are no zones
    /// @param capacity CPU and memory of a node
    /// @param packing what its pods may ask for
    /// @param nodes at the start
    /// @param min at least
    /// @param max at most
    /// @param boot draw of the time until a node is ready
    /// @param pull draw of the time to fetch an image; -1 for none
    /// @param spot whether it may be taken away
    public record PoolPlan(String id, List<Integer> zones, Resources capacity, Packing packing, int nodes, int min,
            int max, int boot, int pull, boolean spot) {
        public PoolPlan {
            zones = List.copyOf(zones);
        }

        /// Whether their number follows what pods ask for.
        public boolean scales() {
            return min < max;
        }
    }

    /// What replicas of a station want of a node.
    ///
    /// @param pools that they may be in
    /// @param zones that they may be in; empty for all
    /// @param ceiling cores that one may use; infinite for no limit
    /// @param priority in scheduling; the higher ones displace the lower ones
    /// @param stateful whether a replica on a lost node is only replaced when the node is given up
    /// @param disrupted how many may be taken away at once
    public record PodPlan(Wish wish, Set<Integer> pools, Set<Integer> zones, double ceiling, int priority,
            boolean stateful, Portion disrupted) {
        public PodPlan {
            pools = Set.copyOf(pools);
            zones = Set.copyOf(zones);
        }

        /// Whether they may be on a node of a pool and zone.
        public boolean mayBeIn(int pool, int zone) {
            return pools.contains(pool) && (zones.isEmpty() || zones.contains(zone));
        }
    }

    public ClusterPlan {
        pools = List.copyOf(pools);
        pods = Collections.unmodifiableList(pods);
        versions = List.copyOf(versions);
        places = List.copyOf(places);
    }

    /// What a replica of a station wants of a node by the version that it runs, 0 being the first; null where it does not run
    /// on the platform.
    public @Nullable PodPlan pod(int station, int version) {
        return version == 0 ? pods.get(station) : versions.get(version - 1).get(station);
    }
}
