package dev.archipelago.app.editor.sweep;

import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.experiment.Sampling;
import dev.archipelago.simulator.experiment.Sensitivity;
import dev.archipelago.simulator.job.PlannedSweep;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SwingResult;
import dev.archipelago.simulator.result.VarianceResult;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/// What becomes of a design at the points of a sweep.
///
/// @param kept points that are there already, to which those that are finished are added
/// @param enough whether to be content with the points that are there
record SweepQuestion(PlannedSweep planned, KeptPoints kept, AtomicBoolean enough) {

    /// What was found.
    ///
    /// @param swings of a sweep that takes one property at a time, when it is complete
    /// @param shares of a sweep about variances, when it is complete
    record Answer(PlannedSweep planned, SweepResult result, Optional<SwingResult> swings,
            Optional<VarianceResult> shares) {

        boolean isComplete() {
            return result.points().size() == planned.points();
        }

        Sampling.Kind sampling() {
            return planned.job().sampling();
        }
    }

    /// @throws CancellationException when cancelled; points that are finished stay kept
    Answer find(Progress progress, CancelSignal cancel) {
        int before = kept.size();
        double left = planned.points() - before;
        try {
            planned.sweep().run(number -> !kept.has(number), Runtime.getRuntime().availableProcessors(), kept::add,
                    share -> progress.at((before + share * left) / planned.points()),
                    () -> cancel.isCancelled() || enough.get());
        } catch (CancellationException e) {
            if (cancel.isCancelled() || kept.size() == 0) {
                throw e;
            }
        }
        return answer();
    }

    private Answer answer() {
        SweepResult result = planned.result(kept.inOrder());
        boolean isComplete = result.points().size() == planned.points();
        Sampling.Kind sampling = planned.job().sampling();
        return new Answer(planned, result,
                isComplete && sampling == Sampling.Kind.ONE_AT_A_TIME
                        ? Optional.of(Sensitivity.swings(result))
                        : Optional.empty(),
                isComplete && sampling == Sampling.Kind.VARIANCE
                        ? Optional.of(Sensitivity.shares(result))
                        : Optional.empty());
    }
}
