package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.Set;

/// Lets the External Secrets operator fill a Secret from a store.
///
/// Source: External Secrets, external-secrets.io/v1.
///
/// @param name of the Secret
/// @param store the SecretStore of the namespace
/// @param entry of the store
/// @param keys that the Secret must have; empty takes whatever the entry has
record ExternalSecretManifest(Mapping metadata, String name, String store, String entry, Set<String> keys)
        implements
            Manifest {

    @Override
    public Mapping node() {
        Mapping.Builder spec = Mapping.builder().put("refreshInterval", "1h0m0s").because("default of the operator")
                .put("secretStoreRef", Mapping.builder().put("kind", "SecretStore").put("name", store)
                        .because("make it in the namespace, with the way to your store").build())
                .put("target", Mapping.builder().put("name", name).put("creationPolicy", "Owner").build());
        if (keys.isEmpty()) {
            spec.put("dataFrom", Sequence.of(Mapping.builder().put("extract", Mapping.builder().put("key", entry)
                    .because("the entry of the store; each of its properties becomes a file").build()).build()));
        } else {
            spec.put("data", Sequence.of(keys.stream().map(key -> Mapping.builder().put("secretKey", key)
                    .put("remoteRef", Mapping.builder().put("key", entry).put("property", key).build()).build())
                    .toList()));
        }
        return Manifest.object("external-secrets.io/v1", "ExternalSecret").put("metadata", metadata)
                .put("spec", spec.build()).build();
    }
}
