/// What watches the running system: collector, alerts from the objectives, and a dashboard.
/// May import the model, text, spi, yaml and kubernetes, whose names and labels it selects by.
/// Start reading at {@link dev.archipelago.exporters.observability.ObservabilityExporter}.
@NullMarked
package dev.archipelago.exporters.observability;

import org.jspecify.annotations.NullMarked;
