package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.List;
import java.util.Map;

/// The name under which a component is called.
///
/// @param annotations what a mesh reads
/// @param headless gives each replica a name instead of balancing over all
record ServiceManifest(Identity identity, List<Port> ports, boolean headless,
        Map<String, String> annotations) implements Manifest {

    static final String HEADLESS = "-headless";

    @Override
    public Mapping node() {
        Mapping.Builder spec = Mapping.builder();
        if (headless) {
            spec.put("clusterIP", "None").put("publishNotReadyAddresses", true);
        } else {
            spec.put("type", "ClusterIP");
        }
        spec.put("selector", Mapping.of(identity.selector()))
                .put("ports", Sequence.of(ports.stream().map(ServiceManifest::port).toList()));
        return Manifest.object("v1", "Service")
                .put("metadata", Mapping.builder().putAll(identity.metadata(headless ? HEADLESS : ""))
                        .putUnlessEmpty("annotations", Mapping.of(annotations)).build())
                .put("spec", spec.build()).build();
    }

    private static Mapping port(Port port) {
        return Mapping.builder().put("name", port.name()).put("port", port.number()).because(port.why())
                .put("targetPort", port.name())
                .put("protocol", "TCP").put("appProtocol", port.appProtocol()).build();
    }
}
