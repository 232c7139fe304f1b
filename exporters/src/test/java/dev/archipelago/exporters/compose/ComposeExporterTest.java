package dev.archipelago.exporters.compose;

import static dev.archipelago.exporters.Many.list;
import static dev.archipelago.exporters.Many.map;
import static dev.archipelago.exporters.Many.maps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Schema;
import dev.archipelago.exporters.Many;
import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Operation;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComposeExporterTest {

    private static final List<String> TOP = List.of("name", "services", "networks", "volumes", "secrets");
    private static final List<String> KEYS = List.of("image", "build", "depends_on", "volumes", "secrets",
            "environment", "ports", "networks", "network_mode", "command", "restart", "healthcheck", "labels", "user",
            "cap_add", "cap_drop", "deploy", "read_only", "security_opt", "tmpfs");

    private static Map<String, Object> compose(Document document) {
        String text = new ComposeExporter().export(ExportRequest.of(document)).files().get("compose.yaml");
        return Many.yaml(text).getFirst();
    }

    @Test
    void documents_exported_followTheSchema() {
        Optional<Schema> schema = Many.schema("other", "compose-spec.json");
        assumeTrue(schema.isPresent(), "no schema");

        Many.documents().forEach((name, document) -> assertThat(Many.validate(schema.get(), compose(document)))
                .as(name).isEmpty());
    }

    @Test
    void references_ofEveryService_leadSomewhere() {
        Many.documents().forEach((name, document) -> {
            Map<String, Object> file = compose(document);
            maps(file.get("services")).forEach((id, service) -> {
                String where = name + ": " + id;
                assertThat(maps(file.get("services")).keySet()).as(where)
                        .containsAll(maps(service.get("depends_on")).keySet());
                assertThat(map(file.get("networks")).keySet()).as(where)
                        .containsAll(list(service.get("networks")).stream().map(String::valueOf).toList());
                assertThat(map(file.get("secrets")).keySet()).as(where).containsAll(list(service.get("secrets"))
                        .stream().map(secret -> String.valueOf(map(secret).get("source"))).toList());
                assertThat(map(file.get("volumes")).keySet()).as(where).containsAll(list(service.get("volumes"))
                        .stream().map(volume -> String.valueOf(map(volume).get("source"))).toList());
            });
        });
    }

    @Test
    void startOrder_ofEveryDocument_hasNoCircle() {
        Many.documents().forEach((name, document) -> {
            Map<String, Map<String, Object>> services = new TreeMap<>(maps(compose(document).get("services")));
            Set<String> started = new HashSet<>();
            boolean moved = true;
            while (moved) {
                moved = services.entrySet().stream()
                        .filter(service -> started.containsAll(maps(service.getValue().get("depends_on")).keySet()))
                        .map(service -> started.add(service.getKey())).reduce(false, Boolean::logicalOr);
            }
            assertThat(started).as(name).isEqualTo(services.keySet());
        });
    }

    @Test
    void everyService_isClosedAndOrderedAndBoundToThisMachine() {
        Many.documents().forEach((name, document) -> {
            Map<String, Object> file = compose(document);
            assertThat(new ArrayList<>(file.keySet())).as(name).isEqualTo(TOP.stream().filter(file::containsKey)
                    .toList());
            assertThat(List.copyOf(maps(file.get("services")).keySet())).as(name).isSorted();
            List<String> published = new ArrayList<>();
            maps(file.get("services")).forEach((id, service) -> {
                String where = name + ": " + id;
                assertThat(new ArrayList<>(service.keySet())).as(where).isEqualTo(KEYS.stream()
                        .filter(service::containsKey).toList());
                assertThat(service).as(where).containsEntry("read_only", true)
                        .containsEntry("cap_drop", List.of("ALL"))
                        .containsEntry("security_opt", List.of("no-new-privileges:true"));
                assertThat(service.containsKey("image")).as(where).isNotEqualTo(service.containsKey("build"));
                list(service.get("ports")).forEach(port -> {
                    assertThat(String.valueOf(port)).as(where).matches("127\\.0\\.0\\.1:[0-9]+:[0-9]+");
                    published.add(String.valueOf(port).split(":")[1]);
                });
            });
            assertThat(published).as(name).doesNotHaveDuplicates();
        });
    }

    @Test
    void texts_ofTheDesign_areReadBackAsTheyWere() {
        Many.documents().forEach((name, document) -> {
            Map<String, Map<String, Object>> services = maps(compose(document).get("services"));
            document.architecture().components().forEach((id, component) -> {
                Map<String, Object> service = services.get(id.value());
                String title = component.name();
                if (service != null && title != null && !OneLine.of(title).isEmpty()) {
                    String read = String.valueOf(map(service.get("labels")).get("dev.archipelago.display-name"));
                    assertThat(unescaped(read)).as(name + ": " + id).isEqualTo(OneLine.of(title, 1000));
                }
                Object greeting = service == null ? null : map(service.get("environment")).get("GREETING");
                if (greeting != null) {
                    assertThat(unescaped(String.valueOf(greeting))).as(name + ": " + id)
                            .isEqualTo(component.containerOrDefault().config().get("GREETING"));
                }
            });
        });
    }

    @Test
    void documents_exportedAbroad_areTheSameFiles() {
        Many.documents().forEach((name, document) -> assertThat(Many.abroad(new ComposeExporter(), document)).as(name)
                .isEqualTo(new ComposeExporter().export(ExportRequest.of(document))));
    }

    @Test
    void shop_exported_waitsForItsServersAndOpensOneDoor() {
        Map<String, Map<String, Object>> services = maps(compose(Samples.named("corner-shop")).get("services"));

        assertThat(services.get("orders").get("depends_on")).isEqualTo(Map.of("stock", healthy(), "shop-db", healthy(),
                "events", healthy()));
        assertThat(services.get("web").get("ports")).isEqualTo(List.of("127.0.0.1:8080:8080"));
        assertThat(services.values().stream().filter(service -> service.containsKey("ports"))).hasSize(1);
        assertThat(services.get("products").get("networks")).isEqualTo(List.of("to-products"));
    }

    @Test
    void circle_ofCalls_isOpenedAtTheWayThatClosesIt() {
        Architecture circle = Architecture.empty()
                .withComponent(new ComponentId("a"), calling("b"))
                .withComponent(new ComponentId("b"), calling("a"));
        var bundle = new ComposeExporter().export(ExportRequest.of(Document.of("circle", circle)));
        Map<String, Map<String, Object>> services = maps(
                Many.yaml(bundle.files().get("compose.yaml")).getFirst().get("services"));

        assertThat(services.get("a")).containsKey("depends_on");
        assertThat(services.get("b")).doesNotContainKey("depends_on");
        assertThat(bundle.omissions()).anySatisfy(omission -> assertThat(omission.pointer())
                .isEqualTo("/connections/b->a"));
    }

    private static Component calling(String other) {
        return Component.of(ComponentKind.SERVICE).withOperations(Map.of("do",
                Operation.of(Step.Call.to(other + ".do"))));
    }

    private static Map<String, String> healthy() {
        return Map.of("condition", "service_healthy");
    }

    /// What Compose makes of a text: `$$` is a dollar, and a single one would be a variable.
    private static String unescaped(String text) {
        assertThat(text.replace("$$", "")).doesNotContain("$");
        return text.replace("$$", "$");
    }
}
