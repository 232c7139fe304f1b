package dev.archipelago.app.editor.inspector;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Structure;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import javafx.scene.Node;

/// The fields of one of several kinds of records, such as a fault, for use elsewhere than in the inspector.
public final class RecordForm {
    private final Form form;

    /// @param alternatives the kinds
    /// @param pointer where in the document it is; there must be one
    public RecordForm(Messages messages, EditedDocument edited, OneOfShape alternatives, Pointer pointer) {
        Object value = Structure.value(edited.document(), pointer).orElseThrow();
        ObjectShape shape = alternatives.of(value);
        form = new Form(new FormContext(messages, edited), Subject.of(pointer), shape, _ -> true);
    }

    public Node node() {
        return form.node();
    }

    /// Shows the values that the document has now.
    public void refresh() {
        form.refresh();
    }
}
