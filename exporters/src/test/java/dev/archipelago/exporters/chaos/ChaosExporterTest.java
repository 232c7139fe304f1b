package dev.archipelago.exporters.chaos;

import static dev.archipelago.exporters.Many.list;
import static dev.archipelago.exporters.Many.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Schema;
import dev.archipelago.exporters.Many;
import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Omission;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosExporterTest {

    private static final Map<String, String> KINDS = Map.of("PodChaos", "podChaos", "NetworkChaos", "networkChaos",
            "StressChaos", "stressChaos", "HTTPChaos", "httpChaos", "DNSChaos", "dnsChaos");

    private static final String DESIGN = """
            {
              "format": 1, "name": "Faulty",
              "components": {
                "web": { "kind": "gateway", "container": { "cpu": "500m", "cpuLimit": "1500m" }, "replicas": 3,
                         "operations": { "get": { "steps": [ { "call": "books.list" } ] } } },
                "books": { "kind": "service", "operations": { "list": { "steps": [ { "compute": "1ms" } ] } } },
                "bank": { "kind": "third-party", "operations": { "pay": {} } }
              },
              "scenarios": { "all": { "duration": "100s", "faults": [ %s ] } },
              "platform": { "namespace": "shop", "zones": { "a": {}, "b": {}, "c": {} } }
            }
            """;

    @TempDir
    Path folder;

    private Document design(String faults) {
        try {
            return DocumentReader.read(Files.writeString(folder.resolve("faulty.archipelago.json"),
                    DESIGN.formatted(faults))).orElseThrow();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static List<Map<String, Object>> workflows(Document document) {
        ExportBundle bundle = new ChaosExporter().export(ExportRequest.of(document));
        return bundle.files().values().stream().flatMap(text -> Many.yaml(text).stream()).toList();
    }

    private static Map<String, Map<String, Object>> templates(Map<String, Object> workflow) {
        Map<String, Map<String, Object>> templates = new LinkedHashMap<>();
        list(map(workflow.get("spec")).get("templates"))
                .forEach(template -> assertThat(templates.put(String.valueOf(map(template).get("name")), map(template)))
                        .isNull());
        return templates;
    }

    private Map<String, Object> only(String fault, String key) {
        return map(templates(workflows(design(fault)).getFirst()).get("fault-1").get(key));
    }

    @Test
    void fault_ofAScenario_strikesAtItsTimeForItsTime() {
        Map<String, Object> workflow = workflows(design("{ \"crash\": \"web\", \"at\": \"20s\", \"for\": \"1500ms\" }"))
                .getFirst();

        assertThat(templates(workflow)).isEqualTo(Map.of(
                "scenario", Map.of("name", "scenario", "templateType", "Parallel", "children",
                        List.of("fault-1-timed")),
                "fault-1-timed", Map.of("name", "fault-1-timed", "templateType", "Serial", "children",
                        List.of("fault-1-wait", "fault-1")),
                "fault-1-wait", Map.of("name", "fault-1-wait", "templateType", "Suspend", "deadline", "20s"),
                "fault-1", Map.of("name", "fault-1", "templateType", "PodChaos", "deadline", "1500ms", "podChaos",
                        Map.of("action", "pod-failure", "mode", "all", "selector",
                                Map.of("namespaces", List.of("shop"), "labelSelectors", web())))));
    }

    @Test
    void faults_becomeTheExperimentOfTheSameEffect() {
        assertThat(only("{ \"crash\": \"web\", \"at\": \"0s\", \"replicas\": 2, \"zone\": \"b\" }", "podChaos"))
                .containsEntry("mode", "fixed").containsEntry("value", "2").containsEntry("selector",
                        Map.of("namespaces", List.of("shop"), "labelSelectors", web(), "nodeSelectors",
                                Map.of("topology.kubernetes.io/zone", "b")));
        assertThat(only("{ \"starve\": \"web\", \"at\": \"0s\", \"share\": \"75%\" }", "stressChaos"))
                .containsEntry("stressors", Map.of("cpu", Map.of("workers", 2, "load", 75)));
        assertThat(only("{ \"errors\": \"web\", \"at\": \"0s\", \"share\": \"30%\" }", "httpChaos"))
                .containsEntry("mode", "fixed-percent").containsEntry("value", "30").containsEntry("port", 8080)
                .containsEntry("target", "Response").containsEntry("replace", Map.of("code", 503));
        assertThat(only("{ \"delay\": \"web->books\", \"at\": \"0s\", \"by\": \"40ms\" }", "networkChaos"))
                .containsEntry("action", "delay").containsEntry("direction", "to")
                .containsEntry("delay", Map.of("latency", "40ms"));
        assertThat(only("{ \"loss\": \"web->books\", \"at\": \"0s\", \"share\": \"2.5%\" }", "networkChaos"))
                .containsEntry("action", "loss").containsEntry("loss", Map.of("loss", "2.5"));
        assertThat(only("{ \"cut\": \"web->books\", \"at\": \"0s\" }", "networkChaos"))
                .containsEntry("action", "partition").containsEntry("direction", "both");
        assertThat(only("{ \"cut\": \"web->books\", \"at\": \"0s\", \"answersOnly\": true }", "networkChaos"))
                .containsEntry("direction", "from");
        assertThat(only("{ \"isolate\": [\"books\"], \"at\": \"0s\" }", "networkChaos"))
                .containsEntry("action", "partition").containsEntry("direction", "both");
        assertThat(only("{ \"nameFailure\": \"web->books\", \"at\": \"0s\" }", "dnsChaos"))
                .containsEntry("action", "error").containsEntry("patterns", List.of("books", "books.*"));
        assertThat(only("{ \"hang\": \"web\", \"at\": \"0s\", \"for\": \"30s\" }", "httpChaos"))
                .containsEntry("target", "Request").containsEntry("delay", "30s");
    }

    @Test
    void zoneThatIsParted_isCutFromEachOther() {
        Map<String, Map<String, Object>> templates = templates(
                workflows(design("{ \"partition\": \"a\", \"at\": \"0s\", \"for\": \"9s\" }")).getFirst());

        assertThat(templates.get("fault-1").get("children")).isEqualTo(List.of("fault-1-1", "fault-1-2"));
        assertThat(map(map(map(templates.get("fault-1-2").get("networkChaos")).get("target")).get("selector"))
                .get("nodeSelectors")).isEqualTo(Map.of("topology.kubernetes.io/zone", "c"));
    }

    @Test
    void fault_thatStrikesAgain_becomesAScheduleOfTheRest() {
        Map<String, Map<String, Object>> templates = templates(workflows(
                design("{ \"crash\": \"web\", \"at\": \"10s\", \"for\": \"5s\", \"every\": \"exponential(15s)\" }"))
                .getFirst());

        assertThat(templates.get("fault-1-timed").get("children"))
                .isEqualTo(List.of("fault-1-wait", "fault-1", "fault-1-again"));
        assertThat(templates.get("fault-1-again")).containsEntry("deadline", "85s");
        assertThat(map(templates.get("fault-1-again").get("schedule"))).containsEntry("schedule", "@every 20s")
                .containsEntry("type", "PodChaos").containsEntry("concurrencyPolicy", "Forbid");
    }

    @Test
    void faults_thatChaosMeshDoesNotKnow_areLeftOutWithAWord() {
        ExportBundle bundle = new ChaosExporter().export(ExportRequest.of(design("""
                { "slow": "web", "at": "0s" }, { "pause": "web", "at": "0s" }, { "leak": "web->books", "at": "0s" },
                { "errors": "bank", "at": "0s" }, { "delay": "web->bank", "at": "0s", "by": "1s" },
                { "crash": "web", "at": "0s", "for": "exponential(3s)" }""")));

        assertThat(bundle.omissions()).extracting(Omission::pointer).containsExactly("/scenarios/all/faults/0",
                "/scenarios/all/faults/1", "/scenarios/all/faults/2", "/scenarios/all/faults/3",
                "/scenarios/all/faults/4", "/scenarios/all/faults/5/for");
    }

    @Test
    void templates_ofEveryDocument_areReachedOnceAndExist() {
        Many.documents().forEach((name, document) -> workflows(document).forEach(workflow -> {
            Map<String, Map<String, Object>> templates = templates(workflow);
            List<String> named = new ArrayList<>(List.of("scenario"));
            templates.values().forEach(template -> list(template.get("children"))
                    .forEach(child -> named.add(String.valueOf(child))));
            assertThat(named).as(name).containsExactlyInAnyOrderElementsOf(templates.keySet());
        }));
    }

    @Test
    void documents_exported_followTheSchemasOfChaosMesh() {
        Optional<Schema> workflowSchema = Many.schema("crds", "chaos-mesh.org", "workflow_v1alpha1.json");
        assumeTrue(workflowSchema.isPresent(), "no schemas");
        Map<String, Schema> schemas = KINDS.keySet().stream().collect(Collectors.toMap(kind -> kind,
                kind -> Many
                        .schema("crds", "chaos-mesh.org", kind.toLowerCase(java.util.Locale.ROOT) + "_v1alpha1.json")
                        .orElseThrow()));
        Map<String, Document> documents = new LinkedHashMap<>(Many.documents());
        documents.put("faulty", design("""
                { "crash": "web", "at": "1s", "for": "5s", "every": "9s" }, { "starve": "web", "at": "2s" },
                { "errors": "web", "at": "3s" }, { "loss": "web->books", "at": "4s" },
                { "nameFailure": "web->books", "at": "4s" }, { "zoneLoss": "a", "at": "5s" },
                { "partition": "a", "at": "6s", "oneWay": true }, { "hang": "books", "at": "7s" }"""));

        documents.forEach((name, document) -> workflows(document).forEach(workflow -> {
            assertThat(Many.validate(workflowSchema.get(), workflow)).as(name).isEmpty();
            templates(workflow).values().stream().filter(template -> KINDS.containsKey(kind(template)))
                    .forEach(template -> assertThat(Many.validate(schemas.get(kind(template)),
                            Map.of("apiVersion", "chaos-mesh.org/v1alpha1", "kind", kind(template), "metadata",
                                    Map.of("name", "x"), "spec", template.get(KINDS.get(kind(template))))))
                            .as(name).isEmpty());
        }));
    }

    @Test
    void documents_exportedAbroad_areTheSameFiles() {
        Many.documents().forEach((name, document) -> assertThat(Many.abroad(new ChaosExporter(), document)).as(name)
                .isEqualTo(new ChaosExporter().export(ExportRequest.of(document))));
    }

    @Test
    void incidents_ofTheSamples_becomeWorkflows() {
        assertThat(Samples.files().stream().flatMap(file -> workflows(Samples.read(file)).stream()))
                .hasSizeGreaterThan(5);
    }

    private static String kind(Map<String, Object> template) {
        return String.valueOf(template.get("templateType"));
    }

    private static Map<String, String> web() {
        return Map.of("app.kubernetes.io/name", "web", "app.kubernetes.io/instance", "web");
    }
}
