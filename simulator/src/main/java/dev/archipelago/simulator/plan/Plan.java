package dev.archipelago.simulator.plan;

import java.util.List;

/// A document and a scenario, compiled: dense tables whose rows refer to one another by index.
///
/// @param draws all places where something random is drawn
/// @param probabilities table of the chances that instructions refer to
/// @param times table of times in nanoseconds that instructions refer to
public record Plan(String architecture, String scenario, List<StationPlan> stations, List<OperationPlan> operations,
        List<LinkPlan> links, List<CallPlan> calls, List<SourcePlan> sources, List<Draw> draws,
        List<Double> probabilities, List<Long> times) {

    public Plan {
        stations = List.copyOf(stations);
        operations = List.copyOf(operations);
        links = List.copyOf(links);
        calls = List.copyOf(calls);
        sources = List.copyOf(sources);
        draws = List.copyOf(draws);
        probabilities = List.copyOf(probabilities);
        times = List.copyOf(times);
    }
}
