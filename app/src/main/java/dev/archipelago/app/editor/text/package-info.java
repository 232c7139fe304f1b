/// The text of the document beside the drawing: both can be edited, and what is selected in one is seen in the other.
/// May import the editor's document and look, the workbench and the model; knows nothing of other panes.
/// Start reading at {@link dev.archipelago.app.editor.text.TextPane}.
@NullMarked
package dev.archipelago.app.editor.text;

import org.jspecify.annotations.NullMarked;
