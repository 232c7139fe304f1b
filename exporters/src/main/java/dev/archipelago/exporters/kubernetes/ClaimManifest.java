package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;

/// A disk that all replicas of a component share.
record ClaimManifest(Identity identity, Disk disk) implements Manifest {

    @Override
    public Mapping node() {
        return Manifest.object("v1", "PersistentVolumeClaim")
                .put("metadata", identity.metadata("." + disk.name()))
                .put("spec", disk.claim("ReadWriteMany")).build();
    }

    /// The same without a kind, as a StatefulSet makes one for each replica.
    static Mapping template(Identity identity, Disk disk) {
        return Mapping.builder()
                .put("metadata", Mapping.builder().put("name", disk.name())
                        .put("labels", Mapping.of(identity.selector())).build())
                .put("spec", disk.claim("ReadWriteOnce")).build();
    }

    /// A disk as the design asks for it.
    ///
    /// @param name of the volume in the pod
    /// @param storageClass empty for the cluster's default
    record Disk(String name, Figure size, String storageClass, String mount) {

        Mapping claim(String accessMode) {
            Mapping.Builder claim = Mapping.builder().put("accessModes", Sequence.ofTexts(accessMode));
            if (!storageClass.isEmpty()) {
                claim.put("storageClassName", storageClass);
            }
            Mapping requests = size.put(Mapping.builder(), "storage").build();
            return claim.put("resources", Mapping.builder().put("requests", requests).build()).build();
        }
    }
}
