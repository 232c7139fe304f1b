/// Dockerfiles for components with a known runtime.
/// May import spi, text, yaml and the model.
/// Start reading at {@link dev.archipelago.exporters.dockerfile.DockerfileExporter}.
@NullMarked
package dev.archipelago.exporters.dockerfile;

import org.jspecify.annotations.NullMarked;
