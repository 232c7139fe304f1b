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

    private static final int USER = 10001;

    /// Why the user has this number.
    static final String WHY_USER = "10001: no user of a node has this number; linters ask for 10000 and more";

    Mapping node() {
        Mapping.Builder metadata = Mapping.builder().put("labels", Mapping.of(identity.labels()))
                .putUnlessEmpty("annotations", Mapping.of(annotations));
        Mapping.Builder spec = Mapping.builder().put("serviceAccountName", identity.name())
                .put("automountServiceAccountToken", false).put("enableServiceLinks", false);
        if (!priorityClass.isEmpty()) {
            spec.put("priorityClassName", priorityClass);
        }
        grace.put(spec, "terminationGracePeriodSeconds").put("securityContext", security())
                .because(WHY_USER);
        placing.accept(spec);
        spec.put("containers", Sequence.of(container.node())).putUnlessEmpty("volumes", Sequence.of(volumes));
        return Mapping.builder().put("metadata", metadata.build()).put("spec", spec.build()).build();
    }

    private static Mapping security() {
        return Mapping.builder().put("runAsNonRoot", true).put("runAsUser", USER).put("runAsGroup", USER)
                .put("fsGroup", USER).put("fsGroupChangePolicy", "OnRootMismatch")
                .put("seccompProfile", Mapping.builder().put("type", "RuntimeDefault").build()).build();
    }

    /// The rights of the container: none.
    static Mapping containerSecurity() {
        return Mapping.builder().put("allowPrivilegeEscalation", false).put("privileged", false)
                .put("readOnlyRootFilesystem", true).put("runAsNonRoot", true).put("runAsUser", USER)
                .put("runAsGroup", USER)
                .put("capabilities", Mapping.builder().put("drop", Sequence.ofTexts("ALL")).build())
                .put("seccompProfile", Mapping.builder().put("type", "RuntimeDefault").build()).build();
    }
}
