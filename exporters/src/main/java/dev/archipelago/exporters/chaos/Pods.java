package dev.archipelago.exporters.chaos;

import dev.archipelago.exporters.kubernetes.Member;
import dev.archipelago.exporters.text.LabelValue;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.model.quantity.Share;
import org.jspecify.annotations.Nullable;

/// Chooses pods in the way of Chaos Mesh: a selector, and how many of those that it finds.
record Pods(String namespace, Mapping labels, Mapping nodes, String mode, String value) {

    private static final String ZONE = "topology.kubernetes.io/zone";

    /// All pods of the namespace.
    static Pods all(String namespace) {
        return new Pods(namespace, Mapping.builder().build(), Mapping.builder().build(), "all", "");
    }

    /// The pods of a component.
    static Pods of(String namespace, Member member) {
        Mapping labels = Mapping.builder().put("app.kubernetes.io/name", member.name())
                .put("app.kubernetes.io/instance", member.name()).build();
        return new Pods(namespace, labels, Mapping.builder().build(), "all", "");
    }

    /// Only those in a zone, where one is given.
    Pods in(@Nullable String zone) {
        return zone == null || !LabelValue.isValid(zone)
                ? this
                : new Pods(namespace, labels, Mapping.builder().put(ZONE, zone).build(), mode, value);
    }

    /// Only so many, where a number is given.
    Pods only(@Nullable Integer replicas) {
        return replicas == null ? this : new Pods(namespace, labels, nodes, "fixed", Integer.toString(replicas));
    }

    /// Only a share of them, where it is not all.
    Pods share(@Nullable Share share) {
        return share == null || share.value() >= 1
                ? this
                : new Pods(namespace, labels, nodes, "fixed-percent",
                        Long.toString(Math.clamp(Math.round(share.value() * 100), 1, 100)));
    }

    /// Puts selector, mode and value into a specification or a target.
    Mapping.Builder into(Mapping.Builder spec) {
        Mapping selector = Mapping.builder().put("namespaces", Sequence.ofTexts(namespace))
                .putUnlessEmpty("labelSelectors", labels).putUnlessEmpty("nodeSelectors", nodes).build();
        spec.put("selector", selector).put("mode", mode);
        return value.isEmpty() ? spec : spec.put("value", value);
    }
}
