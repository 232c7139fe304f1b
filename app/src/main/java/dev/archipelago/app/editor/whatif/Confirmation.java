package dev.archipelago.app.editor.whatif;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.estimate.EstimateResult;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Short simulations that confirm estimates: of what is tried out and of the design as it is, under the same random numbers.
///
/// A design without faults and planned changes is simulated for as long as takes about a second; one with them for as long as its
/// scenario says, since what happens then is the point. To be used from one thread.
final class Confirmation {
    private static final int REPLICATIONS = 5;
    private static final double EVENTS = 700_000;
    private static final double EVENTS_PER_VISIT = 8;
    private static final double SHORTEST = 1;
    private static final double LONGEST = 60;
    private static final double WARM_UP = 0.3;

    private @Nullable Key known;
    private @Nullable SimulationResult before;

    private record Key(Document document, SimulationOptions options) {}

    /// @throws java.util.concurrent.CancellationException when cancelled
    WhatIfAnswer.Simulated of(WhatIf.Question question, Document tried, EstimateResult estimate, long seed,
            CancelSignal cancel) {
        SimulationOptions options = options(question, estimate, seed);
        SimulationResult result = Simulation.run(tried, options, Progress.NONE, cancel);
        return new WhatIfAnswer.Simulated(tried, result, before(question.document(), options, cancel));
    }

    private SimulationResult before(Document document, SimulationOptions options, CancelSignal cancel) {
        Key key = new Key(document.withDiagram(null), options);
        SimulationResult there = before;
        if (there == null || !key.equals(known)) {
            there = Simulation.run(document, options, Progress.NONE, cancel);
            known = key;
            before = there;
        }
        return there;
    }

    private static SimulationOptions options(WhatIf.Question question, EstimateResult estimate, long seed) {
        SimulationOptions usual = SimulationOptions.defaults().withSeed(seed).withReplications(REPLICATIONS)
                .withScenario(question.scenario().orElse(null));
        Scenario scenario = question.document().scenarios().get(question.scenario().orElse(""));
        boolean takesACourse = scenario != null && !(scenario.faults().isEmpty() && scenario.changes().isEmpty());
        if (takesACourse) {
            return usual;
        }
        double seconds = seconds(estimate);
        return usual.withDuration(TimeSpan.ofSeconds(seconds)).withWarmUp(TimeSpan.ofSeconds(WARM_UP * seconds));
    }

    /// A power of two, so that the design as it is need not be simulated for every load anew.
    private static double seconds(EstimateResult estimate) {
        double visits = estimate.components().values().stream().mapToDouble(EstimateResult.Component::rate).sum();
        double affordable = EVENTS / REPLICATIONS / EVENTS_PER_VISIT / Math.max(visits, 1e-9);
        return Math.clamp(Math.pow(2, Math.floor(Math.log(affordable) / Math.log(2))), SHORTEST, LONGEST);
    }

    static Optional<String> scenarioOf(Document document, Optional<String> scenario) {
        return scenario.filter(document.scenarios()::containsKey);
    }
}
