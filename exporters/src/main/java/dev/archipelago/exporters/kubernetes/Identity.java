package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;

/// What all objects of one component are called and labelled.
///
/// @param labels the recommended labels of Kubernetes, in their usual order
/// @param annotations free text about the component
record Identity(String name, String namespace, Map<String, String> labels, Map<String, String> annotations) {

    private static final String PREFIX = "app.kubernetes.io/";

    /// The labels that select the pods: the two that never change, since selectors are immutable.
    static Map<String, String> selector(String name) {
        Map<String, String> selector = new LinkedHashMap<>();
        selector.put(PREFIX + "name", name);
        selector.put(PREFIX + "instance", name);
        return selector;
    }

    Map<String, String> selector() {
        return selector(name);
    }

    /// The labels of everything in the namespace.
    static Map<String, String> common(String system) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(PREFIX + "part-of", system);
        labels.put(PREFIX + "managed-by", "archipelago");
        return labels;
    }

    static Map<String, String> labels(String name, String role, String system, String version) {
        Map<String, String> labels = new LinkedHashMap<>(selector(name));
        labels.put(PREFIX + "component", role);
        labels.put(PREFIX + "part-of", system);
        if (!version.isEmpty()) {
            labels.put(PREFIX + "version", version);
        }
        labels.put(PREFIX + "managed-by", "archipelago");
        return labels;
    }

    /// The metadata of an object with the component's name and a suffix.
    Mapping metadata(String suffix) {
        Mapping.Builder metadata = Mapping.builder().put("name", name + suffix).put("namespace", namespace)
                .put("labels", Mapping.of(labels));
        return metadata.build();
    }

    /// The metadata of the workload itself, which alone carries the free text.
    Mapping described(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(annotations);
        all.putAll(more);
        return Mapping.builder().putAll(metadata("")).putUnlessEmpty("annotations", Mapping.of(all)).build();
    }
}
