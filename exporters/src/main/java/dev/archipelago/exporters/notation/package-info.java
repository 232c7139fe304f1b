/// The drawing as text for other tools: Mermaid, C4-PlantUML, draw.io.
/// May import the model, the layout and the words and colours of pictures; knows no simulator and no window.
/// Start reading at {@link dev.archipelago.exporters.notation.Notation}.
@NullMarked
package dev.archipelago.exporters.notation;

import org.jspecify.annotations.NullMarked;
