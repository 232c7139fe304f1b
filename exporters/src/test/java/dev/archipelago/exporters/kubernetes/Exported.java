package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.HostileDocuments;
import dev.archipelago.exporters.Queueing;
import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.testing.RandomDocuments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The manifests of one document as a cluster reads them.
///
/// @param name tells on failure where the document comes from, with its seed
/// @param objects in the order of the files, without the kustomization
public record Exported(String name, Document document, ExportBundle bundle, List<Map<String, Object>> objects) {

    private static final String KUSTOMIZATION = "kustomization.yaml";

    public static Exported of(String name, Document document) {
        return of(name, document, ExportOptions.DEFAULT);
    }

    public static Exported of(String name, Document document, ExportOptions options) {
        ExportBundle bundle = new KubernetesExporter().export(ExportRequest.of(document).withOptions(options));
        return new Exported(name, document, bundle, objects(bundle));
    }

    /// What has been exported already.
    public static Exported of(Document document, ExportBundle bundle) {
        return new Exported(document.name(), document, bundle, objects(bundle));
    }

    /// Samples, random documents, and documents full of hostile texts.
    public static List<Exported> many() {
        return many(100, 40);
    }

    /// Samples, and so many random and hostile documents.
    public static List<Exported> many(int randoms, int hostiles) {
        Stream<Exported> samples = Stream.concat(Samples.files().stream()
                .map(file -> of(file.getFileName().toString(), Samples.read(file))),
                Stream.of(of("print works", Queueing.document())));
        Stream<Exported> random = LongStream.rangeClosed(1, randoms)
                .mapToObj(seed -> of("random document, seed " + seed, RandomDocuments.document(seed)));
        Stream<Exported> hostile = LongStream.rangeClosed(1, hostiles)
                .mapToObj(seed -> of("hostile document, seed " + seed, HostileDocuments.document(seed)));
        return Stream.of(samples, random, hostile).flatMap(each -> each).toList();
    }

    private static List<Map<String, Object>> objects(ExportBundle bundle) {
        List<Map<String, Object>> objects = new ArrayList<>();
        bundle.files().forEach((path, text) -> {
            if (path.endsWith(".yaml") && !path.equals(KUSTOMIZATION)) {
                objects.addAll(documents(text));
            }
        });
        return objects;
    }

    public List<Map<String, Object>> ofKind(String... kinds) {
        return objects.stream().filter(object -> List.of(kinds).contains(object.get("kind"))).toList();
    }

    /// Autoscalers of Kubernetes, and what KEDA makes autoscalers of.
    List<Map<String, Object>> scalers() {
        return ofKind("HorizontalPodAutoscaler", "ScaledObject");
    }

    /// The replicas that an autoscaler allows, of either kind.
    static int most(Map<String, Object> scaler) {
        Map<String, Object> spec = map(scaler, "spec");
        return (Integer) spec.getOrDefault("maxReplicas", spec.getOrDefault("maxReplicaCount", 0));
    }

    /// Deployments and StatefulSets.
    public List<Map<String, Object>> workloads() {
        return ofKind("Deployment", "StatefulSet");
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> documents(String yaml) {
        List<Map<String, Object>> documents = new ArrayList<>();
        new Load(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build()).loadAllFromString(yaml)
                .forEach(document -> documents.add((Map<String, Object>) document));
        return documents;
    }

    /// What lies below an object at keys and indexes; null where there is nothing.
    public static @Nullable Object at(@Nullable Object node, Object... path) {
        Object here = node;
        for (Object step : path) {
            here = switch (here) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list when step instanceof Integer index && index < list.size() -> list.get(index);
                case null, default -> null;
            };
        }
        return here;
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(@Nullable Object node, Object... path) {
        Object found = at(node, path);
        return found == null ? Map.of() : (Map<String, Object>) found;
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> list(@Nullable Object node, Object... path) {
        Object found = at(node, path);
        return found == null ? List.of() : (List<Map<String, Object>>) found;
    }

    public static String nameOf(Map<String, Object> object) {
        return (String) map(object, "metadata").get("name");
    }

    static Map<String, Object> podLabels(Map<String, Object> workload) {
        return map(workload, "spec", "template", "metadata", "labels");
    }

    static Map<String, Object> container(Map<String, Object> workload) {
        return list(workload, "spec", "template", "spec", "containers").getFirst();
    }

    /// Names of the ports of the container with their numbers.
    static Map<String, Object> ports(Map<String, Object> workload) {
        Map<String, Object> ports = new LinkedHashMap<>();
        list(container(workload), "ports")
                .forEach(port -> ports.put((String) port.get("name"), port.get("containerPort")));
        return ports;
    }

    @Override
    public String toString() {
        return name;
    }
}
