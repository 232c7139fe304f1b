/// Other cuts and other protocols of a design: what is counted, what is known to go wrong, and designs that were simulated beside the present one,
/// to be looked at, applied, or written as files.
/// May import documents and looks of the editor, questions with what pages are made of, the forest plot, the workbench and the simulator.
/// Start reading at BoundariesPage.
@NullMarked
package dev.archipelago.app.editor.redesign;

import org.jspecify.annotations.NullMarked;
