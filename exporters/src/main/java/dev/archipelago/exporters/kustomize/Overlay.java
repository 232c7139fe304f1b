package dev.archipelago.exporters.kustomize;

import dev.archipelago.exporters.kubernetes.Elsewhere;
import dev.archipelago.exporters.kubernetes.Manifests;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Node;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.exporters.yaml.Trees;
import dev.archipelago.exporters.yaml.YamlWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a stage changes of the base, patch by patch, each with its reason.
record Overlay(Manifests manifests, Stage stage) {

    private static final String LABEL = "archipelago.dev/stage";
    private static final long FEW = 2;

    /// @param withImages whether there is a place for the images of all stages
    Mapping kustomization(boolean withImages) {
        Mapping labels = Mapping.builder().put("pairs", Mapping.builder().put(LABEL, stage.suffix).build())
                .put("includeSelectors", false).put("includeTemplates", true).build();
        Mapping.Builder overlay = Mapping.builder().put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization").put("namespace", stage.namespace(manifests.namespace()))
                .because("hosts are short names, so that another namespace works too")
                .put("resources", Sequence.ofTexts("../../base"));
        if (withImages) {
            overlay.put("components", Sequence.ofTexts("../../images")).because("the same images everywhere");
        }
        overlay.put("labels", Sequence.of(labels));
        Sequence patches = Sequence.EMPTY;
        for (Patch patch : patches()) {
            patches = patches.with(patch.node(), patch.why());
        }
        return overlay.putUnlessEmpty("patches", patches).build();
    }

    private List<Patch> patches() {
        return stage == Stage.PROD
                ? List.of()
                : manifests.files().values().stream().flatMap(List::stream).flatMap(this::patches).toList();
    }

    private Stream<Patch> patches(Mapping object) {
        return switch (Trees.text(object, "kind")) {
            case "Deployment", "StatefulSet" -> replicas(object).stream();
            case "HorizontalPodAutoscaler" -> scaler(object);
            case "ScaledObject" -> scaledObject(object);
            case "PodDisruptionBudget" -> budget(object).stream();
            case "HTTPRoute", "GRPCRoute" -> Stream.of(host(object));
            case "Ingress" -> Stream.of(ingress(object));
            default -> Stream.empty();
        };
    }

    private List<Patch> replicas(Mapping workload) {
        String given = Trees.text(workload, "spec", "replicas");
        if (given.isEmpty()) {
            return stage == Stage.DEV
                    ? List.of(spec(workload, Map.of("replicas", Scalar.of(1)), "one is enough, and nothing scales it"))
                    : List.of();
        }
        long designed = Long.parseLong(given);
        long replicas = Math.min(designed, stage == Stage.DEV ? 1 : FEW);
        return replicas == designed
                ? List.of()
                : List.of(spec(workload, Map.of("replicas", Scalar.of(replicas)), stage == Stage.DEV
                        ? "one is enough to try things out, instead of " + designed
                        : "two show what happens with more than one, instead of " + designed));
    }

    /// Development has no autoscaler; staging one of half the size, so that scaling is seen.
    private Stream<Patch> scaler(Mapping scaler) {
        return stage == Stage.DEV
                ? Stream.of(deleted(scaler))
                : halved(scaler, "minReplicas", "maxReplicas").stream();
    }

    /// As an autoscaler, but KEDA has to find the brokers of this stage.
    private Stream<Patch> scaledObject(Mapping scaled) {
        if (stage == Stage.DEV) {
            return Stream.of(deleted(scaled));
        }
        Mapping readdressed = Elsewhere.readdressed(scaled,
                (before, after) -> Scalar.of(before + "." + stage.namespace(manifests.namespace()) + after));
        Stream<Patch> moved = readdressed.equals(scaled)
                ? Stream.empty()
                : Stream.of(spec(scaled, Map.of("triggers", Trees.at(readdressed, "spec", "triggers").orElseThrow()),
                        "KEDA runs in another namespace, and asks the brokers of this one"));
        return Stream.concat(halved(scaled, "minReplicaCount", "maxReplicaCount").stream(), moved);
    }

    private static Patch deleted(Mapping scaler) {
        return new Patch(Mapping.builder().putAll(Patch.head(scaler)).put("$patch", "delete").build(),
                "no load, no autoscaler");
    }

    private static Optional<Patch> halved(Mapping scaler, String least, String most) {
        long min = Long.parseLong(Trees.text(scaler, "spec", least));
        long max = Long.parseLong(Trees.text(scaler, "spec", most));
        long fewer = Math.min(min, FEW);
        long half = Math.max(fewer, Math.max(1, Math.ceilDiv(max, 2)));
        return fewer == min && half == max
                ? Optional.empty()
                : Optional.of(spec(scaler, Map.of(least, Scalar.of(fewer), most, Scalar.of(half)),
                        "half of the load of production at most, instead of " + min + " to " + max));
    }

    private List<Patch> budget(Mapping budget) {
        return Trees.text(budget, "spec", "maxUnavailable").equals("1")
                ? List.of()
                : List.of(spec(budget, Map.of("maxUnavailable", Scalar.of(1)),
                        "of few replicas one may go at a time"));
    }

    private Patch host(Mapping route) {
        List<String> hosts = Trees.at(route, "spec", "hostnames")
                .map(found -> ((Sequence) found).items().stream().map(item -> ((Scalar) item.value()).text()).toList())
                .orElse(List.of(manifests.system()));
        return spec(route, Map.of("hostnames", Sequence.ofTexts(hosts.stream().map(this::below).toList())),
                "stages share a gateway, which tells them apart by their hosts");
    }

    private Patch ingress(Mapping ingress) {
        Mapping rule = (Mapping) Trees.at(ingress, "spec", "rules", "0").orElseThrow();
        String given = Trees.text(rule, "host");
        String host = below(given.isEmpty() ? manifests.system() : given);
        Mapping changed = Mapping.builder().put("host", host)
                .put("http", Trees.at(rule, "http").orElseThrow()).build();
        Mapping.Builder spec = Mapping.builder().put("rules", Sequence.of(changed));
        if (!given.isEmpty()) {
            spec.put("tls", Sequence.of(Mapping.builder().put("hosts", Sequence.ofTexts(host))
                    .put("secretName", Trees.text(ingress, "spec", "tls", "0", "secretName")).build()));
        }
        return new Patch(Mapping.builder().putAll(Patch.head(ingress)).put("spec", spec.build()).build(),
                "stages share an ingress, which tells them apart by their hosts");
    }

    private String below(String host) {
        return stage.suffix + "." + host;
    }

    private static Patch spec(Mapping object, Map<String, ? extends Node> changes,
            String why) {
        Mapping.Builder spec = Mapping.builder();
        changes.entrySet().stream().sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
                .forEach(change -> spec.put(change.getKey(), change.getValue()));
        return new Patch(Mapping.builder().putAll(Patch.head(object)).put("spec", spec.build()).build(), why);
    }

    /// A strategic merge of one object.
    ///
    /// @param object its head and what changes
    record Patch(Mapping object, String why) {

        Mapping node() {
            return Mapping.builder()
                    .put("patch", YamlWriter.write(List.of(), List.of(object)).strip())
                    .build();
        }

        static Mapping head(Mapping object) {
            return Mapping.builder().put("apiVersion", Trees.text(object, "apiVersion"))
                    .put("kind", Trees.text(object, "kind"))
                    .put("metadata", Mapping.builder().put("name", Trees.text(object, "metadata", "name"))
                            .put("namespace", Trees.text(object, "metadata", "namespace")).build())
                    .build();
        }
    }
}
