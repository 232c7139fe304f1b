package dev.archipelago.app.editor.blast;

import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.asking.Problem;
import dev.archipelago.app.editor.asking.UnansweredException;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.simulator.experiment.BlastRadius;
import dev.archipelago.simulator.experiment.BlastRings;
import dev.archipelago.simulator.experiment.Epicentre;
import dev.archipelago.simulator.result.ReachResult;
import java.util.concurrent.Executor;

/// Finds out how far a loss reaches. There is no answer while another one is looked for.
public final class BlastRun {
    private final Inquiry<Reached> inquiry;

    /// What was found.
    ///
    /// @param epicentre that failed
    public record Reached(Epicentre epicentre, ReachResult result) {}

    /// @param window runs tasks on the window's thread
    public BlastRun(EditedDocument edited, Executor window) {
        inquiry = new Inquiry<>("blast", edited, window);
    }

    public Inquiry<Reached> inquiry() {
        return inquiry;
    }

    /// Asks; a question under way is given up.
    public void ask(Epicentre epicentre, BlastRadius.Options options) {
        inquiry.forget();
        inquiry.ask((document, progress, cancel) -> {
            if (document.workloads().isEmpty()) {
                throw new UnansweredException(new Problem.NoWorkload());
            }
            return new Reached(epicentre, BlastRings.run(document, epicentre, options, progress, cancel));
        });
    }
}
