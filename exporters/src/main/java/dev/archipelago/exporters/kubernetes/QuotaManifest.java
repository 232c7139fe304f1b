package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;

/// What all pods of the namespace together may take.
record QuotaManifest(Mapping metadata, Mapping hard) implements Manifest {

    @Override
    public Mapping node() {
        return Manifest.object("v1", "ResourceQuota").put("metadata", metadata)
                .put("spec", Mapping.builder().put("hard", hard).build()).build();
    }
}
