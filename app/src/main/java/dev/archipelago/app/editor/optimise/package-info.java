/// The question for the cheapest configuration that meets the objectives: what may vary, how it is sought, the front of
/// what was simulated, and applying any of it.
/// May import documents and looks of the editor, how questions are asked and pages are put together, and the optimisation.
/// Start reading at OptimisePage.
@NullMarked
package dev.archipelago.app.editor.optimise;

import org.jspecify.annotations.NullMarked;
