package dev.archipelago.app.editor.page;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.simulator.optimisation.Optimiser;
import java.util.Map;

/// Applies values that an answer is about, those of one row in the place of another, as steps that can be undone.
///
/// What is set is meant for the design that was asked about. So one can be applied as long as the document is that
/// design, or what came of it by applying another; where boxes stand does not matter.
public final class Applying {
    private final EditedDocument edited;
    private final Document asked;
    private Document applied;

    /// @param asked the design that was asked about
    public Applying(EditedDocument edited, Document asked) {
        this.edited = edited;
        this.asked = asked;
        this.applied = asked;
    }

    /// Whether the document is one to which a configuration can be applied, and which that would change.
    public boolean canApply(Map<String, String> values) {
        Document now = edited.document().withDiagram(null);
        if (!now.equals(asked.withDiagram(null)) && !now.equals(applied.withDiagram(null))) {
            return false;
        }
        try {
            return !now.equals(Optimiser.applied(asked, values).withDiagram(null));
        } catch (PropertyException _) {
            return false;
        }
    }

    /// @param name of the step
    /// @return false when a lock has kept the document as it is
    public boolean apply(String name, Map<String, String> values) {
        Document changed = Optimiser.applied(asked, values).withDiagram(edited.document().diagram());
        boolean done = edited.apply(name, _ -> changed);
        if (done) {
            applied = changed;
        }
        return done;
    }
}
