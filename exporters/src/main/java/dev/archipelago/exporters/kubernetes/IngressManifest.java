package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.List;

/// How requests from outside reach a component, where the cluster has no gateway.
///
/// @param ingressClass empty for the usual one of the cluster
/// @param host empty for any; then nothing is encrypted
/// @param paths with their pathType
record IngressManifest(Identity identity, String ingressClass, String host, List<Mapping> paths) implements Manifest {

    @Override
    public Mapping node() {
        Mapping.Builder spec = Mapping.builder();
        if (!ingressClass.isEmpty()) {
            spec.put("ingressClassName", ingressClass);
        }
        Mapping.Builder rule = Mapping.builder();
        if (!host.isEmpty()) {
            spec.put("tls", Sequence.of(Mapping.builder().put("hosts", Sequence.ofTexts(host))
                    .put("secretName", identity.name() + "-tls").build()));
            rule.put("host", host);
        }
        rule.put("http", Mapping.builder().put("paths", Sequence.of(paths)).build());
        spec.put("rules", Sequence.of(rule.build()));
        return Manifest.object("networking.k8s.io/v1", "Ingress").put("metadata", identity.metadata(""))
                .put("spec", spec.build()).build();
    }
}
