package dev.archipelago.exporters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.kubernetes.Exported;
import dev.archipelago.exporters.kubernetes.KubernetesExporter;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.spi.Mesh;
import dev.archipelago.exporters.spi.SecretSource;
import dev.archipelago.exporters.text.Names;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Ten thousand hostile names and values, through every target: four architectures of a hundred services, each with some
/// thirty texts that try to break out.
class HostileNamesTest {

    private static final int SERVICES = 100;
    private static final int CUT = 1000;
    private static final Set<String> KINDS = Set.of("Namespace", "ResourceQuota", "LimitRange", "PriorityClass",
            "NetworkPolicy", "ServiceAccount", "ConfigMap", "PersistentVolumeClaim", "Deployment", "StatefulSet",
            "Service",
            "HorizontalPodAutoscaler", "ScaledObject", "TriggerAuthentication", "ExternalSecret", "PodDisruptionBudget",
            "HTTPRoute", "GRPCRoute", "VirtualService", "DestinationRule");

    static List<Long> seeds() {
        return LongStream.rangeClosed(1, 4).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void names_throughEveryTarget_stayTextsInsideTheirFiles(long seed) {
        Document document = HostileDocuments.crowd(seed, SERVICES);
        ExportRequest request = ExportRequest.of(document);
        Map<String, ExportBundle> bundles = new LinkedHashMap<>();
        for (Exporter exporter : Exporters.all()) {
            if (!exporter.id().equals("all")) {
                bundles.put(exporter.id(), exporter.export(request));
            }
        }
        for (Mesh mesh : List.of(Mesh.ISTIO, Mesh.LINKERD)) {
            bundles.put(mesh.name(), new KubernetesExporter()
                    .export(request.withOptions(ExportOptions.DEFAULT.withMesh(mesh))));
        }
        for (SecretSource source : SecretSource.values()) {
            bundles.put(source.name(), new KubernetesExporter()
                    .export(request.withOptions(ExportOptions.DEFAULT.withSecrets(source))));
        }

        bundles.forEach((target, bundle) -> {
            assertThat(bundle.files()).as("seed %d, %s", seed, target).isNotEmpty();
            stayInTheirFolder(bundle, "seed " + seed + ", " + target);
            bundle.files().forEach((path, text) -> isReadAlike(path, text, "seed " + seed + ", " + target));
        });
        List.of("kubernetes", "ISTIO", "LINKERD", "EXTERNAL_SECRET", "GENERATOR").forEach(
                target -> isTheDesign(document, Exported.of(document, bundles.get(target)),
                        "seed " + seed + ", " + target));
        bundles.get("kubernetes").files().forEach((path, text) -> assertThat(bundles.get("kustomize").files())
                .as("seed %d", seed).containsEntry("base/" + path, text));
        isComposed(document, bundles.get("compose"), "seed " + seed);
    }

    private static void stayInTheirFolder(ExportBundle bundle, String where) {
        Path root = Path.of("/somewhere/export");
        Set<String> seen = new HashSet<>();
        for (String path : bundle.files().keySet()) {
            assertThat(root.resolve(path).normalize().startsWith(root)).as("%s: %s", where, path).isTrue();
            assertThat(path).as(where).matches("[A-Za-z0-9._/-]+").hasSizeLessThan(200)
                    .doesNotContain("..", "//");
            assertThat(seen.add(path.toLowerCase(Locale.ROOT))).as("%s: twice %s", where, path).isTrue();
        }
    }

    /// Templates of a chart are no YAML before they are rendered.
    private static void isReadAlike(String path, String text, String where) {
        if (path.endsWith(".json")) {
            Many.json(text);
        } else if ((path.endsWith(".yaml") || path.endsWith(".yml")) && !path.startsWith("templates/")) {
            List<Object> old = new ArrayList<>();
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(Integer.MAX_VALUE);
            new Yaml(new SafeConstructor(options)).loadAll(text).forEach(old::add);
            List<Object> current = new ArrayList<>();
            new Load(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build()).loadAllFromString(text)
                    .forEach(current::add);

            assertThat(old.equals(current)).as("%s: %s is the same in YAML 1.1 and 1.2", where, path).isTrue();
        }
    }

    private static void isTheDesign(Document document, Exported exported, String where) {
        Map<ComponentId, Component> components = document.architecture().components();
        Names names = Names.of(components.keySet());
        Map<String, Map<String, Object>> byName = new LinkedHashMap<>();
        exported.objects().forEach(object -> {
            String name = object.get("kind") + "/" + Exported.nameOf(object);
            assertThat((String) object.get("kind")).as(where).isIn(KINDS);
            assertThat(byName.put(name, object)).as("%s: %s occurs once", where, name).isNull();
        });
        assertThat(exported.workloads()).as(where).hasSize(components.size());
        components.forEach((id, component) -> {
            Map<String, Object> settings = byName.get("ConfigMap/" + names.of(id) + "-config");
            Map<String, Object> workload = exported.workloads().stream()
                    .filter(one -> Exported.nameOf(one).equals(names.of(id))).findFirst().orElseThrow();
            for (String key : List.of("GREETING", "greeting")) {
                assertThat(Exported.at(settings, "data", key)).as("%s: %s of %s", where, key, id)
                        .isEqualTo(component.containerOrDefault().config().get(key));
            }
            String name = component.name();
            assertThat(Exported.at(workload, "metadata", "annotations", "archipelago.dev/display-name"))
                    .as("%s: name of %s", where, id)
                    .isEqualTo(name == null || OneLine.of(name).isEmpty() ? null : OneLine.of(name, CUT));
        });
    }

    /// Compose fills in variables: what it reads is the value with each `$` written twice.
    private static void isComposed(Document document, ExportBundle bundle, String where) {
        Map<String, Map<String, Object>> services = Many
                .maps(Many.yaml(bundle.files().get("compose.yaml")).getFirst().get("services"));
        Names names = Names.of(document.architecture().components().keySet());
        document.architecture().components().forEach((id, component) -> assertThat(
                Many.map(Many.map(services.get(names.of(id))).get("environment")).get("GREETING"))
                .as("%s: GREETING of %s", where, id)
                .isEqualTo(component.containerOrDefault().config().getOrDefault("GREETING", "").replace("$", "$$")));
    }
}
