package dev.archipelago.app.editor.redesign;

import dev.archipelago.simulator.boundaries.TrialResult;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.redesign.BoundaryStudy;
import dev.archipelago.simulator.redesign.Cuts;
import dev.archipelago.simulator.redesign.Laboratory;
import dev.archipelago.simulator.redesign.Migration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What was found about boundaries.
///
/// @param asked what was simulated
record BoundaryAnswer(Asked asked, BoundaryStudy study, TrialResult trials) {

    /// What is simulated.
    enum Asked {
        /// Each suggestion beside the present design.
        SUGGESTIONS,

        /// One monolith, the present cut and the suggested one.
        CUTS,

        /// The steps out of a monolith.
        FROM_MONOLITH,

        /// The steps to the suggested cut.
        TO_SUGGESTED;

        /// Whether the designs follow one another.
        boolean isWay() {
            return this == FROM_MONOLITH || this == TO_SUGGESTED;
        }
    }

    /// How it is found.
    ///
    /// @param scenario whose values hold; null for none
    /// @param suggestions so many are simulated at most
    /// @param losses whether each component is lost in turn
    /// @param laboratory with losses or without
    record Question(Asked asked, @Nullable String scenario, int suggestions, boolean losses,
            Function<Boolean, Laboratory> laboratory) {

        /// @throws java.util.concurrent.CancellationException when cancelled
        BoundaryAnswer answer(BoundaryStudy study, Progress progress, CancelSignal cancel) {
            Laboratory whole = laboratory.apply(losses);
            return new BoundaryAnswer(asked, study, switch (asked) {
                case SUGGESTIONS -> study.tried(suggestions, whole, progress, cancel);
                case FROM_MONOLITH -> Migration.fromMonolith(study.document(), scenario, whole, progress, cancel);
                case CUTS -> Cuts.compared(study, tried(study, progress, cancel), whole, second(progress), cancel);
                case TO_SUGGESTED ->
                    Migration.toSuggested(study, tried(study, progress, cancel), whole, second(progress), cancel);
            });
        }

        private TrialResult tried(BoundaryStudy study, Progress progress, CancelSignal cancel) {
            return study.tried(suggestions, laboratory.apply(false), share -> progress.at(share / 2), cancel);
        }

        private static Progress second(Progress progress) {
            return share -> progress.at((1 + share) / 2);
        }
    }
}
