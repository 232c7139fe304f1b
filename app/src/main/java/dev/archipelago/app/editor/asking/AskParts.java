package dev.archipelago.app.editor.asking;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;

/// What questions about a document are made of.
///
/// @param window runs tasks on the window's thread
/// @param show is asked to show the part of the document at a JSON pointer
/// @param say is told in a sentence what was done
/// @param owner of dialogs; none before the window of questions is there
public record AskParts(Messages messages, EditedDocument edited, Executor window, Consumer<String> show,
        Consumer<String> say, Supplier<Window> owner) {

    /// An inquiry about the document.
    ///
    /// @param name of its thread
    public <A> Inquiry<A> inquiry(String name) {
        return new Inquiry<>(name, edited, window);
    }
}
