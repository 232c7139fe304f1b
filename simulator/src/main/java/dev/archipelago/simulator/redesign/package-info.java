/// Other cuts and other protocols of a design, each simulated beside the present one: suggestions, monoliths, migrations.
/// May import experiment, boundaries and all below them, and the edits of the model.
/// Start reading at {@link dev.archipelago.simulator.redesign.Suggestions} and {@link dev.archipelago.simulator.redesign.Laboratory}.
@NullMarked
package dev.archipelago.simulator.redesign;

import org.jspecify.annotations.NullMarked;
