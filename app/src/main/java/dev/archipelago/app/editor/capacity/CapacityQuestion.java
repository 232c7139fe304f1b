package dev.archipelago.app.editor.capacity;

import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.LoadSearch;
import dev.archipelago.simulator.experiment.WithoutOne;
import dev.archipelago.simulator.result.LoadLimitResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WithoutOneResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How much load a design bears.
///
/// @param losses how many losses of one part are simulated; empty when nothing is asked about losses
record CapacityQuestion(LoadSearch.Options options, OptionalInt losses) {
    private static final double SEARCH = 0.95;

    /// What was found.
    ///
    /// @param atLimit a run with the highest load that holds; empty where there is none, or a scenario cannot say it
    record Answer(CapacityQuestion question, WithoutOneResult result, Optional<SimulationResult> atLimit) {}

    /// @throws java.util.concurrent.CancellationException when cancelled
    Answer find(Document document, Progress progress, CancelSignal cancel) {
        int threads = Runtime.getRuntime().availableProcessors();
        Progress searching = share -> progress.at(SEARCH * share);
        WithoutOneResult result = losses.isPresent()
                ? WithoutOne.run(new WithoutOne.Question(document, options, losses.getAsInt()), threads, searching,
                        cancel)
                : new WithoutOneResult(LoadSearch.run(document, options, threads, searching, cancel), List.of());
        Optional<SimulationResult> atLimit = LoadAtLimit.of(document, this, result.whole())
                .map(load -> run(load, document, result.whole(), progress, cancel));
        return new Answer(this, result, atLimit);
    }

    private SimulationResult run(LoadAtLimit load, Document document, LoadLimitResult found, Progress progress,
            CancelSignal cancel) {
        Evaluation.Options asked = options.evaluation();
        String id = load.freeId(document);
        return Simulation.run(load.in(document, id, ""), SimulationOptions.defaults().withScenario(id)
                .withSeed(asked.seed()).withReplications(found.replications()).withDuration(asked.duration())
                .withWarmUp(asked.warmUp()), share -> progress.at(SEARCH + (1 - SEARCH) * share), cancel);
    }
}
