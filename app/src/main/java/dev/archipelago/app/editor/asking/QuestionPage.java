package dev.archipelago.app.editor.asking;

import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/// A question in the window of questions.
public interface QuestionPage {

    Ikon icon();

    /// Its frame.
    QuestionPane<?> pane();

    /// Its name in messages ("ask.ID.title", "ask.ID.hint"), commands ("ask-ID") and the scene ("ask-ID").
    default String id() {
        return pane().id();
    }

    default Node node() {
        return pane().node();
    }

    /// Puts the keyboard where one begins to ask.
    default void focus() {
        pane().button().requestFocus();
    }

    /// Called each time the page comes to be seen.
    default void shown() {}
}
