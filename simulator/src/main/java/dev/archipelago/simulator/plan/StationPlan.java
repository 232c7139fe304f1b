package dev.archipelago.simulator.plan;

import java.util.List;

/// What a component is to the engine: replicas with workers, a waiting line and CPU.
///
/// @param id of the component
/// @param kind as spelled in the file
/// @param replicas at the start
/// @param workers per replica; [#UNLIMITED] for no bound
/// @param backlog waiting requests per replica; [#UNLIMITED] for no bound
/// @param cores CPU that one replica can use; infinite for no limit
/// @param resources capacities of the limited resources of each replica
public record StationPlan(String id, String kind, int replicas, int workers, int backlog, double cores,
        List<Integer> resources) {

    /// No bound.
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public StationPlan {
        resources = List.copyOf(resources);
    }

    public boolean boundsWorkers() {
        return workers != UNLIMITED;
    }
}
