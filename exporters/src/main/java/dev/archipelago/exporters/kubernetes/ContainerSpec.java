package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The one container of a pod.
///
/// @param hasSettings whether it reads the component's ConfigMap
/// @param knowsNamespace whether its environment speaks of its namespace, as `$(POD_NAMESPACE)`
/// @param preStop seconds between leaving the balancing and the signal to end; empty for none
record ContainerSpec(String name, Figure image, List<String> arguments, List<Port> ports, boolean hasSettings,
        boolean knowsNamespace, Map<String, String> environment, Probing.Specs probes, Optional<Figure> preStop,
        Mapping resources,
        List<Mapping> mounts) {

    Mapping node() {
        Mapping.Builder container = image.put(Mapping.builder().put("name", name), "image")
                .put("imagePullPolicy", "Always").putUnlessEmpty("args", Sequence.ofTexts(arguments))
                .put("ports", Sequence.of(ports.stream().map(ContainerSpec::port).toList()));
        if (hasSettings) {
            Mapping reference = Mapping.builder().put("name", name + ConfigMapManifest.SUFFIX).build();
            container.put("envFrom", Sequence.of(Mapping.builder().put("configMapRef", reference).build()));
        }
        container.putUnlessEmpty("env", Sequence.of(Stream.concat(knowsNamespace
                ? Stream.of(namespace())
                : Stream.empty(),
                environment.entrySet().stream()
                        .map(entry -> Mapping.builder().put("name", entry.getKey()).put("value", entry.getValue())
                                .build()))
                .toList()));
        container.put("startupProbe", probes.startup().node()).put("readinessProbe", probes.readiness().node())
                .put("livenessProbe", probes.liveness().node());
        preStop.ifPresent(seconds -> container.put("lifecycle", Mapping.builder().put("preStop",
                Mapping.builder().put("sleep", seconds.put(Mapping.builder(), "seconds").build()).build()).build()));
        return container.put("resources", resources).put("securityContext", Unprivileged.container())
                .because(Unprivileged.WHY_USER)
                .put("volumeMounts", Sequence.of(mounts)).build();
    }

    private static Mapping namespace() {
        Mapping field = Mapping.builder().put("fieldPath", "metadata.namespace").build();
        return Mapping.builder().put("name", "POD_NAMESPACE")
                .put("valueFrom", Mapping.builder().put("fieldRef", field).build()).build();
    }

    private static Mapping port(Port port) {
        return Mapping.builder().put("name", port.name()).put("containerPort", port.number())
                .because(port.why()).put("protocol", "TCP")
                .build();
    }
}
