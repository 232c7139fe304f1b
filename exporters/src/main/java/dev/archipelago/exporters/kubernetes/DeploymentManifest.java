package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import java.util.Map;
import java.util.Optional;

/// Replicas that are all alike.
///
/// @param annotations of the workload
/// @param replicas empty where an autoscaler decides
record DeploymentManifest(Identity identity, Map<String, String> annotations, Optional<Figure> replicas,
        Rolling rolling,
        Pod pod) implements Manifest {

    @Override
    public Mapping node() {
        Mapping.Builder spec = Mapping.builder();
        replicas.ifPresent(figure -> figure.put(spec, "replicas"));
        rolling.put(spec);
        spec.put("selector", Mapping.builder().put("matchLabels", Mapping.of(identity.selector())).build())
                .put("template", pod.node());
        return Manifest.object("apps/v1", "Deployment").put("metadata", identity.described(annotations))
                .put("spec", spec.build()).build();
    }
}
