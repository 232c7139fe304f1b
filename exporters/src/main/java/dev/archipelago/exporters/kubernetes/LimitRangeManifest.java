package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;

/// What a single container of the namespace may take, and what one has that says nothing.
record LimitRangeManifest(Mapping metadata, Mapping range) implements Manifest {

    @Override
    public Mapping node() {
        return Manifest.object("v1", "LimitRange").put("metadata", metadata)
                .put("spec", Mapping.builder().put("limits", Sequence.of(range)).build()).build();
    }
}
