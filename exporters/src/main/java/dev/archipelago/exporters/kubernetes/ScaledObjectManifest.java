package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;

/// Changes the number of replicas with waiting messages and by the clock, also to none: KEDA makes the autoscaler of it.
///
/// Source: KEDA 2.16, ScaledObject.
///
/// @param kind of the workload: Deployment or StatefulSet
record ScaledObjectManifest(Identity identity, String kind, Figure min, Figure max, Sequence triggers,
        Mapping behaviour) implements Manifest {

    private static final String AS_SIMULATED = "of KEDA, as simulated";
    private static final long POLLING = 30;
    private static final long COOLDOWN = 300;

    @Override
    public Mapping node() {
        Mapping target = Mapping.builder().put("apiVersion", "apps/v1").put("kind", kind).put("name", identity.name())
                .build();
        Mapping.Builder spec = Mapping.builder().put("scaleTargetRef", target).put("pollingInterval", POLLING)
                .because(AS_SIMULATED).put("cooldownPeriod", COOLDOWN).because(AS_SIMULATED);
        min.put(spec, "minReplicaCount");
        max.put(spec, "maxReplicaCount").put("triggers", triggers).put("advanced", Mapping.builder()
                .put("horizontalPodAutoscalerConfig", Mapping.builder().put("behavior", behaviour).build()).build());
        return Manifest.object("keda.sh/v1alpha1", "ScaledObject").put("metadata", identity.metadata(""))
                .put("spec", spec.build()).build();
    }
}
