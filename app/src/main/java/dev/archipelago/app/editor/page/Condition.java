package dev.archipelago.app.editor.page;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/// Something without which a question cannot be asked; a line in the form says so while it does not hold.
public final class Condition {
    private Condition() {}

    /// @param id of the line; "-error" is put behind it
    /// @param unless what is said while it does not hold
    public static void add(Entries entries, String id, String unless, ObservableValue<Boolean> holds) {
        add(entries, id, holds.map(now -> now ? "" : unless));
    }

    /// @param id of the line; "-error" is put behind it
    /// @param wrong what is wrong; empty while nothing is
    public static void add(Entries entries, String id, ObservableValue<String> wrong) {
        Label error = Entry.below(new Label(), id + "-error");
        error.textProperty().bind(wrong);
        entries.add(error).require(wrong.map(String::isEmpty));
    }
}
