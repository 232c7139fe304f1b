package dev.archipelago.exporters.helm;

import dev.archipelago.exporters.kubernetes.Elsewhere;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Node;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.exporters.yaml.Trees;
import dev.archipelago.exporters.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Turns objects into templates: single places of their trees become actions, all else stays as it is and is escaped.
final class Templates {

    static final String NODE_POOL = "archipelago.dev/node-pool";
    private static final Set<String> CLUSTER_WIDE = Set.of("Namespace", "PriorityClass");

    private Templates() {}

    /// A file of templates.
    static String write(List<String> heading, List<Mapping> objects) {
        List<String> documents = new ArrayList<>();
        for (Mapping object : objects) {
            String document = YamlWriter.write(List.of(), List.of(template(object)), Action::escaped);
            documents.add(Trees.text(object, "kind").equals("Namespace")
                    ? "{{- if .Values.createNamespace }}\n" + document + "{{- end }}\n"
                    : document);
        }
        String comments = YamlWriter.write(heading, List.of(), Action::escaped);
        return comments + String.join("---\n", documents);
    }

    private static Mapping template(Mapping object) {
        String kind = Trees.text(object, "kind");
        Mapping placed = CLUSTER_WIDE.contains(kind)
                ? object
                : Trees.with(object, Action.NAMESPACE, "metadata", "namespace");
        String name = Values.name(object);
        return switch (kind) {
            case "Namespace" -> Trees.with(placed, Action.NAMESPACE, "metadata", "name");
            case "ResourceQuota" -> Trees.with(placed, Action.tree(".Values.quota"), "spec", "hard");
            case "LimitRange" -> Trees.with(placed, Action.tree(".Values.containerMax"), "spec", "limits", "0", "max");
            case "Deployment", "StatefulSet" -> workload(placed, name);
            case "HorizontalPodAutoscaler" -> scaler(placed, name);
            case "ScaledObject" -> scaledObject(object, name);
            case "HTTPRoute", "GRPCRoute" -> route(placed, name);
            case "Ingress" -> ingress(placed, name);
            default -> placed;
        };
    }

    private static Mapping workload(Mapping object, String name) {
        Mapping counted = Trees.with(object, Action.number(Action.ofComponent(name, "replicas")), "spec", "replicas");
        Mapping imaged = Trees.with(counted, Action.image(Action.ofComponent(name, "image")), "spec", "template",
                "spec", "containers", "0", "image");
        Mapping sized = Trees.with(imaged, Action.tree(Action.ofComponent(name, "resources")), "spec", "template",
                "spec", "containers", "0", "resources");
        return Trees.changing(sized, pod -> placed((Mapping) pod, name), "spec", "template", "spec");
    }

    /// The pod with the nodes and the priority of the values, where these are given.
    private static Node placed(Mapping pod, String name) {
        Mapping.Builder placed = Mapping.builder();
        for (Mapping.Entry entry : pod.entries()) {
            if (entry.key().equals("containers")) {
                String pool = Action.ofComponent(name, "nodePool");
                String priority = Action.ofComponent(name, "priorityClass");
                placed.put("nodeSelector", Mapping.builder().put(NODE_POOL, Action.quoted(pool)).build()).when(pool)
                        .put("priorityClassName", Action.quoted(priority)).when(priority);
            }
            if (!Set.of("nodeSelector", "priorityClassName").contains(entry.key())) {
                placed.put(entry);
            }
        }
        return placed.build();
    }

    private static Mapping scaler(Mapping object, String name) {
        return Trees.with(
                Trees.with(object, Action.number(Action.ofComponent(name, "autoscaling.min")), "spec", "minReplicas"),
                Action.number(Action.ofComponent(name, "autoscaling.max")), "spec", "maxReplicas");
    }

    private static Mapping scaledObject(Mapping object, String name) {
        Mapping readdressed = Elsewhere.readdressed(object, Action::ofNamespace);
        return Trees.with(
                Trees.with(Trees.with(readdressed, Action.NAMESPACE, "metadata", "namespace"),
                        Action.number(Action.ofComponent(name, "autoscaling.min")), "spec", "minReplicaCount"),
                Action.number(Action.ofComponent(name, "autoscaling.max")), "spec", "maxReplicaCount");
    }

    private static Mapping route(Mapping object, String name) {
        String route = "(index .Values.routes \"" + name + "\")";
        Mapping gated = Trees.with(Trees.with(object, Action.quoted(route + ".gateway"), "spec", "parentRefs", "0",
                "name"), Action.quoted(route + ".gatewayNamespace"), "spec", "parentRefs", "0", "namespace");
        return Trees.changing(gated, spec -> {
            Mapping.Builder hosted = Mapping.builder();
            ((Mapping) spec).entries().stream().filter(entry -> !entry.key().equals("hostnames"))
                    .forEach(hosted::put);
            return hosted.put("hostnames", Action.tree(route + ".hosts")).when(route + ".hosts").build();
        }, "spec");
    }

    private static Mapping ingress(Mapping object, String name) {
        if (Trees.text(object, "spec", "rules", "0", "host").isEmpty()) {
            return object;
        }
        Scalar host = Action.quoted("(index .Values.routes \"" + name + "\").host");
        return Trees.with(Trees.with(object, host, "spec", "rules", "0", "host"), Sequence.of(host), "spec", "tls",
                "0", "hosts");
    }
}
