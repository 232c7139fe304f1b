package dev.archipelago.app.editor.redesign;

import dev.archipelago.model.document.Document;
import javafx.scene.Node;

/// Draws designs for people to look at.
@FunctionalInterface
public interface Drawings {

    /// A drawing of the second on which is marked in what it differs from the first.
    Node between(Document before, Document after);
}
