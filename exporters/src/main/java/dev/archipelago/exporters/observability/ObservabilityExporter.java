package dev.archipelago.exporters.observability;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.JsonWriter;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes what watches the running system: an OpenTelemetry Collector, alerts from the objectives for the Prometheus
/// operator, and a dashboard for Grafana.
public final class ObservabilityExporter implements Exporter {

    @Override
    public String id() {
        return "observability";
    }

    @Override
    public String title() {
        return "Metrics, alerts and a dashboard";
    }

    @Override
    public ExportBundle export(ExportRequest request) {
        Omissions omissions = new Omissions();
        Cluster cluster = Cluster.of(request, new Omissions());
        Collector collector = new Collector(request.document(), cluster);
        Alerts alerts = new Alerts(new Watched(request.document(), cluster), omissions);
        List<Mapping> rules = new ArrayList<>();
        request.document().objectives().forEach((id, objective) -> rules.addAll(alerts.of(id, objective)));
        Map<String, String> files = new LinkedHashMap<>();
        files.put("collector.yaml", YamlWriter.write(heading(request), collector.manifests()));
        if (!rules.isEmpty()) {
            Mapping metadata = Mapping.builder().put("name", cluster.name() + "-objectives")
                    .put("namespace", cluster.namespace()).put("labels", Mapping.builder()
                            .put("app.kubernetes.io/part-of", cluster.name())
                            .put("app.kubernetes.io/managed-by", "archipelago").build())
                    .build();
            Mapping manifest = Mapping.builder().put("apiVersion", "monitoring.coreos.com/v1")
                    .put("kind", "PrometheusRule").put("metadata", metadata)
                    .put("spec", Mapping.builder().put("groups", Alerts.group("objectives", rules)).build()).build();
            files.put("objectives.yaml", YamlWriter.write(heading(request), List.of(manifest)));
        }
        files.put("dashboards/overview.json", JsonWriter.write(Dashboard.of(request.document(), cluster)));
        omissions.add("/components", "the spans themselves",
                "programs send them: OTEL_EXPORTER_OTLP_ENDPOINT is http://"
                        + collector.name() + ":4317, OTEL_SERVICE_NAME is the name of the component, and "
                        + "OTEL_RESOURCE_ATTRIBUTES is service.namespace=" + cluster.namespace());
        return new ExportBundle(files, omissions.toList());
    }

    private static List<String> heading(ExportRequest request) {
        return List.of("Made by Archipelago from the architecture " + OneLine.of(request.document().name(), 100) + ".",
                "Needs the Prometheus operator. Metrics are made of the spans that programs send to the collector.");
    }
}
