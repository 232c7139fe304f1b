/// The drawing in the window: shows a document, follows mouse and keyboard, and says what is wanted; changes nothing.
/// May import the model, the exporters' layout and picture rooms, and the editor's document room.
/// Start reading at {@link dev.archipelago.app.editor.canvas.DiagramCanvas}.
@NullMarked
package dev.archipelago.app.editor.canvas;

import org.jspecify.annotations.NullMarked;
