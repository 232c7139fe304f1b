package dev.archipelago.exporters.helm;

import dev.archipelago.exporters.kubernetes.Manifests;
import dev.archipelago.exporters.text.ImageReference;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Node;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.exporters.yaml.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The numbers and names that a team changes, with the reasons of their defaults: those of the plain manifests.
final class Values {

    private Values() {}

    static Mapping of(Manifests manifests) {
        Mapping.Builder values = Mapping.builder().put("createNamespace", false)
                .because("a release cannot make the namespace that it is installed to; its labels stand in NOTES");
        Map<String, Mapping.Builder> components = new LinkedHashMap<>();
        Mapping.Builder routes = Mapping.builder();
        List<Mapping> objects = manifests.files().values().stream().flatMap(List::stream).toList();
        for (Mapping object : objects) {
            switch (Trees.text(object, "kind")) {
                case "ResourceQuota" -> values.put("quota", Trees.at(object, "spec", "hard").orElseThrow())
                        .because("raise it with replicas and resources");
                case "LimitRange" -> values.put("containerMax", Trees.at(object, "spec", "limits", "0", "max")
                        .orElseThrow()).because("what a single container may have at most");
                case "Deployment", "StatefulSet" -> components.put(name(object), component(object));
                case "HorizontalPodAutoscaler", "ScaledObject" -> Objects.requireNonNull(components.get(name(object)))
                        .put("autoscaling", scaler(object));
                case "HTTPRoute", "GRPCRoute" -> routes.put(name(object), route(object));
                case "Ingress" -> Optional.of(Trees.text(object, "spec", "rules", "0", "host"))
                        .filter(host -> !host.isEmpty())
                        .ifPresent(host -> routes.put(name(object), Mapping.builder().put("host", host).build()));
                default -> {
                }
            }
        }
        Mapping.Builder all = Mapping.builder();
        components.forEach((name, component) -> all.put(name, component.build()));
        return values.putUnlessEmpty("routes", routes.build()).putUnlessEmpty("components", all.build()).build();
    }

    static String name(Mapping object) {
        return Trees.text(object, "metadata", "name");
    }

    private static Mapping.Builder component(Mapping workload) {
        Mapping container = (Mapping) Trees.at(workload, "spec", "template", "spec", "containers", "0").orElseThrow();
        Mapping.Builder component = Mapping.builder().put("image", image(Trees.text(container, "image")));
        entry(Trees.at(workload, "spec"), "replicas").ifPresent(component::put);
        component.put("resources", Trees.at(container, "resources").orElseThrow());
        Optional<Node> pod = Trees.at(workload, "spec", "template", "spec");
        component.put("nodePool", pod.map(spec -> Trees.text(spec, "nodeSelector", Templates.NODE_POOL)).orElse(""))
                .because("nodes with this label " + Templates.NODE_POOL + "; any if empty");
        component.put("priorityClass", pod.map(spec -> Trees.text(spec, "priorityClassName")).orElse(""))
                .because("none if empty");
        return component;
    }

    private static Mapping image(String text) {
        ImageReference image = ImageReference.parse(text).orElseThrow();
        String repository = image.repository();
        int slash = repository.indexOf('/');
        return Mapping.builder().put("registry", repository.substring(0, slash))
                .put("repository", repository.substring(slash + 1))
                .put("tag", String.valueOf(image.tag())).because("from the design")
                .put("digest", image.digest() == null ? "" : image.digest()).because("sha256:... once it is known")
                .build();
    }

    private static Mapping scaler(Mapping scaler) {
        Mapping.Builder bounds = Mapping.builder();
        entry(Trees.at(scaler, "spec"), "minReplicas").or(() -> entry(Trees.at(scaler, "spec"), "minReplicaCount"))
                .ifPresent(entry -> bounds.put(new Mapping.Entry("min", entry.value(), entry.comments())));
        entry(Trees.at(scaler, "spec"), "maxReplicas").or(() -> entry(Trees.at(scaler, "spec"), "maxReplicaCount"))
                .ifPresent(entry -> bounds.put(new Mapping.Entry("max", entry.value(), entry.comments())));
        return bounds.build();
    }

    private static Mapping route(Mapping route) {
        return Mapping.builder()
                .put("gateway", Trees.text(route, "spec", "parentRefs", "0", "name"))
                .put("gatewayNamespace", Trees.text(route, "spec", "parentRefs", "0", "namespace"))
                .put("hosts", Trees.at(route, "spec", "hostnames").orElse(Sequence.EMPTY)).because("any if empty")
                .build();
    }

    private static Optional<Mapping.Entry> entry(Optional<Node> mapping, String key) {
        return mapping.flatMap(node -> ((Mapping) node).entries().stream().filter(entry -> entry.key().equals(key))
                .findFirst());
    }
}
