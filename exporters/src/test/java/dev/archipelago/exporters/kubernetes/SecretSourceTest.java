package dev.archipelago.exporters.kubernetes;

import static dev.archipelago.exporters.kubernetes.Exported.at;
import static dev.archipelago.exporters.kubernetes.Exported.list;
import static dev.archipelago.exporters.kubernetes.Exported.nameOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.archipelago.exporters.BundleFiles;
import dev.archipelago.exporters.HostileDocuments;
import dev.archipelago.exporters.Queueing;
import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.helm.HelmExporter;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.SecretSource;
import dev.archipelago.model.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Where the values of secrets come from.
class SecretSourceTest {

    @TempDir
    Path folder;

    @Test
    void externalSecret_isThereForEachSecretThatAnybodyMounts_withTheKeysItNeeds() {
        for (Document document : documents()) {
            Exported exported = Exported.of(document.name(), document,
                    ExportOptions.DEFAULT.withSecrets(SecretSource.EXTERNAL_SECRET));

            assertThat(new TreeSet<>(exported.ofKind("ExternalSecret").stream().map(Exported::nameOf).toList()))
                    .isEqualTo(wanted(exported));
        }
        Map<String, Object> rabbit = Exported.of("print works", Queueing.document(),
                ExportOptions.DEFAULT.withSecrets(SecretSource.EXTERNAL_SECRET)).ofKind("ExternalSecret").stream()
                .filter(one -> nameOf(one).equals("rabbit-credentials")).findFirst().orElseThrow();
        assertThat(list(rabbit, "spec", "data")).extracting(entry -> entry.get("secretKey"))
                .containsExactly("credentials.conf", "password", "username");
        assertThat(at(rabbit, "spec", "secretStoreRef"))
                .isEqualTo(Map.of("kind", "SecretStore", "name", "print-works"));
    }

    @Test
    void generator_builtByKubectl_makesEachSecretFromFilesThatGitIgnores() throws IOException, InterruptedException {
        for (Document document : documents()) {
            ExportBundle bundle = bundle(document, SecretSource.GENERATOR);
            Exported exported = Exported.of("plain", document);
            Path built = BundleFiles.write(bundle, Files.createTempDirectory(folder, "built"));

            List<Map<String, Object>> objects = new ArrayList<>();
            new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(kustomize(built))
                    .forEach(object -> objects.add(Exported.map(object)));

            assertThat(new TreeSet<>(objects.stream().filter(one -> one.get("kind").equals("Secret"))
                    .map(Exported::nameOf).toList())).isEqualTo(wanted(exported));
            assertThat(objects.stream().filter(one -> !one.get("kind").equals("Secret")).map(SecretSourceTest::named))
                    .containsExactlyInAnyOrderElementsOf(
                            exported.objects().stream().map(SecretSourceTest::named).toList());
            assertThat(bundle.files().getOrDefault("secrets/.gitignore", "*\n")).startsWith("*\n");
        }
    }

    @Test
    void sealed_hasAScriptThatNamesEachSecret_alsoBesideAChartButNotInIt() {
        ExportBundle bundle = bundle(Queueing.document(), SecretSource.SEALED);

        assertThat(bundle.files().get("secrets/seal.sh")).contains(
                "kubectl create secret generic rabbit-credentials --namespace \"$namespace\" "
                        + "--from-file=rabbit-credentials/ --dry-run=client",
                "kubectl create secret generic cloud-credentials ");
        assertThat(bundle.files().get("secrets/README.md"))
                .contains("| `rabbit-credentials` | `password` | `rabbit-credentials/password` |");
        assertThat(new HelmExporter().export(request(Queueing.document(), SecretSource.SEALED)).files())
                .containsEntry(".helmignore", "secrets/\n").containsKey("secrets/seal.sh");
    }

    @ParameterizedTest
    @EnumSource
    void values_neverStandInAnExport(SecretSource source) {
        for (Document document : documents()) {
            ExportBundle bundle = bundle(document, source);

            bundle.files().forEach((path, text) -> {
                if (path.endsWith(".env")) {
                    assertThat(text.lines()).allMatch(line -> line.startsWith("#") || line.endsWith("="));
                }
                assertThat(Exported.of("all", document, ExportOptions.DEFAULT.withSecrets(source)).ofKind("Secret"))
                        .isEmpty();
            });
        }
    }

    private static String named(Map<String, Object> object) {
        return object.get("kind") + " " + at(object, "metadata", "namespace") + "/" + nameOf(object);
    }

    private static List<Document> documents() {
        List<Document> documents = new ArrayList<>(List.of(Queueing.document(), Samples.named("corner-shop")));
        for (long seed = 1; seed <= 5; seed++) {
            documents.add(HostileDocuments.document(seed));
        }
        return documents;
    }

    private static ExportRequest request(Document document, SecretSource source) {
        return ExportRequest.of(document).withOptions(ExportOptions.DEFAULT.withSecrets(source));
    }

    private static ExportBundle bundle(Document document, SecretSource source) {
        return new KubernetesExporter().export(request(document, source));
    }

    /// The secrets that pods mount and KEDA reads.
    private static Set<String> wanted(Exported exported) {
        Set<String> wanted = new TreeSet<>();
        exported.workloads()
                .forEach(workload -> list(workload, "spec", "template", "spec", "volumes").forEach(volume -> {
                    if (at(volume, "secret", "secretName") instanceof String name) {
                        wanted.add(name);
                    }
                }));
        exported.ofKind("TriggerAuthentication").forEach(asked -> list(asked, "spec", "secretTargetRef")
                .forEach(key -> wanted.add((String) key.get("name"))));
        return wanted;
    }

    private static String kustomize(Path folder) throws IOException, InterruptedException {
        Path output = folder.resolveSibling(folder.getFileName() + ".out");
        try {
            Process process = new ProcessBuilder("kubectl", "kustomize", folder.toString()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            int status = process.waitFor();
            assertThat(status).as(Files.readString(output)).isZero();
            return Files.readString(output);
        } catch (IOException missing) {
            return abort("kubectl is not installed: " + missing.getMessage());
        }
    }
}
