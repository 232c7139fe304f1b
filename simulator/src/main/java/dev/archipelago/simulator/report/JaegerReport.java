package dev.archipelago.simulator.report;

import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.RequestTrace.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Prints sampled requests in the JSON of Jaeger, as its query service answers and its window opens from a file.
///
/// The spans are those of [TraceReport], with the same ids. Times are whole microseconds of simulated time; beginnings and ends
/// are cut off alike, so that what lay inside a span still does.
public final class JaegerReport {
    private static final long NANOS = 1000;

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;

    private JaegerReport() {}

    /// @param seed of the run, which names the traces
    public static String of(List<RequestTrace> traces, long seed) {
        JaegerReport report = new JaegerReport();
        ObjectNode root = report.nodes.objectNode();
        ArrayNode data = root.putArray("data");
        traces.forEach(trace -> report.trace(data.addObject(), trace, TraceIds.of(trace, seed)));
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return new JsonMapper().writer().with(printer).writeValueAsString(root) + "\n";
    }

    private void trace(ObjectNode json, RequestTrace trace, TraceIds ids) {
        json.put("traceID", ids.trace());
        ArrayNode spans = json.putArray("spans");
        Map<String, String> processes = new LinkedHashMap<>();
        for (int i = 0; i < trace.spans().size(); i++) {
            Span span = trace.spans().get(i);
            String process = processes.computeIfAbsent(TraceIds.service(span), _ -> "p" + (processes.size() + 1));
            ObjectNode written = spans.addObject().put("traceID", ids.trace()).put("spanID", ids.span(i))
                    .put("operationName", span.name());
            ArrayNode references = written.putArray("references");
            if (span.parent() >= 0) {
                references.addObject().put("refType", "CHILD_OF").put("traceID", ids.trace()).put("spanID",
                        ids.span(span.parent()));
            }
            span(written, span, process);
        }
        ObjectNode named = json.putObject("processes");
        processes.forEach((service, process) -> named.putObject(process).put("serviceName", service).putArray("tags"));
    }

    private static void span(ObjectNode json, Span span, String process) {
        long start = span.sent() / NANOS;
        json.put("startTime", start).put("duration", span.last() / NANOS - start);
        ArrayNode tags = json.putArray("tags");
        tag(tags, "span.kind", span.parent() < 0 ? "client" : "server");
        if (!span.connection().isEmpty()) {
            tag(tags, "archipelago.connection", span.connection());
            tags.addObject().put("key", "archipelago.replica").put("type", "int64").put("value", span.replica());
        }
        if (!span.failure().isEmpty()) {
            tags.addObject().put("key", "error").put("type", "bool").put("value", true);
            tag(tags, "otel.status_description", span.failure());
        }
        ArrayNode logs = json.putArray("logs");
        log(logs, "arrived", span.arrived());
        log(logs, "taken by a worker", span.begun());
        log(logs, "answered", span.replied());
        log(logs, "given up by the caller", span.abandoned());
        log(logs, "worker free", span.ended());
        json.put("processID", process);
    }

    private static void tag(ArrayNode tags, String key, String value) {
        tags.addObject().put("key", key).put("type", "string").put("value", value);
    }

    private static void log(ArrayNode logs, String event, long time) {
        if (time >= 0) {
            tag(logs.addObject().put("timestamp", time / NANOS).putArray("fields"), "event", event);
        }
    }
}
