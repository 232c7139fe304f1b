/// Kubernetes manifests: typed objects, one file per component, each number with its reason.
/// May import spi, text, yaml and the model.
/// Start reading at {@link dev.archipelago.exporters.kubernetes.KubernetesExporter}.
@NullMarked
package dev.archipelago.exporters.kubernetes;

import org.jspecify.annotations.NullMarked;
