package dev.archipelago.exporters.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.Mesh;
import dev.archipelago.exporters.spi.SecretSource;
import dev.archipelago.exporters.spi.WayIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Every object is valid for every version of Kubernetes that we promise.
///
/// The schemas are reference material outside the repository, found through `ARCHIPELAGO_SHARED`.
class ManifestSchemaTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// The part that we use: the reference material has none of it. Source: KEDA 2.16, TriggerAuthentication.
    private static final String AUTHENTICATION = """
            {"type": "object", "additionalProperties": false, "required": ["apiVersion", "kind", "metadata", "spec"],
             "properties": {"apiVersion": {"const": "keda.sh/v1alpha1"}, "kind": {}, "metadata": {"type": "object"},
              "spec": {"type": "object", "additionalProperties": false, "properties": {"secretTargetRef": {
               "type": "array", "minItems": 1, "items": {"type": "object", "additionalProperties": false,
                "required": ["parameter", "name", "key"], "properties": {"parameter": {"type": "string"},
                 "name": {"type": "string"}, "key": {"type": "string"}}}}}}}}
            """;

    private final Map<String, Schema> schemas = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"1.34.1", "1.35.0", "1.36.0"})
    void objects_ofEveryDocument_followTheSchemaOfTheirKind(String version) throws IOException {
        String shared = System.getenv("ARCHIPELAGO_SHARED");
        assumeTrue(shared != null, "ARCHIPELAGO_SHARED is not set");
        Path folder = Path.of(shared, "exports", "schemas", "v" + version + "-standalone-strict");
        assumeTrue(Files.isDirectory(folder), "no schemas of " + version);

        List<Exported> all = new ArrayList<>(Exported.many());
        for (Mesh mesh : Mesh.values()) {
            for (WayIn.Style style : WayIn.Style.values()) {
                Exported.many(5, 5).forEach(one -> all.add(Exported.of(one + ", " + mesh + ", " + style,
                        one.document(), ExportOptions.DEFAULT.withMesh(mesh)
                                .withWayIn(WayIn.DEFAULT.withStyle(style).withHost("shop.example.com")))));
            }
        }
        Exported.many(5, 5).forEach(one -> all.add(Exported.of(one + ", external secrets", one.document(),
                ExportOptions.DEFAULT.withSecrets(SecretSource.EXTERNAL_SECRET))));
        for (Exported exported : all) {
            for (Map<String, Object> object : exported.objects()) {
                assertThat(schema(folder, object).validate(JSON.writeValueAsString(object), InputFormat.JSON))
                        .as("%s: %s %s", exported, object.get("kind"), Exported.nameOf(object)).isEmpty();
            }
        }
    }

    private Schema schema(Path folder, Map<String, Object> object) throws IOException {
        String apiVersion = (String) object.get("apiVersion");
        if (object.get("kind").equals("TriggerAuthentication")) {
            return schemas.computeIfAbsent("TriggerAuthentication", _ -> SchemaRegistry
                    .withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(AUTHENTICATION, InputFormat.JSON));
        }
        String file = isOurs(apiVersion)
                ? fileOf(apiVersion, (String) object.get("kind"))
                : "../crds/" + extension(apiVersion, (String) object.get("kind"));
        Schema known = schemas.get(file);
        if (known == null) {
            known = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Files.readString(folder.resolve(file)), InputFormat.JSON);
            schemas.put(file, known);
        }
        return known;
    }

    /// Whether it is a group of Kubernetes itself.
    private static boolean isOurs(String apiVersion) {
        return Set.of("v1", "apps/v1", "autoscaling/v2", "policy/v1", "networking.k8s.io/v1", "scheduling.k8s.io/v1")
                .contains(apiVersion);
    }

    /// Such as gateway.networking.k8s.io/httproute_v1.json.
    private static String extension(String apiVersion, String kind) {
        String[] parts = apiVersion.split("/");
        return parts[0] + "/" + kind.toLowerCase(Locale.ROOT) + "_" + parts[1] + ".json";
    }

    /// Such as deployment-apps-v1.json and service-v1.json.
    private static String fileOf(String apiVersion, String kind) {
        List<String> parts = List.of(apiVersion.split("/"));
        String group = parts.size() == 1 ? "" : "-" + parts.getFirst().split("\\.")[0];
        return kind.toLowerCase(Locale.ROOT) + group + "-" + parts.getLast() + ".json";
    }
}
