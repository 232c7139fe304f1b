package dev.archipelago.exporters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.marcnuri.helm.Helm;
import dev.archipelago.exporters.helm.HelmExporter;
import dev.archipelago.exporters.kubernetes.KubernetesExporter;
import dev.archipelago.exporters.kustomize.KustomizeExporter;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Mesh;
import dev.archipelago.exporters.spi.SecretSource;
import dev.archipelago.exporters.spi.WayIn;
import dev.archipelago.model.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The default rules of kube-score and kube-linter, and the restricted Pod Security Standard, over the plain manifests, every
/// stage and the rendered chart of every sample, and over meshes, an ingress and secrets from outside of two.
///
/// The linter is reference material outside the repository, found through `ARCHIPELAGO_SHARED`; it needs python3.
class MinilintTest {

    /// It does not read kube-score/ignore, by which one replica is waived where the design has one, and knows no KEDA.
    private static final String WAIVED = " deployment-replicas ";

    private static final Set<String> EVERY_FORM = Set.of("Corner Shop", "Print works");

    @TempDir
    Path folder;

    static Stream<Document> designs() {
        return Stream.concat(Samples.files().stream().map(Samples::read), Stream.of(Queueing.document()));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void manifests_lintedByTheRulesOfTheField_haveNoFindings(Document document)
            throws IOException, InterruptedException {
        String shared = System.getenv("ARCHIPELAGO_SHARED");
        assumeTrue(shared != null, "ARCHIPELAGO_SHARED is not set");
        Path linter = Path.of(shared, "exports", "minilint.py");
        assumeTrue(Files.isRegularFile(linter), "no minilint.py");

        boolean every = EVERY_FORM.contains(document.name());
        Map<String, ExportOptions> forms = every ? forms() : Map.of("plain", ExportOptions.DEFAULT);
        for (Map.Entry<String, ExportOptions> form : forms.entrySet()) {
            ExportRequest request = ExportRequest.of(document).withOptions(form.getValue());
            ExportBundle bundle = new KubernetesExporter().export(request);
            Path written = BundleFiles.write(bundle, folder.resolve(form.getKey()));
            isClean(form.getKey(), linter, bundle.files().keySet().stream()
                    .filter(path -> path.endsWith(".yaml") && !path.equals("kustomization.yaml")).map(written::resolve)
                    .toList());
        }
        Path kustomize = BundleFiles.write(new KustomizeExporter().export(ExportRequest.of(document)),
                folder.resolve("kustomize"));
        for (String stage : List.of("dev", "staging", "prod")) {
            Path built = folder.resolve(stage + ".yaml");
            assertThat(run(built, "kubectl", "kustomize", kustomize.resolve("overlays").resolve(stage).toString()))
                    .as(stage).isZero();
            isClean(stage, linter, List.of(built));
        }
        Path chart = BundleFiles.write(new HelmExporter().export(ExportRequest.of(document)), folder.resolve("chart"));
        isClean("helm", linter, List.of(Files.writeString(folder.resolve("helm.yaml"), new Helm(chart).template()
                .withKubeVersion("v1.34.0").withNamespace("shop").set("createNamespace", true).call())));
    }

    private static Map<String, ExportOptions> forms() {
        Map<String, ExportOptions> forms = new LinkedHashMap<>();
        forms.put("plain", ExportOptions.DEFAULT);
        forms.put("ingress", ExportOptions.DEFAULT.withWayIn(
                WayIn.DEFAULT.withStyle(WayIn.Style.INGRESS).withHost("shop.example.com")));
        forms.put("istio", ExportOptions.DEFAULT.withMesh(Mesh.ISTIO));
        forms.put("linkerd", ExportOptions.DEFAULT.withMesh(Mesh.LINKERD));
        forms.put("external", ExportOptions.DEFAULT.withSecrets(SecretSource.EXTERNAL_SECRET));
        return forms;
    }

    private void isClean(String form, Path linter, List<Path> files) throws IOException, InterruptedException {
        Path output = folder.resolve(form + ".log");
        List<String> command = new ArrayList<>(List.of("python3", linter.toString()));
        files.forEach(file -> command.add(file.toString()));

        int status = run(output, command.toArray(String[]::new));

        List<String> lines = Files.readAllLines(output);
        assertThat(lines).as("%s ended with %d", form, status).anyMatch(line -> line.startsWith("docs="));
        assertThat(lines.stream().filter(line -> line.startsWith("  ") && !line.contains(WAIVED))).as(form).isEmpty();
    }

    private static int run(Path output, String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start()
                    .waitFor();
        } catch (IOException missing) {
            return abort(command[0] + " is not installed: " + missing.getMessage());
        }
    }
}
