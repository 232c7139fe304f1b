package dev.archipelago.app.editor.asking;

import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/// A question in the window of questions.
public interface QuestionPage {

    /// Its name in messages ("ask.ID.title", "ask.ID.hint"), commands ("ask-ID") and the scene ("ask-ID").
    String id();

    Ikon icon();

    Node node();

    /// Puts the keyboard where one begins to ask.
    void focus();

    /// Called each time the page comes to be seen.
    default void shown() {}

    /// Asks with what is chosen, as its button does.
    void ask();

    /// Ends what runs behind it.
    void close();
}
