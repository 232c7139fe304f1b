package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;

/// A rank among pods: higher ones displace lower ones where nodes are full.
record PriorityClassManifest(String name, String system, int value) implements Manifest {

    @Override
    public Mapping node() {
        return Manifest.object("scheduling.k8s.io/v1", "PriorityClass")
                .put("metadata", Mapping.builder().put("name", name)
                        .put("labels", Mapping.of(Identity.common(system))).build())
                .put("value", value).because("given by the design")
                .put("globalDefault", false)
                .put("description", "Priority " + value + " of " + system).build();
    }
}
