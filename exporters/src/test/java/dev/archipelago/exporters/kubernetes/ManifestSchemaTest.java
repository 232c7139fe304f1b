package dev.archipelago.exporters.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Every object is valid for every version of Kubernetes that we promise.
///
/// The schemas are reference material outside the repository, found through `ARCHIPELAGO_SHARED`.
class ManifestSchemaTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Schema> schemas = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"1.34.1", "1.35.0", "1.36.0"})
    void objects_ofEveryDocument_followTheSchemaOfTheirKind(String version) throws IOException {
        String shared = System.getenv("ARCHIPELAGO_SHARED");
        assumeTrue(shared != null, "ARCHIPELAGO_SHARED is not set");
        Path folder = Path.of(shared, "exports", "schemas", "v" + version + "-standalone-strict");
        assumeTrue(Files.isDirectory(folder), "no schemas of " + version);

        for (Exported exported : Exported.many()) {
            for (Map<String, Object> object : exported.objects()) {
                assertThat(schema(folder, object).validate(JSON.writeValueAsString(object), InputFormat.JSON))
                        .as("%s: %s %s", exported, object.get("kind"), Exported.nameOf(object)).isEmpty();
            }
        }
    }

    private Schema schema(Path folder, Map<String, Object> object) throws IOException {
        String file = fileOf((String) object.get("apiVersion"), (String) object.get("kind"));
        Schema known = schemas.get(file);
        if (known == null) {
            known = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Files.readString(folder.resolve(file)), InputFormat.JSON);
            schemas.put(file, known);
        }
        return known;
    }

    /// Such as deployment-apps-v1.json and service-v1.json.
    private static String fileOf(String apiVersion, String kind) {
        List<String> parts = List.of(apiVersion.split("/"));
        String group = parts.size() == 1 ? "" : "-" + parts.getFirst().split("\\.")[0];
        return kind.toLowerCase(Locale.ROOT) + group + "-" + parts.getLast() + ".json";
    }
}
