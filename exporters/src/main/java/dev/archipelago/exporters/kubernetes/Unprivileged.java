package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;

/// What pods and containers may do: nothing but run, as a user that no node has, on a disk that is read only.
public final class Unprivileged {

    /// Why the user has this number.
    public static final String WHY_USER = "10001: no user of a node has this number; linters ask for 10000 and more";

    private static final int USER = 10001;

    private Unprivileged() {}

    /// The security context of a pod.
    public static Mapping pod() {
        return Mapping.builder().put("runAsNonRoot", true).put("runAsUser", USER).put("runAsGroup", USER)
                .put("fsGroup", USER).put("fsGroupChangePolicy", "OnRootMismatch")
                .put("seccompProfile", Mapping.builder().put("type", "RuntimeDefault").build()).build();
    }

    /// The security context of a container.
    public static Mapping container() {
        return Mapping.builder().put("allowPrivilegeEscalation", false).put("privileged", false)
                .put("readOnlyRootFilesystem", true).put("runAsNonRoot", true).put("runAsUser", USER)
                .put("runAsGroup", USER)
                .put("capabilities", Mapping.builder().put("drop", Sequence.ofTexts("ALL")).build())
                .put("seccompProfile", Mapping.builder().put("type", "RuntimeDefault").build()).build();
    }
}
