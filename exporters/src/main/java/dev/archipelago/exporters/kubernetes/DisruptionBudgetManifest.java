package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;

/// How many replicas an administrator may take away at once; at least one, or nodes could not be drained.
record DisruptionBudgetManifest(Identity identity, Figure maxUnavailable) implements Manifest {

    @Override
    public Mapping node() {
        Mapping.Builder spec = maxUnavailable.put(Mapping.builder(), "maxUnavailable")
                .put("unhealthyPodEvictionPolicy", "AlwaysAllow")
                .put("selector", Mapping.builder().put("matchLabels", Mapping.of(identity.selector())).build());
        return Manifest.object("policy/v1", "PodDisruptionBudget").put("metadata", identity.metadata(""))
                .put("spec", spec.build()).build();
    }
}
