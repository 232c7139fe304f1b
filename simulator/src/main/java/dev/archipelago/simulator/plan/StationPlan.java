package dev.archipelago.simulator.plan;

import java.util.List;

/// What a component is to the engine: replicas with workers, a waiting line and CPU.
///
/// @param id of the component
/// @param kind as spelled in the file
/// @param replicas at the start
/// @param workers per replica; [#UNLIMITED] for no bound
/// @param backlog waiting requests per replica; [#UNLIMITED] for no bound
/// @param lastFirst whether of those that wait who came last is served next
/// @param priorities levels of priority that its operations have, at least one
/// @param cores CPU that one replica can use; infinite for no limit
/// @param sharing how computations share the cores
/// @param resources the limited resources of each replica
/// @param life how its replicas come and go
/// @param overload what they do under too much load
public record StationPlan(String id, String kind, int replicas, int workers, int backlog, boolean lastFirst,
        int priorities, double cores, Sharing sharing, List<ResourcePlan> resources, LifePlan life,
        OverloadPlan overload) {

    /// How computations share the cores of a replica.
    public enum Sharing {
        /// Not at all: there are never more computations than cores.
        NONE,

        /// Each has a core for itself as long as the node has as many.
        NODE,

        /// Evenly, with the limit averaged over time.
        AVERAGED,

        /// Evenly, with the limit as a quota for each period.
        QUOTA
    }

    /// A limited resource.
    ///
    /// @param id within its component
    /// @param capacity permits in all
    /// @param longestLine waiters at most; further ones fail
    public record ResourcePlan(String id, int capacity, int longestLine) {}

    /// No bound.
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /// Permits of a read-write lock, all of which a writer takes.
    public static final int WRITER = 1_000_000_000;

    public StationPlan {
        resources = List.copyOf(resources);
    }

    /// Whether somebody else runs it.
    public boolean isExternal() {
        return kind.equals("external");
    }

    public boolean boundsWorkers() {
        return workers != UNLIMITED;
    }
}
