package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.text.Names;
import dev.archipelago.exporters.yaml.Mapping;
import java.util.Map;

/// The settings of a component.
record ConfigMapManifest(Identity identity, Map<String, String> settings) implements Manifest {

    static final String SUFFIX = "-config";

    @Override
    public Mapping node() {
        return Manifest.object("v1", "ConfigMap").put("metadata", identity.metadata(SUFFIX))
                .put("data", Mapping.of(settings)).build();
    }

    /// Changes with the settings, so that pods which carry it are replaced when a setting changes.
    String checksum() {
        StringBuilder all = new StringBuilder();
        settings.forEach((key, value) -> all.append(key).append('=').append(value.length()).append(':').append(value)
                .append('\n'));
        return Names.hash(all.toString(), 16);
    }
}
