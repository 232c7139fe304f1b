package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.exporters.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes Kubernetes manifests: one file per component, the namespace with its network defaults, and a kustomization.
///
/// Valid for Kubernetes 1.34 to 1.36. Closed by default: no rights, no token, a read-only disk, and a network in which only
/// the links of the drawing are open. Names, not addresses; short names, so that another namespace works too.
public final class KubernetesExporter implements ManifestsExporter {

    private static final String KUSTOMIZATION = "kustomization.yaml";

    @Override
    public String id() {
        return "kubernetes";
    }

    @Override
    public String title() {
        return "Kubernetes manifests";
    }

    @Override
    public ExportBundle export(ExportRequest request, Manifests manifests) {
        return plain(manifests);
    }

    /// The manifests as files, with a kustomization that lists them.
    public static ExportBundle plain(Manifests manifests) {
        Map<String, String> files = new LinkedHashMap<>();
        manifests.files().forEach((path, objects) -> files.put(path, YamlWriter.write(manifests.heading(), objects)));
        List<String> resources = new ArrayList<>(files.keySet());
        Mapping.Builder kustomization = Mapping.builder().put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization");
        if (manifests.generator().isPresent()) {
            kustomization.put("namespace", manifests.namespace()).because("for the Secrets that are made here")
                    .put("secretGenerator", manifests.generator().get()).put("generatorOptions",
                            Mapping.builder().put("disableNameSuffixHash", true)
                                    .because("mounted files follow by themselves, and others may refer to the name")
                                    .build());
        }
        kustomization.put("resources", Sequence.ofTexts(resources));
        files.put(KUSTOMIZATION, YamlWriter.write(manifests.heading(), List.of(kustomization.build())));
        files.putAll(manifests.plain());
        return new ExportBundle(files, manifests.omissions(), manifests.toFill());
    }
}
