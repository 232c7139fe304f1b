package dev.archipelago.app.editor.redesign;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.merge.ThreeWayMerge;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/// Makes a design that was simulated the one that is worked on, as one step that can be undone.
final class Applying {
    private final AskParts parts;
    private final EditedDocument edited;

    Applying(AskParts parts) {
        this.parts = parts;
        edited = parts.edited();
    }

    /// Whether the design is still the one that was asked about, but for where its boxes stand.
    BooleanBinding possible(Document askedAbout) {
        return Bindings.createBooleanBinding(
                () -> edited.document().withDiagram(null).equals(askedAbout.withDiagram(null)),
                edited.documentProperty());
    }

    /// What was moved on the drawing since stays where it is.
    ///
    /// @param name of the step
    void apply(Document askedAbout, Document design, String name) {
        Document before = edited.document();
        Document after = ThreeWayMerge.of(askedAbout, before, design).document();
        if (edited.apply(name, _ -> after)) {
            edited.select(Selection.changedBetween(before, after));
            parts.say().accept(parts.messages().text("redesign.applied", name));
        }
    }
}
