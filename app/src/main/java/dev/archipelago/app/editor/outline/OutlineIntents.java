package dev.archipelago.app.editor.outline;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Pointer;

/// What a person wants who works in the outline; the outline itself changes nothing.
public interface OutlineIntents {
    /// Rows were chosen that stand for this.
    void select(Selection selection);

    /// A row was chosen that stands for a part of the document, whose properties are to be seen.
    void open(Pointer pointer);

    /// The drawing is wanted, at what is selected.
    void goToDrawing();

    void rename(ComponentId id, String name);

    void delete(Selection selection);

    /// An entry of the document is to be taken out.
    void remove(Pointer pointer);
}
