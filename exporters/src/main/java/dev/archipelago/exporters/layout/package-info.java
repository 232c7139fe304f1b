/// Where boxes, frames and connectors of a drawing go: automatic layout and routing.
/// May import the model and ELK; knows nothing of colours, text or windows.
/// Start reading at {@link dev.archipelago.exporters.layout.AutoLayout}.
@NullMarked
package dev.archipelago.exporters.layout;

import org.jspecify.annotations.NullMarked;
