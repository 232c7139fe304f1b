/// Differences between two designs on one axis: a forest plot, with what was before, what is after, and whether a difference was shown.
/// May import looks of the editor and results of simulations, no other room of the editor.
/// Start reading at ForestPlot.
@NullMarked
package dev.archipelago.app.editor.forest;

import org.jspecify.annotations.NullMarked;
