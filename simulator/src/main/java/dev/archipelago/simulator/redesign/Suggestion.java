package dev.archipelago.simulator.redesign;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.BoundaryEdit;
import dev.archipelago.model.edit.BoundaryPreview;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.simulator.boundaries.Design;
import dev.archipelago.simulator.boundaries.Untried;

/// A change of boundaries that may be worth its trouble.
///
/// @param reason what speaks for it, a sentence
public record Suggestion(BoundaryEdit edit, String reason) {

    /// What becomes of a suggestion for a document.
    sealed interface Outcome {}

    /// The document after it can be simulated.
    record Possible(Design design) implements Outcome {}

    /// It cannot be done, or what comes of it cannot be simulated.
    record Refused(Untried untried) implements Outcome {}

    /// The design after it.
    Outcome on(Document document) {
        return switch (edit.preview(document)) {
            case BoundaryPreview.NotPossible refused -> refused(refused.reason());
            case BoundaryPreview.Planned planned -> Checks.all().run(planned.document()).stream()
                    .filter(Finding::isError).findFirst().<Outcome>map(error -> refused(error.message()))
                    .orElseGet(() -> new Possible(new Design(edit.description(), Commands.of(edit), reason,
                            planned.document())));
        };
    }

    private Outcome refused(String why) {
        return new Refused(new Untried(edit.description(), why));
    }
}
