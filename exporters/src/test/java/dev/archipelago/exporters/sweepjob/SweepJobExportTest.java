package dev.archipelago.exporters.sweepjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SweepJobExportTest {
    private static final Map<String, String> FILES = Map.of("sweep.json", "{}", "shop.archipelago.json", "{}",
            "tables/load_day.csv", "0,1\n");

    @Test
    void pods_computeAPartEach_andGoOnFromTheirOwnPoints() {
        JsonNode spec = yaml("job.yaml").at("/spec");
        JsonNode container = spec.at("/template/spec/containers/0");

        assertThat(spec.at("/completionMode").stringValue()).isEqualTo("Indexed");
        assertThat(spec.at("/completions").intValue()).isEqualTo(8);
        assertThat(container.at("/args").valueStream().map(JsonNode::stringValue)).containsExactly("sweep",
                "--job=/design/sweep.json", "--part-index=$(SWEEP_PART)/8",
                "--points=/results/part-$(SWEEP_PART).jsonl", "--threads=1");
        assertThat(container.at("/env/0/valueFrom/fieldRef/fieldPath").stringValue())
                .isEqualTo("metadata.annotations['batch.kubernetes.io/job-completion-index']");
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").booleanValue()).isTrue();
    }

    @Test
    void design_isMountedWithItsTablesInTheirFolders() {
        Map<String, String> paths = new LinkedHashMap<>();
        yaml("job.yaml").at("/spec/template/spec/volumes/0/configMap/items").forEach(
                item -> paths.put(item.get("key").stringValue(), item.get("path").stringValue()));

        assertThat(paths.values()).containsExactlyInAnyOrderElementsOf(FILES.keySet());
        paths.forEach((key, path) -> {
            assertThat(key).matches("[-._a-zA-Z0-9]+");
            assertThat(bundle().get("kustomization.yaml")).contains(key + "=design/" + path);
            assertThat(bundle()).containsEntry("design/" + path, FILES.get(path));
        });
    }

    @Test
    void nameOfTheDesign_ofAnyKind_isALabelAndNothingMore() {
        for (String name : List.of("商店", "a".repeat(300), "\"}\n- x: 1", "9 lives", "--")) {
            JsonNode job = tree(
                    new SweepJobExport(name, SweepJobExport.Work.SWEEP, "sweep.json", FILES, 2, 5, "archipelago:1")
                            .bundle().files()
                            .get("job.yaml"));

            assertThat(job.at("/metadata/name").stringValue()).matches("[a-z]([a-z0-9-]{0,50}[a-z0-9])?");
            assertThat(job.propertyNames()).containsExactly("apiVersion", "kind", "metadata", "spec");
        }
    }

    @Test
    void moreThanAConfigMapHolds_isRefusedWithTheReason() {
        assertThatThrownBy(() -> new SweepJobExport("shop", SweepJobExport.Work.SWEEP, "sweep.json",
                Map.of("sweep.json", "x".repeat(SweepJobExport.MOST_BYTES + 1)), 2, 5, "archipelago:1"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a ConfigMap holds 1 MiB");
        assertThatThrownBy(() -> new SweepJobExport("shop", SweepJobExport.Work.SWEEP, "sweep.json", Map.of("../x", ""),
                2, 5, "archipelago:1"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not safe on every system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.34.1", "1.35.0", "1.36.0"})
    void objects_followTheSchemaOfTheirKind(String version) throws IOException {
        String shared = System.getenv("ARCHIPELAGO_SHARED");
        assumeTrue(shared != null, "ARCHIPELAGO_SHARED is not set");
        Path folder = Path.of(shared, "exports", "schemas", "v" + version + "-standalone-strict");
        assumeTrue(Files.isDirectory(folder), "no schemas of " + version);
        for (String file : List.of("job.yaml", "claim.yaml", "collect.yaml")) {
            JsonNode object = yaml(file);
            String group = object.get("apiVersion").stringValue().replace("/", "-");
            Path schema = folder.resolve(
                    (object.get("kind").stringValue() + "-" + group + ".json").toLowerCase(Locale.ROOT));

            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Files.readString(schema), InputFormat.JSON)
                    .validate(object.toString(), InputFormat.JSON)).as(file).isEmpty();
        }
    }

    private static Map<String, String> bundle() {
        return new SweepJobExport("Corner Shop", SweepJobExport.Work.SWEEP, "sweep.json", FILES, 8, 100,
                "archipelago:0.1.0").bundle().files();
    }

    private static JsonNode yaml(String file) {
        return tree(bundle().get(file));
    }

    private static JsonNode tree(String yaml) {
        return JsonMapper.shared().valueToTree(new Yaml().load(yaml));
    }
}
