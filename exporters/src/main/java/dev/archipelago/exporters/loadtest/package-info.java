/// The workloads and objectives of the design as a load test for k6.
/// May import the model, text, spi, yaml and kubernetes, whose names and ports it shares.
/// Start reading at {@link dev.archipelago.exporters.loadtest.LoadTestExporter}.
@NullMarked
package dev.archipelago.exporters.loadtest;

import org.jspecify.annotations.NullMarked;
