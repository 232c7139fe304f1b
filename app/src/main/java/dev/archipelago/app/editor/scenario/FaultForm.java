package dev.archipelago.app.editor.scenario;

import javafx.scene.Node;

/// The properties of the fault that is selected.
public interface FaultForm {

    Node node();

    /// Shows the values that the document has now.
    void refresh();
}
