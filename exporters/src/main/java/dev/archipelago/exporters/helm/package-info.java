/// Helm charts of the very objects that plain manifests are, with the numbers a team changes as values.
/// May import kubernetes, spi, yaml and text.
/// Start reading at {@link dev.archipelago.exporters.helm.HelmExporter}.
@NullMarked
package dev.archipelago.exporters.helm;

import org.jspecify.annotations.NullMarked;
