package dev.archipelago.app.editor.inspector;

import javafx.scene.Node;

/// A piece of a form: shows one part of the document and lets it be changed.
interface FormPart {
    Node node();

    /// Shows what the document says now, without touching what is being typed.
    void refresh();
}
