package dev.archipelago.exporters.kustomize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.archipelago.exporters.BundleFiles;
import dev.archipelago.exporters.kubernetes.Exported;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The base is the plain manifests, and overlays as kubectl builds them where it is installed.
class KustomizeExporterTest {

    private static final List<Exported> EXPORTS = Exported.many(15, 10);

    @TempDir
    Path folder;

    static List<Exported> exports() {
        return EXPORTS;
    }

    /// Without hostile texts, which kubectl spells in ways that only readers of YAML 1.1 understand.
    static List<Exported> few() {
        return Exported.many(6, 0);
    }

    @ParameterizedTest
    @MethodSource("exports")
    void base_isThePlainManifestsToTheByte(Exported exported) {
        Map<String, String> base = new HashMap<>();
        bundle(exported).files().forEach((path, text) -> {
            if (path.startsWith("base/")) {
                base.put(path.substring("base/".length()), text);
            }
        });

        assertThat(base).isEqualTo(exported.bundle().files());
    }

    @ParameterizedTest
    @MethodSource("exports")
    void patches_ofEveryStage_changeAnObjectOfTheBaseAndSayWhy(Exported exported) {
        bundle(exported).files().forEach((path, text) -> {
            if (!path.startsWith("overlays/")) {
                return;
            }
            Map<String, Object> overlay = Exported.documents(text).getFirst();
            for (Map<String, Object> patch : Exported.list(overlay, "patches")) {
                Map<String, Object> changed = Exported.documents((String) patch.get("patch")).getFirst();
                assertThat(exported.ofKind((String) changed.get("kind"))).extracting(Exported::nameOf)
                        .contains(Exported.nameOf(changed));
            }
            assertThat(text.lines().filter(line -> line.startsWith("  - patch:")).count())
                    .isEqualTo(Exported.list(overlay, "patches").size());
            assertThat(text).doesNotContainPattern("patches:\n  - patch:");
            assertThat(Exported.list(overlay, "labels").getFirst()).containsEntry("includeSelectors", false);
            assertThat(overlay).doesNotContainKeys("commonLabels", "images");
        });
    }

    @ParameterizedTest
    @MethodSource("few")
    void production_builtByKubectl_isTheBaseWithALabel(Exported exported) throws IOException, InterruptedException {
        List<Map<String, Object>> built = build(exported, "prod");

        built.forEach(object -> {
            assertThat(Exported.map(object, "metadata", "labels").remove("archipelago.dev/stage")).isEqualTo("prod");
            if (Set.of("Deployment", "StatefulSet").contains(object.get("kind"))) {
                assertThat(Exported.map(object, "spec", "template", "metadata", "labels")
                        .remove("archipelago.dev/stage")).isEqualTo("prod");
            }
            Exported.list(object, "spec", "volumeClaimTemplates").forEach(
                    claim -> Exported.map(claim, "metadata", "labels").remove("archipelago.dev/stage"));
        });
        assertThat(built).containsExactlyInAnyOrderElementsOf(exported.objects());
    }

    @ParameterizedTest
    @MethodSource("few")
    void development_builtByKubectl_hasOneReplicaOfEachInANamespaceOfItsOwn(Exported exported)
            throws IOException, InterruptedException {
        List<Map<String, Object>> built = build(exported, "dev");
        String namespace = Exported.nameOf(exported.ofKind("Namespace").getFirst()) + "-dev";

        for (Map<String, Object> object : built) {
            switch ((String) object.get("kind")) {
                case "Deployment", "StatefulSet" ->
                    assertThat((Integer) Exported.at(object, "spec", "replicas")).isBetween(0, 1);
                case "HorizontalPodAutoscaler", "ScaledObject" -> throw new AssertionError("an autoscaler");
                case "PodDisruptionBudget" ->
                    assertThat(Exported.at(object, "spec", "maxUnavailable")).isEqualTo(1);
                case "Namespace" -> assertThat(Exported.nameOf(object)).isEqualTo(namespace);
                default -> {
                }
            }
            if (!Set.of("Namespace", "PriorityClass").contains(object.get("kind"))) {
                assertThat(Exported.at(object, "metadata", "namespace")).isEqualTo(namespace);
            }
        }
        assertThat(images(built)).isEqualTo(images(exported.objects()));
    }

    private static Map<String, @Nullable Object> images(List<Map<String, Object>> objects) {
        Map<String, @Nullable Object> images = new HashMap<>();
        objects.stream().filter(object -> Set.of("Deployment", "StatefulSet").contains(object.get("kind")))
                .forEach(object -> images.put(Exported.nameOf(object),
                        Exported.at(object, "spec", "template", "spec", "containers", 0, "image")));
        return images;
    }

    private static ExportBundle bundle(Exported exported) {
        return new KustomizeExporter().export(ExportRequest.of(exported.document()));
    }

    private List<Map<String, Object>> build(Exported exported, String stage) throws IOException, InterruptedException {
        BundleFiles.write(bundle(exported), folder);
        Path output = folder.resolve(stage + ".yaml");
        Process process;
        try {
            process = new ProcessBuilder("kubectl", "kustomize", folder.resolve("overlays").resolve(stage).toString())
                    .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        } catch (IOException missing) {
            return abort("kubectl is not installed: " + missing.getMessage());
        }
        int status = process.waitFor();
        String text = Files.readString(output);
        assertThat(status).as(text).isZero();
        return Exported.documents(text);
    }
}
