/// The question what becomes of a design under other values of its properties: which, how points are chosen, tables and plots
/// of what was found, what matters most, and keeping or applying it.
/// May import documents and looks of the editor, how questions are asked and pages are put together, experiments and the
/// files of their points.
/// Start reading at SweepQuestionPage.
@NullMarked
package dev.archipelago.app.editor.sweep;

import org.jspecify.annotations.NullMarked;
