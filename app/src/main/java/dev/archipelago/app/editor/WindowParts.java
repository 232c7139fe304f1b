package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Messages;
import javafx.stage.Stage;

/// What belongs to the window and is shared by all documents that are open in it.
record WindowParts(Stage stage, Environment environment, Messages messages, Appearance appearance, Dialogs dialogs,
        Desks desks, CommandTable commands) {}
