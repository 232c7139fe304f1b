package dev.archipelago.exporters.observability;

import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.Scalar;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Spells queries in PromQL over the metrics that the collector makes of spans.
///
/// Source: the spanmetrics connector of the OpenTelemetry Collector 0.157 (histogram in seconds) behind its Prometheus
/// exporter; CPU and memory from cAdvisor, as every kubelet tells them.
final class Query {

    private static final String CALLS = "traces_span_metrics_calls_total";
    private static final String BUCKET = "traces_span_metrics_duration_seconds_bucket";
    private static final String COUNT = "traces_span_metrics_duration_seconds_count";
    private static final String SUM = "traces_span_metrics_duration_seconds_sum";
    private static final Pattern META = Pattern.compile("[\\\\.+*?()|\\[\\]{}^$]");

    private Query() {}

    /// A label matcher whose value is any text at all.
    static String equal(String label, String value) {
        return label + "=" + quoted(value);
    }

    /// A label matcher that lets through these values.
    static String oneOf(String label, Collection<String> values) {
        return values.size() == 1
                ? equal(label, values.iterator().next())
                : label + "=~" + quoted(values.stream().map(value -> META.matcher(value).replaceAll("\\\\$0"))
                        .collect(Collectors.joining("|")));
    }

    /// Source: the documentation of Prometheus, string literals.
    private static String quoted(String text) {
        return '"' + OneLine.of(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// What a component answered, whoever asked.
    static String served(String namespace, String component) {
        return String.join(",", List.of(equal("service_namespace", namespace), equal("service_name", component),
                equal("span_kind", "SPAN_KIND_SERVER")));
    }

    static String rate(String spans, String window) {
        return "sum(rate(" + CALLS + "{" + spans + "}[" + window + "]))";
    }

    /// The share of spans with errors; nothing where there are no spans.
    static String errors(String spans, String window) {
        return "(" + rate(spans + "," + equal("status_code", "STATUS_CODE_ERROR"), window) + " or vector(0)) / "
                + rate(spans, window);
    }

    /// The share of spans that took longer than a bound, which is one of the bounds of the histogram.
    static String slow(String spans, double bound, String window) {
        return "1 - sum(rate(" + BUCKET + "{" + spans + "," + limit(bound) + "}[" + window + "])) / "
                + "sum(rate(" + COUNT + "{" + spans + "}[" + window + "]))";
    }

    /// Prometheus 3 spells the bound 1 as 1.0, earlier versions do not.
    private static String limit(double bound) {
        String spelled = number(bound);
        return oneOf("le", spelled.indexOf('.') < 0 ? List.of(spelled, spelled + ".0") : List.of(spelled));
    }

    static String mean(String spans, String window) {
        return "sum(rate(" + SUM + "{" + spans + "}[" + window + "])) / sum(rate(" + COUNT + "{" + spans + "}["
                + window + "]))";
    }

    static String quantile(String spans, double fraction, String window) {
        return "histogram_quantile(" + number(fraction) + ", sum by (le) (rate(" + BUCKET + "{" + spans + "}["
                + window + "])))";
    }

    /// CPU in use as a share of the limit, or of the request where there is none.
    static String cpu(String namespace, String component, double cores, String window) {
        return "sum(rate(container_cpu_usage_seconds_total{" + container(namespace, component) + "}[" + window
                + "])) / (" + number(cores) + " * count(container_memory_working_set_bytes{"
                + container(namespace, component) + "}))";
    }

    static String memory(String namespace, String component, long bytes) {
        return "max(container_memory_working_set_bytes{" + container(namespace, component) + "}) / " + bytes;
    }

    private static String container(String namespace, String component) {
        return equal("namespace", namespace) + "," + equal("container", component);
    }

    /// Without the noise of binary fractions.
    static String number(double value) {
        return Scalar.of(Math.rint(value * 1e9) / 1e9).text();
    }
}
