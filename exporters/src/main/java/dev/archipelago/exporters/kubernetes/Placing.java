package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.text.LabelValue;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.model.policy.Placement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Derives where the pods of a component may run.
record Placing(Deployable deployable, String system, Reasons reasons, Omissions omissions) {

    static final String NODE_POOL = "archipelago.dev/node-pool";
    private static final String ZONE = "topology.kubernetes.io/zone";

    /// The name of the priority class, where the design has one.
    Optional<PriorityClassManifest> priority() {
        Integer priority = placement() == null ? null : placement().priority();
        if (priority == null || priority == 0) {
            return Optional.empty();
        }
        int value = Math.clamp(priority, -1_000_000_000, 1_000_000_000);
        String name = system + "-priority-" + (value < 0 ? "minus-" + -value : value);
        return Optional.of(new PriorityClassManifest(name, system, value));
    }

    /// Puts node selector, affinity and spreading into the pod.
    void put(Mapping.Builder pod) {
        Placement placement = placement();
        String pool = placement == null ? null : placement.nodePool();
        if (pool != null && LabelValue.isValid(pool)) {
            pod.put("nodeSelector", Mapping.builder().put(NODE_POOL, pool).build());
            omissions.add(deployable.pointer("placement", "nodePool"), "the label of the node pool",
                    "clouds label their pools differently: label the nodes " + NODE_POOL + "=" + pool);
        } else if (pool != null) {
            omissions.add(deployable.pointer("placement", "nodePool"), "the node pool " + OneLine.of(pool),
                    "it is no label value");
        }
        tolerations(pod, placement);
        pod.putUnlessEmpty("affinity", affinity(placement));
        pod.put("topologySpreadConstraints", Sequence.of(spread(placement)));
    }

    private void tolerations(Mapping.Builder pod, @Nullable Placement placement) {
        List<String> borne = placement == null ? List.of() : placement.tolerates();
        List<Mapping> tolerations = borne.stream().filter(LabelValue::isValid).distinct()
                .map(taint -> Mapping.builder().put("key", taint).put("operator", "Exists").put("effect", "NoSchedule")
                        .build())
                .toList();
        if (!tolerations.isEmpty()) {
            pod.put("tolerations", Sequence.of(tolerations)).because("taints that the design tolerates");
        }
        if (borne.stream().anyMatch(taint -> !LabelValue.isValid(taint))) {
            omissions.add(deployable.pointer("placement", "tolerates"), "some taints", "they are no keys of labels");
        }
    }

    private @Nullable Placement placement() {
        return deployable.component().placement();
    }

    private Mapping affinity(@Nullable Placement placement) {
        Mapping.Builder affinity = Mapping.builder();
        List<String> zones = placement == null
                ? List.of()
                : placement.zones().stream().filter(LabelValue::isValid).distinct().toList();
        if (placement != null && zones.size() < placement.zones().size()) {
            omissions.add(deployable.pointer("placement", "zones"), "some zones",
                    "they are no label values, or are named twice");
        }
        if (!zones.isEmpty()) {
            affinity.put("nodeAffinity", zones(zones)).because("zones given by the design");
        }
        if (placement == null || !Boolean.FALSE.equals(placement.antiAffinity())) {
            affinity.put("podAntiAffinity", apart());
        }
        return affinity.build();
    }

    private static Mapping zones(List<String> zones) {
        Mapping expression = Mapping.builder().put("key", ZONE).put("operator", "In")
                .put("values", Sequence.ofTexts(zones)).build();
        Mapping term = Mapping.builder().put("matchExpressions", Sequence.of(expression)).build();
        return Mapping.builder().put("requiredDuringSchedulingIgnoredDuringExecution",
                Mapping.builder().put("nodeSelectorTerms", Sequence.of(term)).build()).build();
    }

    private Mapping apart() {
        Mapping term = Mapping.builder().put("topologyKey", "kubernetes.io/hostname").put("labelSelector", selector())
                .build();
        return Mapping.builder().put("preferredDuringSchedulingIgnoredDuringExecution", Sequence
                .of(Mapping.builder().put("weight", 100).because("the only preference").put("podAffinityTerm", term)
                        .build()))
                .build();
    }

    private Mapping spread(@Nullable Placement placement) {
        Integer skew = placement == null ? null : placement.maxSkew();
        String pointer = deployable.pointer("placement", "maxSkew");
        Figure figure = skew == null
                ? reasons.assumed(pointer, Scalar.of(1), "default")
                : reasons.given(pointer, Scalar.of(Math.max(1, skew)));
        return figure.put(Mapping.builder(), "maxSkew").put("topologyKey", ZONE)
                .put("whenUnsatisfiable", "ScheduleAnyway").put("labelSelector", selector()).build();
    }

    private Mapping selector() {
        return Mapping.builder().put("matchLabels", Mapping.of(deployable.identity().selector())).build();
    }
}
