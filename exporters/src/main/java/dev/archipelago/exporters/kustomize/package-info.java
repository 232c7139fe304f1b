/// Kustomizations: a base with the plain manifests, and overlays for development, staging and production.
/// May import kubernetes, spi, yaml and text.
/// Start reading at {@link dev.archipelago.exporters.kustomize.KustomizeExporter}.
@NullMarked
package dev.archipelago.exporters.kustomize;

import org.jspecify.annotations.NullMarked;
