/// What one file holds: an architecture with its workloads, scenarios, objectives, platform and diagram.
/// May import scenario, platform, diagram and below.
/// Start reading at {@link dev.archipelago.model.document.Document}.
@NullMarked
package dev.archipelago.model.document;

import org.jspecify.annotations.NullMarked;
