package dev.archipelago.simulator.plan;

import dev.archipelago.model.scenario.Arrival;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where requests come from.
///
/// @param id of the workload, or "component.operation" of a scheduled job
/// @param job whether it is a scheduled job and no workload
/// @param arrivals of an open source; null for a closed one
/// @param users of a closed source; 0 for an open one
/// @param think draw of the wait between answer and next request, -1 for none
/// @param journeys what each session does; picked by weight
/// @param pick uniform draw that picks, -1 where there is only one
/// @param stream name of the arrival stream
public record SourcePlan(String id, boolean job, @Nullable Arrival arrivals, int users, int think,
        List<JourneyPlan> journeys, int pick, String stream) {

    public SourcePlan {
        journeys = List.copyOf(journeys);
    }

    /// A sequence of requests.
    ///
    /// @param until cumulated share of the sessions that take this one or one before it
    public record JourneyPlan(double until, List<JourneyCall> calls) {
        public JourneyPlan {
            calls = List.copyOf(calls);
        }
    }

    /// One request of a journey.
    ///
    /// @param probability how likely it is made; drawn from chance
    /// @param chance uniform draw, -1 where it is certain
    /// @param times draw of the count, -1 for once
    /// @param think draw of the wait behind it, -1 for that of the source
    public record JourneyCall(int call, double probability, int chance, int times, int think) {}

    /// The same with other numbers of the calls.
    SourcePlan calling(IntUnaryOperator number) {
        List<JourneyPlan> renumbered = journeys.stream()
                .map(journey -> new JourneyPlan(journey.until, journey.calls.stream()
                        .map(call -> new JourneyCall(number.applyAsInt(call.call), call.probability, call.chance,
                                call.times, call.think))
                        .toList()))
                .toList();
        return new SourcePlan(id, job, arrivals, users, think, renumbered, pick, stream);
    }
}
