/// How the results of a run look on a drawing, for windows and pages alike; no toolkit.
/// May import the simulator's results, pictures and the spelling of numbers; the editor and reports import it.
/// Start reading at ResultOverlay.
@NullMarked
package dev.archipelago.app.seeing;

import org.jspecify.annotations.NullMarked;
