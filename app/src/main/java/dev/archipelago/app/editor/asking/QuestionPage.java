package dev.archipelago.app.editor.asking;

import dev.archipelago.app.editor.form.FormValues;
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

    /// Goes on where the page of the same question stood in whose place this one is: what was entered, the answer, and the one
    /// that is being sought.
    default void takeOver(QuestionPage before) {
        FormValues.below(before.node()).enterBelow(node());
        pane().takeOver(before.pane());
    }

    /// Called each time the page comes to be seen.
    default void shown() {}
}
