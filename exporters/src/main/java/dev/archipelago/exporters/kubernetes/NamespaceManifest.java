package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;

/// The namespace, closed to every pod that asks for more than the restricted standard allows.
record NamespaceManifest(String name, String system, Proxies proxies) implements Manifest {

    private static final String SECURITY = "pod-security.kubernetes.io/";

    @Override
    public Mapping node() {
        Map<String, String> labels = new LinkedHashMap<>(Identity.common(system));
        labels.put(SECURITY + "enforce", "restricted");
        labels.put(SECURITY + "enforce-version", "v1.34");
        labels.put(SECURITY + "audit", "restricted");
        labels.put(SECURITY + "warn", "restricted");
        labels.putAll(proxies.labels());
        return Manifest.object("v1", "Namespace")
                .put("metadata", Mapping.builder().put("name", name).put("labels", Mapping.of(labels))
                        .putUnlessEmpty("annotations", Mapping.of(proxies.annotations())).build())
                .build();
    }
}
