package dev.archipelago.simulator.plan;

import java.util.List;

/// What a plan becomes when values are set or a new version of a component comes: the same tables by the same numbers, with what
/// differs.
///
/// @param stations by number
/// @param programs by operation: the one whose program runs when it is asked for
/// @param sources by number
public record EditionPlan(List<StationPlan> stations, List<Integer> programs, List<SourcePlan> sources) {

    public EditionPlan {
        stations = List.copyOf(stations);
        programs = List.copyOf(programs);
        sources = List.copyOf(sources);
    }
}
