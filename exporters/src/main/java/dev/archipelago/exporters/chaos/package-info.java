/// The faults of the scenarios as experiments for Chaos Mesh.
/// May import the model, text, spi, yaml and kubernetes, whose names and labels it selects by.
/// Start reading at {@link dev.archipelago.exporters.chaos.ChaosExporter}.
@NullMarked
package dev.archipelago.exporters.chaos;

import org.jspecify.annotations.NullMarked;
