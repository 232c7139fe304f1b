package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;

/// Changes the number of replicas with the load.
///
/// @param kind of the workload: Deployment or StatefulSet
record AutoscalerManifest(Identity identity, String kind, Figure min, Figure max, Sequence metrics, Mapping behaviour)
        implements
            Manifest {

    @Override
    public Mapping node() {
        Mapping target = Mapping.builder().put("apiVersion", "apps/v1").put("kind", kind).put("name", identity.name())
                .build();
        Mapping.Builder spec = Mapping.builder().put("scaleTargetRef", target);
        min.put(spec, "minReplicas");
        max.put(spec, "maxReplicas").put("metrics", metrics).put("behavior", behaviour);
        return Manifest.object("autoscaling/v2", "HorizontalPodAutoscaler").put("metadata", identity.metadata(""))
                .put("spec", spec.build()).build();
    }
}
