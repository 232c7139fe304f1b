package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.List;
import java.util.Map;

/// What may reach some pods, and what they may reach; all else is refused.
///
/// @param selector labels of the pods; none selects all of the namespace
/// @param types the directions that it closes
record NetworkPolicyManifest(Mapping metadata, Map<String, String> selector, List<String> types,
        List<Rule> ingress, List<Rule> egress) implements Manifest {

    /// One permission.
    ///
    /// @param peers empty for anywhere
    record Rule(String why, List<Mapping> peers, List<Mapping> ports) {

        Mapping node(String direction) {
            return Mapping.builder().putUnlessEmpty(direction, Sequence.of(peers)).put("ports", Sequence.of(ports))
                    .build();
        }
    }

    @Override
    public Mapping node() {
        Mapping pods = selector.isEmpty()
                ? Mapping.builder().build()
                : Mapping.builder().put("matchLabels", Mapping.of(selector)).build();
        Mapping.Builder spec = Mapping.builder().put("podSelector", pods).put("policyTypes", Sequence.ofTexts(types));
        if (types.contains("Ingress")) {
            spec.put("ingress", rules(ingress, "from"));
        }
        if (types.contains("Egress")) {
            spec.put("egress", rules(egress, "to"));
        }
        return Manifest.object("networking.k8s.io/v1", "NetworkPolicy").put("metadata", metadata)
                .put("spec", spec.build()).build();
    }

    /// A port of a rule.
    static Mapping port(int number, String protocol) {
        return Mapping.builder().put("port", number).put("protocol", protocol).build();
    }

    /// The pods of a component as a peer.
    static Mapping pods(Map<String, String> labels) {
        return Mapping.builder()
                .put("podSelector", Mapping.builder().put("matchLabels", Mapping.of(labels)).build()).build();
    }

    private static Sequence rules(List<Rule> rules, String direction) {
        Sequence nodes = Sequence.EMPTY;
        for (Rule rule : rules) {
            nodes = nodes.with(rule.node(direction), rule.why());
        }
        return nodes;
    }
}
