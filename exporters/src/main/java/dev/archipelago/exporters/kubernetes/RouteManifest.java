package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.List;
import java.util.Optional;

/// How requests of a gateway reach a component. Fields of the standard channel of the Gateway API only.
///
/// @param kind HTTPRoute or GRPCRoute
/// @param hosts empty for all
/// @param matches empty for all requests
/// @param timeout as the Gateway API spells durations; empty for none
record RouteManifest(Identity identity, String kind, Mapping gateway, List<String> hosts, Sequence matches, Port port,
        Optional<Figure> timeout) implements Manifest {

    @Override
    public Mapping node() {
        Mapping backend = Mapping.builder().put("name", identity.name()).put("port", port.number()).because(port.why())
                .build();
        Mapping.Builder rule = Mapping.builder().putUnlessEmpty("matches", matches).put("backendRefs",
                Sequence.of(backend));
        timeout.ifPresent(figure -> rule.put("timeouts", figure.put(Mapping.builder(), "request").build()));
        Mapping spec = Mapping.builder().put("parentRefs", Sequence.of(gateway))
                .putUnlessEmpty("hostnames", Sequence.ofTexts(hosts)).put("rules", Sequence.of(rule.build())).build();
        return Manifest.object("gateway.networking.k8s.io/v1", kind).put("metadata", identity.metadata(""))
                .put("spec", spec).build();
    }
}
