package dev.archipelago.app.editor.run;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.finding.Finding;
import java.util.List;

/// Why a run gave no answer.
public sealed interface RunProblem {

    /// The design has errors.
    record Blocked(List<Finding> errors) implements RunProblem {
        public Blocked {
            errors = List.copyOf(errors);
        }
    }

    /// It was told to stop.
    record Cancelled() implements RunProblem {}

    /// The simulator refused it.
    record Failed(String reason) implements RunProblem {}

    /// A line for people.
    default String text(Messages messages) {
        return switch (this) {
            case Blocked blocked -> messages.text("run.blocked") + " " + blocked.errors().getFirst().message();
            case Cancelled _ -> messages.text("status.run-cancelled");
            case Failed failed -> messages.text("run.failed") + ": " + failed.reason();
        };
    }
}
