package dev.archipelago.app.editor.why;

import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.asking.Problem;
import dev.archipelago.app.editor.asking.UnansweredException;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.diagnosis.Diagnosis;
import dev.archipelago.simulator.diagnosis.DiagnosisResult;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Question;
import dev.archipelago.simulator.diagnosis.Questions;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Finds out why: a run with followed requests, then the causes, then what helps.
public final class WhyRun {
    private static final int FOLLOWED = 2000;
    private static final int LEAST_REPLICATIONS = 2;
    private static final double RUN = 0.15;

    private final Inquiry<Cause> inquiry;

    /// What was found, and in which scenario.
    public record Cause(Optional<String> scenario, DiagnosisResult result) {}

    /// @param window runs tasks on the window's thread
    public WhyRun(EditedDocument edited, Executor window) {
        inquiry = new Inquiry<>("why", edited, window);
    }

    public Inquiry<Cause> inquiry() {
        return inquiry;
    }

    /// Asks; a question under way is given up.
    ///
    /// @param question null for the one that the run makes one ask first
    /// @param options those of a run
    public void ask(@Nullable Question question, SimulationOptions options) {
        SimulationOptions followed = options.withTraces(FOLLOWED)
                .withReplications(Math.max(LEAST_REPLICATIONS, options.replications()));
        inquiry.ask((document, progress, cancel) -> new Cause(Optional.ofNullable(options.scenario()),
                found(document, question, followed, progress, cancel)));
    }

    private static DiagnosisResult found(Document document, @Nullable Question question, SimulationOptions options,
            Progress progress, CancelSignal cancel) {
        SimulationResult result = Simulation.run(document, options, share -> progress.at(RUN * share), cancel);
        Question asked = Optional.ofNullable(question).or(() -> Questions.first(document, result))
                .orElseThrow(() -> new UnansweredException(new Problem.NoWorkload()));
        return Diagnosis.of(document, result, asked,
                new Diagnosis.Options(options.scenario(), options.seed(), options.replications(),
                        options.duration(), options.warmUp(), options.threads()),
                share -> progress.at(RUN + (1 - RUN) * share), cancel);
    }
}
