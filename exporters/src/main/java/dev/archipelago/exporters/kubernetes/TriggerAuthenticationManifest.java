package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.Map;

/// Where KEDA finds what a broker wants to know of it: keys of a Secret, never their values.
///
/// @param broker its name, which tells several of one component apart
/// @param keys of the secret by parameter of the trigger
record TriggerAuthenticationManifest(Identity identity, String broker, String secret, Map<String, String> keys)
        implements
            Manifest {

    /// The name by which triggers refer to it: a point, which names of components have not, keeps names apart.
    String name() {
        return identity.name() + suffix();
    }

    private String suffix() {
        return "." + broker;
    }

    @Override
    public Mapping node() {
        Sequence references = Sequence.of(keys.entrySet().stream().map(key -> Mapping.builder()
                .put("parameter", key.getKey()).put("name", secret).put("key", key.getValue()).build()).toList());
        return Manifest.object("keda.sh/v1alpha1", "TriggerAuthentication").put("metadata", identity.metadata(suffix()))
                .put("spec", Mapping.builder().put("secretTargetRef", references).build()).build();
    }
}
