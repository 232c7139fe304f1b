/// The sequence diagram of an operation in a window of its own: seen, walked through, written and copied.
/// May import the editor's document and look, the exporters and the simulator's results; knows nothing of other panes.
/// Start reading at {@link dev.archipelago.app.editor.sequence.SequenceWindow}.
@NullMarked
package dev.archipelago.app.editor.sequence;

import org.jspecify.annotations.NullMarked;
