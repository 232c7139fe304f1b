package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;

/// An object that a service mesh reads: a VirtualService or a DestinationRule of Istio.
record MeshManifest(String kind, Mapping metadata, Mapping spec) implements Manifest {

    @Override
    public Mapping node() {
        return Manifest.object("networking.istio.io/v1", kind).put("metadata", metadata).put("spec", spec).build();
    }
}
