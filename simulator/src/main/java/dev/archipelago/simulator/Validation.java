package dev.archipelago.simulator;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.validation.Engine;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts this simulator to the test of closed forms: what a [dev.archipelago.simulator.validation.Validator] runs.
///
/// @param threads replications at a time; has no influence on the result
public record Validation(int threads) implements Engine {

    @Override
    public List<Finding> leftOut(Document document, String scenario) {
        return Simulation.notSimulated(document, Optional.ofNullable(named(scenario)));
    }

    @Override
    public SimulationResult run(Document document, Run run, Progress progress, CancelSignal cancel) {
        return Simulation.run(document, SimulationOptions.defaults().withScenario(named(run.scenario()))
                .withSeed(run.seed()).withReplications(run.replications()).withDuration(run.duration())
                .withWarmUp(run.warmUp()).withThreads(threads), progress, cancel);
    }

    private static @Nullable String named(String scenario) {
        return scenario.isEmpty() ? null : scenario;
    }
}
