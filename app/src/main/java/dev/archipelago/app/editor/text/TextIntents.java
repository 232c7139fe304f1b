package dev.archipelago.app.editor.text;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.finding.Pointer;

/// What somebody at the text wants of the rest of the editor.
public interface TextIntents {

    /// To see what the caret stands in.
    void select(Selection selection);

    /// To see the properties of an operation in which the caret stands.
    void open(Pointer operation);

    /// To have the last change of the document taken back.
    void undo();

    void redo();
}
