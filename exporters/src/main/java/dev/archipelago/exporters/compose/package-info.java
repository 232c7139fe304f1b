/// The design on one machine, as a file for Docker Compose.
/// May import the model, text, spi, yaml and kubernetes, whose names and images it shares.
/// Start reading at {@link dev.archipelago.exporters.compose.ComposeExporter}.
@NullMarked
package dev.archipelago.exporters.compose;

import org.jspecify.annotations.NullMarked;
