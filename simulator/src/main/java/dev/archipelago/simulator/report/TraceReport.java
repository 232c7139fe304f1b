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

/// Prints sampled requests as traces that tracing tools open: the JSON form of the OpenTelemetry protocol (OTLP 1).
///
/// One resource for each component and workload, one span for each try of a call, from being sent to its end; when it arrived,
/// was taken by a worker, was answered and was given up are events of the span. Times are nanoseconds of simulated time since
/// the start of the run, printed as if that had been at the beginning of 1970. The same run gives the same ids.
public final class TraceReport {

    private static final int SERVER = 2;
    private static final int CLIENT = 3;
    private static final int ERROR = 2;

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final Map<String, ArrayNode> spansOfService = new LinkedHashMap<>();
    private final ArrayNode resources = nodes.arrayNode();

    private TraceReport() {}

    /// @param seed of the run, which names the traces
    public static String of(List<RequestTrace> traces, long seed) {
        TraceReport report = new TraceReport();
        traces.forEach(trace -> report.add(trace, seed));
        ObjectNode root = report.nodes.objectNode();
        root.set("resourceSpans", report.resources);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return new JsonMapper().writer().with(printer).writeValueAsString(root) + "\n";
    }

    private void add(RequestTrace trace, long seed) {
        TraceIds ids = TraceIds.of(trace, seed);
        for (int i = 0; i < trace.spans().size(); i++) {
            Span span = trace.spans().get(i);
            ArrayNode spans = spansOfService.computeIfAbsent(TraceIds.service(span), this::resource);
            spans.add(span(span, ids.trace(), ids.span(i), span.parent() < 0 ? "" : ids.span(span.parent())));
        }
    }

    private ArrayNode resource(String service) {
        ObjectNode resource = resources.addObject();
        attribute(resource.putObject("resource").putArray("attributes"), "service.name", service);
        ObjectNode scope = resource.putArray("scopeSpans").addObject();
        scope.putObject("scope").put("name", "archipelago");
        return scope.putArray("spans");
    }

    private ObjectNode span(Span span, String traceId, String id, String parentId) {
        ObjectNode json = nodes.objectNode();
        json.put("traceId", traceId);
        json.put("spanId", id);
        json.put("parentSpanId", parentId);
        json.put("name", span.name());
        json.put("kind", parentId.isEmpty() ? CLIENT : SERVER);
        json.put("startTimeUnixNano", Long.toString(span.sent()));
        json.put("endTimeUnixNano", Long.toString(span.last()));
        ArrayNode attributes = json.putArray("attributes");
        if (!span.connection().isEmpty()) {
            attribute(attributes, "archipelago.connection", span.connection());
            attribute(attributes, "archipelago.replica", Integer.toString(span.replica()));
        }
        ArrayNode events = json.putArray("events");
        event(events, "arrived", span.arrived());
        event(events, "taken by a worker", span.begun());
        event(events, "answered", span.replied());
        event(events, "given up by the caller", span.abandoned());
        event(events, "worker free", span.ended());
        ObjectNode status = json.putObject("status");
        if (!span.failure().isEmpty()) {
            status.put("code", ERROR).put("message", span.failure());
        }
        return json;
    }

    private static void attribute(ArrayNode attributes, String key, String value) {
        attributes.addObject().put("key", key).putObject("value").put("stringValue", value);
    }

    private static void event(ArrayNode events, String name, long time) {
        if (time >= 0) {
            events.addObject().put("timeUnixNano", Long.toString(time)).put("name", name);
        }
    }
}
