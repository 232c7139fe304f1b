/// The question how much load a design bears: what is chosen, how it is answered, and what the answer looks like.
/// May import documents and looks of the editor, how questions are asked and pages are put together, and experiments.
/// Start reading at CapacityPage.
@NullMarked
package dev.archipelago.app.editor.capacity;

import org.jspecify.annotations.NullMarked;
