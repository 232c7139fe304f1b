package dev.archipelago.simulator;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.analysis.Precision;
import dev.archipelago.simulator.analysis.Summary;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Coverage;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.run.Replications;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Simulates documents: document in, result out.
///
/// The same document, options and seed give the same result on every machine and with every number of threads, apart
/// from the time it took.
public final class Simulation {

    /// More replications than this are not made for the sake of a precision.
    private static final int MOST_FOR_PRECISION = 1000;

    private Simulation() {}

    /// The shortest interval that the time line may have, so that it fits into memory however long the run is.
    ///
    /// @throws IllegalArgumentException when the options do not fit the document
    public static TimeSpan shortestResolution(Document document, SimulationOptions options) {
        return PreparedSimulation.shortestResolution(document, options);
    }

    /// Runs a document that has passed the checks.
    ///
    /// @throws IllegalArgumentException when the options do not fit the document
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static SimulationResult run(Document document, SimulationOptions options, Progress progress,
            CancelSignal cancel) {
        long began = System.nanoTime();
        PreparedSimulation prepared = new PreparedSimulation(document, options, cancel);
        return prepared.result(observe(prepared, options, progress, cancel), began, cancel);
    }

    /// What a document says that this version does not simulate; nothing is left out without being named here.
    public static List<Finding> notSimulated(Document document, Optional<String> scenario) {
        return Coverage.of(document, scenario.map(document.scenarios()::get).orElse(null));
    }

    /// As many replications as asked for, and with a precision so many more until it is reached or will not be.
    private static List<Observation> observe(PreparedSimulation prepared, SimulationOptions options,
            Progress progress, CancelSignal cancel) {
        List<Observation> observations = new ArrayList<>();
        int wanted = options.replications();
        while (observations.size() < wanted) {
            int done = observations.size();
            int whole = wanted;
            observations.addAll(Replications.run(prepared.plan(), options.seed(), options.traces(), done,
                    wanted - done, prepared.window(),
                    options.threads(),
                    share -> progress.at((done + share * (whole - done)) / whole), cancel));
            if (options.precision() > 0) {
                int enough = new Precision(new Summary(prepared.plan(), observations).requests())
                        .replicationsFor(options.precision(), wanted);
                wanted = Math.min(enough, Math.max(wanted, MOST_FOR_PRECISION));
            }
        }
        return observations;
    }
}
