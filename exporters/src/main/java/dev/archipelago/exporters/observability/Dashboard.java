package dev.archipelago.exporters.observability;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.kubernetes.Member;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Percentile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A dashboard for Grafana: rate, errors, the percentiles of the simulation, and saturation of each component.
///
/// Titles are text of the design: `$` and `[[` begin variables of Grafana, so a zero-width space follows them there.
final class Dashboard {

    private static final int WIDTH = 6;
    private static final int HEIGHT = 7;
    private static final String WINDOW = "$__rate_interval";
    private static final List<Percentile> PERCENTILES = List.of(new Percentile(50), new Percentile(90),
            new Percentile(95), new Percentile(99));

    private final Cluster cluster;
    private final List<Mapping> panels = new ArrayList<>();
    private int row;

    private Dashboard(Cluster cluster) {
        this.cluster = cluster;
    }

    static Mapping of(Document document, Cluster cluster) {
        Dashboard dashboard = new Dashboard(cluster);
        Watched watched = new Watched(document, cluster);
        document.workloads().keySet().forEach(workload -> {
            List<String> spans = watched.spans(workload);
            for (String each : spans) {
                dashboard.row("Workload " + workload, each, "");
            }
        });
        cluster.members().values().forEach(member -> dashboard.row(title(member),
                Query.served(cluster.namespace(), member.name()), member.name()));
        Mapping source = Mapping.builder().put("name", "datasource").put("label", "Data source")
                .put("type", "datasource").put("query", "prometheus").build();
        return Mapping.builder().put("uid", cluster.name()).put("title", plain(OneLine.of(document.name(), 100)))
                .put("tags", Sequence.ofTexts("archipelago")).put("schemaVersion", 39).put("editable", true)
                .put("refresh", "30s")
                .put("time", Mapping.builder().put("from", "now-1h").put("to", "now").build())
                .put("templating", Mapping.builder().put("list", Sequence.of(source)).build())
                .put("panels", Sequence.of(dashboard.panels)).build();
    }

    /// What a component may use: its limit, or its request where it has none.
    static double cores(Member member) {
        return member.amounts().cpuLimit().orElse(member.amounts().cpu()).value();
    }

    /// @param component empty for a workload, which has no saturation
    private void row(String title, String spans, String component) {
        int y = row * (HEIGHT + 1);
        panels.add(Mapping.builder().put("id", panels.size() + 1).put("type", "row").put("title", plain(title))
                .put("collapsed", false).put("gridPos", place(0, y, 24, 1)).put("panels", Sequence.EMPTY).build());
        panel("Rate", "reqps", 0, y + 1, Map.of("requests", Query.rate(spans, WINDOW)));
        panel("Errors", "percentunit", 1, y + 1, Map.of("errors", Query.errors(spans, WINDOW)));
        Map<String, String> percentiles = new LinkedHashMap<>();
        PERCENTILES.forEach(percentile -> percentiles.put(percentile.toString(),
                Query.quantile(spans, percentile.fraction(), WINDOW)));
        panel("Duration", "s", 2, y + 1, percentiles);
        if (!component.isEmpty()) {
            cluster.members().values().stream().filter(member -> member.name().equals(component)).forEach(member -> {
                Map<String, String> saturation = new LinkedHashMap<>();
                saturation.put("CPU", Query.cpu(cluster.namespace(), component, cores(member), WINDOW));
                saturation.put("memory", Query.memory(cluster.namespace(), component,
                        Math.max(1, member.amounts().memoryLimit().bytes())));
                panel("Saturation", "percentunit", 3, y + 1, saturation);
            });
        }
        row++;
    }

    private void panel(String title, String unit, int column, int y, Map<String, String> queries) {
        List<Mapping> targets = new ArrayList<>();
        queries.forEach((legend, query) -> targets.add(Mapping.builder()
                .put("refId", String.valueOf((char) ('A' + targets.size()))).put("expr", query)
                .put("legendFormat", legend).build()));
        Mapping source = Mapping.builder().put("type", "prometheus").put("uid", "${datasource}").build();
        Mapping defaults = Mapping.builder().put("unit", unit).put("min", 0).build();
        panels.add(Mapping.builder().put("id", panels.size() + 1).put("type", "timeseries").put("title", title)
                .put("datasource", source).put("gridPos", place(column * WIDTH, y, WIDTH, HEIGHT))
                .put("fieldConfig",
                        Mapping.builder().put("defaults", defaults).put("overrides", Sequence.EMPTY).build())
                .put("targets", Sequence.of(targets)).build());
    }

    private static Mapping place(int x, int y, int width, int height) {
        return Mapping.builder().put("x", x).put("y", y).put("w", width).put("h", height).build();
    }

    private static String title(Member member) {
        String name = member.component().name();
        return name == null || OneLine.of(name).isEmpty() ? member.name() : OneLine.of(name, 100);
    }

    /// Keeps Grafana from filling in variables.
    static String plain(String text) {
        return text.replace("$", "$\u200B").replace("[[", "[\u200B[");
    }
}
