package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The pods of a component: one container, without rights, on a read-only disk.
///
/// @param annotations of the pod; a change of them replaces pods
/// @param grace time to end, the wait before included
/// @param placing puts in where it may run
record Pod(Identity identity, Map<String, String> annotations, Figure grace, String priorityClass,
        Consumer<Mapping.Builder> placing, ContainerSpec container, List<Mapping> volumes) {

    Mapping node() {
        Mapping.Builder metadata = Mapping.builder().put("labels", Mapping.of(identity.labels()))
                .putUnlessEmpty("annotations", Mapping.of(annotations));
        Mapping.Builder spec = Mapping.builder().put("serviceAccountName", identity.name())
                .put("automountServiceAccountToken", false).put("enableServiceLinks", false);
        if (!priorityClass.isEmpty()) {
            spec.put("priorityClassName", priorityClass);
        }
        grace.put(spec, "terminationGracePeriodSeconds").put("securityContext", Unprivileged.pod())
                .because(Unprivileged.WHY_USER);
        placing.accept(spec);
        spec.put("containers", Sequence.of(container.node())).putUnlessEmpty("volumes", Sequence.of(volumes));
        return Mapping.builder().put("metadata", metadata.build()).put("spec", spec.build()).build();
    }
}
