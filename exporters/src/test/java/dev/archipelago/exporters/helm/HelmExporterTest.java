package dev.archipelago.exporters.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import dev.archipelago.exporters.BundleFiles;
import dev.archipelago.exporters.HostileDocuments;
import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.kubernetes.Exported;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.model.document.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Charts as Helm itself reads and renders them.
class HelmExporterTest {

    private static final List<Exported> EXPORTS = Stream.concat(Exported.many(15, 10).stream(),
            Stream.of(Exported.of("a hostile crowd, seed 1", HostileDocuments.crowd(1, 60)))).toList();

    @TempDir
    Path folder;

    static List<Exported> exports() {
        return EXPORTS;
    }

    @ParameterizedTest
    @MethodSource("exports")
    void chart_renderedWithItsOwnValues_isThePlainObjects(Exported exported) throws IOException {
        String namespace = Exported.nameOf(exported.ofKind("Namespace").getFirst());
        Helm helm = chart(exported.document());
        LintResult lint = helm.lint().strict().call();

        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
        assertThat(objects(template(helm).withNamespace(namespace).set("createNamespace", true).call()))
                .containsExactlyInAnyOrderElementsOf(exported.objects());
        assertThat(objects(template(helm).withNamespace(namespace).call())).containsExactlyInAnyOrderElementsOf(
                exported.objects().stream().filter(object -> !object.get("kind").equals("Namespace")).toList());
    }

    @Test
    void lint_ofAChart_hasNothingToRecommend() throws IOException {
        assertThat(chart(Samples.named("corner-shop")).lint().strict().call().getMessages())
                .noneMatch(message -> message.contains("recommended") || message.contains("WARNING"));
    }

    @Test
    void values_changed_standInTheObjects() throws IOException {
        String digest = "sha256:" + "a".repeat(64);
        List<Map<String, Object>> objects = objects(template(chart(Samples.named("corner-shop")))
                .withNamespace("elsewhere")
                .set("components.catalog.image.registry", "registry.example.com")
                .set("components.catalog.image.digest", digest)
                .set("components.catalog.nodePool", "fast")
                .set("components.orders.autoscaling.max", 20)
                .set("components.orders.resources.limits.cpu", 3).call());

        Map<String, Object> catalog = named(objects, "Deployment", "catalog");
        assertThat(Exported.at(catalog, "spec", "template", "spec", "nodeSelector"))
                .isEqualTo(Map.of("archipelago.dev/node-pool", "fast"));
        assertThat(Exported.at(catalog, "spec", "template", "spec", "containers", 0, "image"))
                .isEqualTo("registry.example.com/library/corner-shop-catalog:0.1.0@" + digest);
        assertThat(Exported.at(named(objects, "HorizontalPodAutoscaler", "orders"), "spec", "maxReplicas"))
                .isEqualTo(20);
        assertThat(Exported.at(named(objects, "Deployment", "orders"), "spec", "template", "spec", "containers", 0,
                "resources", "limits", "cpu")).isEqualTo(3);
        assertThat(objects).extracting(object -> Exported.at(object, "metadata", "namespace"))
                .containsOnly("elsewhere");
    }

    @Test
    void values_misspelt_areRefused() throws IOException {
        Helm helm = chart(Samples.named("corner-shop"));

        assertThatThrownBy(() -> template(helm).set("components.catalog.replica", 3).call())
                .hasMessageContaining("replica");
        assertThatThrownBy(() -> template(helm).set("components.catalog.image.digest", "latest").call())
                .hasMessageContaining("digest");
    }

    private Helm chart(Document document) throws IOException {
        return new Helm(BundleFiles.write(new HelmExporter().export(ExportRequest.of(document)), folder));
    }

    /// Helm takes a very old Kubernetes where nobody says which it is.
    private static TemplateCommand template(Helm helm) {
        return helm.template().withKubeVersion("v1.34.0");
    }

    private static Map<String, Object> named(List<Map<String, Object>> objects, String kind, String name) {
        return objects.stream()
                .filter(object -> object.get("kind").equals(kind) && Exported.nameOf(object).equals(name)).findFirst()
                .orElseThrow();
    }

    /// Read as YAML 1.1, as Helm and kubectl do.
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(String rendered) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(rendered)) {
            if (document != null) {
                objects.add((Map<String, Object>) document);
            }
        }
        return objects;
    }
}
