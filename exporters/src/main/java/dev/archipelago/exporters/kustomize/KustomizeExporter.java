package dev.archipelago.exporters.kustomize;

import dev.archipelago.exporters.kubernetes.KubernetesExporter;
import dev.archipelago.exporters.kubernetes.Manifests;
import dev.archipelago.exporters.kubernetes.ManifestsExporter;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.text.ImageReference;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.exporters.yaml.Trees;
import dev.archipelago.exporters.yaml.YamlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes a kustomize base of the plain manifests, an overlay for each stage, and one place for the images of all stages.
///
/// Labels never get into selectors, which are immutable; production is the base in its own namespace.
public final class KustomizeExporter implements ManifestsExporter {

    private static final String FILE = "/kustomization.yaml";

    @Override
    public String id() {
        return "kustomize";
    }

    @Override
    public String title() {
        return "Kustomize base and overlays";
    }

    @Override
    public ExportBundle export(ExportRequest request, Manifests manifests) {
        ExportBundle base = KubernetesExporter.plain(manifests).under("base");
        Map<String, String> files = new LinkedHashMap<>(base.files());
        Sequence images = images(manifests);
        if (!images.items().isEmpty()) {
            Mapping component = Mapping.builder().put("apiVersion", "kustomize.config.k8s.io/v1alpha1")
                    .put("kind", "Component").put("images", images).build();
            files.put("images" + FILE, YamlWriter.write(manifests.heading(), List.of(component)));
        }
        for (Stage stage : Stage.values()) {
            files.put("overlays/" + stage.suffix + FILE, YamlWriter.write(manifests.heading(),
                    List.of(new Overlay(manifests, stage).kustomization(!images.items().isEmpty()))));
        }
        return new ExportBundle(files, manifests.omissions(), base.toFill());
    }

    /// The tags of all images that have no digest yet; without those of which several tags run.
    private static Sequence images(Manifests manifests) {
        Map<String, Set<String>> tags = new TreeMap<>();
        manifests.files().values().stream().flatMap(List::stream)
                .map(object -> Trees.text(object, "spec", "template", "spec", "containers", "0", "image"))
                .flatMap(image -> ImageReference.parse(image).stream()).filter(image -> image.digest() == null)
                .forEach(image -> tags.computeIfAbsent(image.repository(), _ -> new TreeSet<>())
                        .add(String.valueOf(image.tag())));
        List<Mapping> entries = tags.entrySet().stream().filter(entry -> entry.getValue().size() == 1)
                .map(entry -> Mapping.builder().put("name", entry.getKey())
                        .put("newTag", entry.getValue().iterator().next())
                        .because("the design; a pipeline puts digest: sha256:... here")
                        .build())
                .toList();
        return Sequence.of(entries);
    }
}
