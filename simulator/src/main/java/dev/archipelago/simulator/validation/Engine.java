package dev.archipelago.simulator.validation;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;

/// The way to simulate that is put to the test.
public interface Engine {

    /// How to run a document.
    ///
    /// @param scenario empty for none
    record Run(String scenario, long seed, int replications, TimeSpan duration, TimeSpan warmUp) {

        /// Replications of so many requests each after a warm-up of a tenth of them.
        static Run of(Experiment experiment, long seed, int replications, double requests) {
            double millis = 1e3 * requests / experiment.rate();
            return new Run(experiment.scenario(), seed, replications, TimeSpan.ofMillis(Math.max(1, (long) millis)),
                    TimeSpan.ofMillis((long) (millis / 10)));
        }
    }

    /// What of the document is not simulated.
    List<Finding> leftOut(Document document, String scenario);

    /// @throws java.util.concurrent.CancellationException when cancelled
    SimulationResult run(Document document, Run run, Progress progress, CancelSignal cancel);
}
