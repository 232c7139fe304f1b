package dev.archipelago.simulator.plan;

import java.util.List;

/// What happens to messages on their way beyond their latency: zones that are farther apart, and loss.
///
/// @param callerZones zone of each caller replica, in turn over all of them; empty where callers are in no zone
/// @param targetZones zone of each called replica, in turn over all of them
/// @param zones how many there are
/// @param far draw of the time one way between zones; -1 for no difference
/// @param loss share of the messages that are lost and sent again
/// @param lossDraw uniform draw of the loss; -1 for none
public record WayPlan(List<Integer> callerZones, List<Integer> targetZones, int zones, int far, double loss,
        int lossDraw) {

    public WayPlan {
        callerZones = List.copyOf(callerZones);
        targetZones = List.copyOf(targetZones);
    }
}
