/// How the system gets from its sources into the cluster: a workflow for GitHub, the same for GitLab, and what renews pins.
/// May import the model, text, spi, yaml and kubernetes, whose names and images it shares.
/// Start reading at {@link dev.archipelago.exporters.pipeline.PipelineExporter}.
@NullMarked
package dev.archipelago.exporters.pipeline;

import org.jspecify.annotations.NullMarked;
