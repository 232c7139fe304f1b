package dev.archipelago.exporters.loadtest;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.JsonWriter;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Makes a load test for k6: a script that is always the same, and a plan with the workloads and objectives of the design.
public final class LoadTestExporter implements Exporter {

    private static final String SCRIPT = "load-test.js";
    private static final String PLAN = "load-test.json";
    private static final String DESIGN = "design";

    @Override
    public String id() {
        return "load-test";
    }

    @Override
    public String title() {
        return "Load test for k6";
    }

    @Override
    public ExportBundle export(ExportRequest request) {
        Omissions omissions = new Omissions();
        Document document = request.document();
        if (document.workloads().isEmpty()) {
            omissions.add("/workloads", "a load test", "the design has no workload");
            return new ExportBundle(Map.of(), omissions.toList());
        }
        Cluster cluster = Cluster.of(request, new Omissions());
        Mapping.Builder variants = Mapping.builder();
        Mapping design = new Plan(document, null, cluster, "", omissions).node();
        variants.put(DESIGN, design);
        document.scenarios().forEach((id, scenario) -> {
            Omissions unheard = new Omissions();
            Mapping node = variant(document, id, scenario, cluster, unheard, omissions);
            if (!node.isEmpty() && !node.equals(design)) {
                variants.put(id.equals(DESIGN) ? id + "-scenario" : id, node);
            }
        });
        List<String> sent = new ArrayList<>();
        design.get("workloads").ifPresent(node -> ((Mapping) node).entries().forEach(entry -> sent.add(entry.key())));
        Mapping plan = Mapping.builder().put("architecture", OneLine.of(document.name(), 200))
                .put("thresholds", Thresholds.of(document.objectives(), sent, omissions))
                .put("variants", variants.build()).build();
        Map<String, String> files = new LinkedHashMap<>();
        files.put(SCRIPT, script());
        files.put(PLAN, JsonWriter.write(plan));
        return new ExportBundle(files, omissions.toList());
    }

    /// The workloads of a scenario; empty where its values do not fit.
    private static Mapping variant(Document document, String id, Scenario scenario, Cluster cluster,
            Omissions unheard, Omissions omissions) {
        try {
            Document changed = PropertyPath.applied(document, scenario.set());
            Plan plan = new Plan(changed, scenario, cluster, Pointer.of("scenarios", id), unheard);
            plan.report(omissions);
            return plan.node();
        } catch (PropertyException misfit) {
            omissions.add(Pointer.of("scenarios", id, "set"), "the scenario",
                    OneLine.of(String.valueOf(misfit.getMessage())));
            return Mapping.builder().build();
        }
    }

    private static String script() {
        try (InputStream stream = LoadTestExporter.class.getResourceAsStream(SCRIPT)) {
            return new String(Objects.requireNonNull(stream, SCRIPT).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
