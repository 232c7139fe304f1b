package dev.archipelago.app.editor.asking;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.finding.Finding;
import java.util.List;

/// Why there is no answer.
public sealed interface Problem {

    /// The design has errors.
    record Blocked(List<Finding> errors) implements Problem {
        public Blocked {
            errors = List.copyOf(errors);
        }
    }

    /// It was told to stop.
    record Cancelled() implements Problem {}

    /// Nothing calls anything.
    record NoWorkload() implements Problem {}

    /// Its calls call one another further than can be followed.
    record TooDeep() implements Problem {}

    /// Whoever was asked refused, or failed.
    record Failed(String reason) implements Problem {}

    /// A line for people.
    default String text(Messages messages) {
        return switch (this) {
            case Blocked blocked ->
                messages.text("run.blocked") + " " + messages.text(blocked.errors().getFirst().said());
            case Cancelled _ -> messages.text("status.run-cancelled");
            case NoWorkload _ -> messages.text("ask.no-workload");
            case TooDeep _ -> messages.text("ask.too-deep");
            case Failed failed -> messages.text("run.failed") + ": " + failed.reason();
        };
    }
}
