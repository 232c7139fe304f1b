package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Replicas that each have a name, and a disk where the design has volumes.
///
/// @param replicas empty where an autoscaler decides
/// @param rolling how a new version replaces the old one
/// @param disks one of each for every replica
record StatefulSetManifest(Identity identity, Map<String, String> annotations, Optional<Figure> replicas,
        Rolling rolling, Pod pod, List<ClaimManifest.Disk> disks) implements Manifest {

    @Override
    public Mapping node() {
        Mapping.Builder spec = Mapping.builder();
        replicas.ifPresent(figure -> figure.put(spec, "replicas"));
        spec.put("serviceName", identity.name() + ServiceManifest.HEADLESS);
        rolling.minReady().put(spec, "minReadySeconds").put("podManagementPolicy", "OrderedReady")
                .put("revisionHistoryLimit", Rolling.REVISIONS)
                .because(Rolling.WHY_REVISIONS)
                .put("updateStrategy", rolling.inPlace())
                .put("persistentVolumeClaimRetentionPolicy",
                        Mapping.builder().put("whenDeleted", "Retain").put("whenScaled", "Retain").build())
                .put("selector", Mapping.builder().put("matchLabels", Mapping.of(identity.selector())).build())
                .put("template", pod.node()).putUnlessEmpty("volumeClaimTemplates",
                        Sequence.of(disks.stream().map(disk -> ClaimManifest.template(identity, disk)).toList()));
        return Manifest.object("apps/v1", "StatefulSet").put("metadata", identity.described(annotations))
                .put("spec", spec.build()).build();
    }
}
