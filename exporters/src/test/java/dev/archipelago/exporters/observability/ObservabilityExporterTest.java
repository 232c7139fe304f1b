package dev.archipelago.exporters.observability;

import static dev.archipelago.exporters.Many.list;
import static dev.archipelago.exporters.Many.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Schema;
import dev.archipelago.exporters.Hostile;
import dev.archipelago.exporters.Many;
import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Objective;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObservabilityExporterTest {

    private static final Document SHOP = Samples.named("corner-shop");
    private static final String SPANS = "service_namespace=\"corner-shop\",service_name=\"web\","
            + "span_kind=\"SPAN_KIND_SERVER\",span_name=~\"GET /products|POST /orders\"";

    private static Map<String, String> files(Document document) {
        return new ObservabilityExporter().export(ExportRequest.of(document)).files();
    }

    private static List<Map<String, Object>> rules(Document document) {
        String text = files(document).get("objectives.yaml");
        List<Map<String, Object>> rules = new ArrayList<>();
        if (text != null) {
            list(map(Many.yaml(text).getFirst().get("spec")).get("groups"))
                    .forEach(group -> list(map(group).get("rules")).forEach(rule -> rules.add(map(rule))));
        }
        return rules;
    }

    private static List<String> expressions(String objective) {
        return rules(SHOP.withObjectives(Map.of("goal", Objective.parse(objective)))).stream()
                .map(rule -> String.valueOf(rule.get("expr"))).toList();
    }

    @Test
    void success_becomesAlertsOnTheSpeedAtWhichItsBudgetBurns() {
        String errors = "((sum(rate(traces_span_metrics_calls_total{%1$s,status_code=\"STATUS_CODE_ERROR\"}[%2$s])) or "
                + "vector(0)) / sum(rate(traces_span_metrics_calls_total{%1$s}[%2$s])))";

        assertThat(expressions("shoppers success > 99.9%")).isEqualTo(List.of(
                errors.formatted(SPANS, "1h") + " > 14.4 * 0.001 and " + errors.formatted(SPANS, "5m")
                        + " > 14.4 * 0.001",
                errors.formatted(SPANS, "6h") + " > 6 * 0.001 and " + errors.formatted(SPANS, "30m") + " > 6 * 0.001",
                errors.formatted(SPANS, "3d") + " > 1 * 0.001 and " + errors.formatted(SPANS, "6h") + " > 1 * 0.001"));
    }

    @Test
    void percentile_becomesTheShareOfSlowRequestsAtABoundOfTheHistogram() {
        assertThat(expressions("shoppers p95 < 150ms").getFirst()).startsWith("(1 - sum(rate("
                + "traces_span_metrics_duration_seconds_bucket{" + SPANS + ",le=\"0.15\"}[1h])) / sum(rate("
                + "traces_span_metrics_duration_seconds_count{" + SPANS + "}[1h]))) > 14.4 * 0.05 and ");
        assertThat(expressions("shoppers p99 < 2s").getFirst()).contains("le=~\"2|2\\\\.0\"");
        String config = String.valueOf(map(Many.yaml(files(SHOP).get("collector.yaml")).getFirst().get("data"))
                .get("config.yaml"));
        assertThat(config).contains("- \"150ms\"");
    }

    @Test
    void meansThroughputAndUtilization_becomeAlertsOfTenMinutes() {
        assertThat(expressions("shoppers mean < 50ms")).isEqualTo(List.of("(sum(rate("
                + "traces_span_metrics_duration_seconds_sum{" + SPANS + "}[5m])) / sum(rate("
                + "traces_span_metrics_duration_seconds_count{" + SPANS + "}[5m]))) > 0.05"));
        assertThat(expressions("shoppers throughput > 100/s")).isEqualTo(List.of(
                "(sum(rate(traces_span_metrics_calls_total{" + SPANS + "}[5m]))) < 100"));
        assertThat(expressions("shop-db utilization < 70%")).isEqualTo(List.of("(sum(rate("
                + "container_cpu_usage_seconds_total{namespace=\"corner-shop\",container=\"shop-db\"}[5m])) / (2 * "
                + "count(container_memory_working_set_bytes{namespace=\"corner-shop\",container=\"shop-db\"}))) > 0.7"));
    }

    @Test
    void manifests_ofEveryDocument_followTheirSchemas() {
        assumeTrue(Many.schema("crds", "monitoring.coreos.com", "prometheusrule_v1.json").isPresent(), "no schemas");
        Map<String, Optional<Schema>> schemas = new java.util.HashMap<>();

        Many.documents().forEach((name, document) -> files(document).forEach((path, text) -> {
            if (path.endsWith(".yaml")) {
                for (Map<String, Object> object : Many.yaml(text)) {
                    String kind = String.valueOf(object.get("kind")).toLowerCase(Locale.ROOT);
                    String version = String.valueOf(object.get("apiVersion"));
                    Schema schema = schemas.computeIfAbsent(kind, _ -> schema(kind, version)).orElseThrow();
                    assertThat(Many.validate(schema, object)).as(name + ": " + kind).isEmpty();
                }
            }
        }));
    }

    private static Optional<Schema> schema(String kind, String version) {
        if (version.startsWith("monitoring.coreos.com/")) {
            return Many.schema("crds", "monitoring.coreos.com", kind + "_v1.json");
        }
        String group = version.contains("/") ? "-" + version.split("[./]")[0] : "";
        return Many.schema("v1.35.0-standalone-strict", kind + group + "-v1.json");
    }

    @Test
    void dashboard_ofEveryDocument_hasPanelsWithNumbersAndPlacesOfTheirOwn() {
        Many.documents().forEach((name, document) -> {
            Map<String, Object> dashboard = Many.json(files(document).get("dashboards/overview.json"));
            Set<Object> ids = new HashSet<>();
            Set<Object> places = new HashSet<>();
            for (Object panel : list(dashboard.get("panels"))) {
                assertThat(ids.add(map(panel).get("id"))).as(name).isTrue();
                Map<String, Object> place = map(map(panel).get("gridPos"));
                assertThat(places.add(List.of(place.get("x"), place.get("y")))).as(name).isTrue();
                assertThat(String.valueOf(map(panel).get("title"))).as(name).doesNotContain("[[")
                        .doesNotContainPattern("\\$[A-Za-z{]");
            }
        });
    }

    @Test
    void names_thatAreHostile_standInTheDashboardAsTheyWere() {
        for (String text : Hostile.TEXTS) {
            Document document = Document.of(text, SHOP.architecture());

            String title = String.valueOf(Many.json(files(document).get("dashboards/overview.json")).get("title"));

            assertThat(title.replace("\u200B", "")).isEqualTo(OneLine.of(text, 100));
        }
    }

    @Test
    void documents_exportedAbroad_areTheSameFiles() {
        Many.documents().forEach((name, document) -> assertThat(Many.abroad(new ObservabilityExporter(), document))
                .as(name).isEqualTo(new ObservabilityExporter().export(ExportRequest.of(document))));
    }
}
