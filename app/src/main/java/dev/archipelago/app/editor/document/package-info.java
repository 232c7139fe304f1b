/// The document being edited: its content, its file, every version of it, what is selected, what is wrong with it.
/// May import the workbench and the model; of JavaFX only javafx.base, so that all of it is tested without a window.
/// Start reading at EditedDocument.
@NullMarked
package dev.archipelago.app.editor.document;

import org.jspecify.annotations.NullMarked;
