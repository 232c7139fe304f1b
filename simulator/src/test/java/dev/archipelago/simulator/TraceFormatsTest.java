package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.analysis.TellingTraces;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.RequestTrace.Span;
import dev.archipelago.simulator.report.JaegerReport;
import dev.archipelago.simulator.report.TraceReport;
import dev.archipelago.simulator.result.SimulationResult;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceFormatsTest {
    private static final Pattern ID = Pattern
            .compile("\"(traceId|spanId|parentSpanId)\"(\\s*:\\s*)\"([0-9a-f]*)\"");

    @Test
    void otlp_ofAnySystem_isReadWithTheSchemaOfOpenTelemetry() throws Exception {
        int failed = 0;
        for (long seed = 1; seed <= 20; seed++) {
            SimulationResult result = run(seed);
            TracesData.Builder read = TracesData.newBuilder();
            JsonFormat.parser().merge(bytesAsBase64(TraceReport.of(result.traces(), seed)), read);

            List<io.opentelemetry.proto.trace.v1.Span> spans = read.getResourceSpansList().stream()
                    .flatMap(resource -> resource.getScopeSpansList().stream()).flatMap(s -> s.getSpansList().stream())
                    .toList();
            Set<String> known = new HashSet<>();
            spans.forEach(span -> known.add(hex(span.getTraceId()) + hex(span.getSpanId())));
            assertThat(spans).as("seed %d", seed)
                    .hasSize(result.traces().stream().mapToInt(t -> t.spans().size()).sum());
            assertThat(spans).as("seed %d", seed).allSatisfy(span -> {
                assertThat(span.getTraceId().size()).isEqualTo(16);
                assertThat(span.getSpanId().size()).isEqualTo(8);
                assertThat(span.getEndTimeUnixNano()).isGreaterThanOrEqualTo(span.getStartTimeUnixNano());
                if (!span.getParentSpanId().isEmpty()) {
                    assertThat(known).contains(hex(span.getTraceId()) + hex(span.getParentSpanId()));
                }
            });
            assertThat(spans.stream().filter(span -> span.getParentSpanId().isEmpty())).as("roots, seed %d", seed)
                    .hasSize(result.traces().size());
            failed += (int) spans.stream()
                    .filter(span -> span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR).count();
        }
        assertThat(failed).as("spans with an error").isPositive();
    }

    @Test
    void jaeger_ofAnySystem_hasParentsForAllSpansAndProcessesForAllServices() {
        for (long seed = 1; seed <= 20; seed++) {
            SimulationResult result = run(seed);
            JsonNode data = JsonMapper.builder().build().readTree(JaegerReport.of(result.traces(), seed)).get("data");

            assertThat(data.size()).as("seed %d", seed).isEqualTo(result.traces().size());
            for (int i = 0; i < data.size(); i++) {
                JsonNode trace = data.get(i);
                List<Span> spans = result.traces().get(i).spans();
                Set<String> known = new HashSet<>();
                trace.get("spans").forEach(span -> known.add(span.get("spanID").asString()));
                assertThat(known).as("seed %d", seed).hasSize(spans.size());
                for (int j = 0; j < spans.size(); j++) {
                    JsonNode span = trace.get("spans").get(j);
                    assertThat(span.get("traceID")).isEqualTo(trace.get("traceID"));
                    assertThat(span.get("startTime").asLong()).isEqualTo(spans.get(j).sent() / 1000);
                    assertThat(span.get("startTime").asLong() + span.get("duration").asLong())
                            .isEqualTo(spans.get(j).last() / 1000);
                    assertThat(span.get("references").size()).isEqualTo(spans.get(j).parent() < 0 ? 0 : 1);
                    span.get("references").forEach(reference -> assertThat(known)
                            .contains(reference.get("spanID").asString()));
                    assertThat(
                            trace.get("processes").get(span.get("processID").asString()).get("serviceName").asString())
                            .isEqualTo(spans.get(j).name().split("\\.")[0]);
                }
            }
        }
    }

    @Test
    void tellingTraces_areTheSlowestTheFailedAndTheTypical() {
        List<RequestTrace> traces = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            traces.add(trace(i, i * 37 % 100, ""));
        }
        traces.add(trace(100, 500, "timeout"));
        traces.add(trace(101, 400, "timeout"));
        traces.add(trace(102, 600, "timeout"));

        assertThat(TellingTraces.of(traces, 2)).extracting(t -> t.spans().getFirst().last())
                .containsExactlyInAnyOrder(99L, 98L, 50L, 49L, 500L, 600L)
                .isEqualTo(TellingTraces.of(traces, 2).stream().sorted(Comparator.comparingLong(RequestTrace::number))
                        .map(t -> t.spans().getFirst().last()).toList());
        assertThat(TellingTraces.of(traces, 1000)).isEqualTo(traces);
        assertThat(TellingTraces.of(List.of(), 3)).isEmpty();
    }

    private static RequestTrace trace(long number, long nanos, String failure) {
        return new RequestTrace("users", number,
                List.of(new Span(-1, "users", "", -1, 0, -1, -1, nanos, nanos, -1, -1, failure)));
    }

    /// The JSON of OTLP writes ids in hexadecimal digits, where that of protocol buffers has base64.
    private static String bytesAsBase64(String json) {
        return ID.matcher(json).replaceAll(found -> Matcher.quoteReplacement("\"" + found.group(1) + "\""
                + found.group(2) + "\"" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(found.group(3)))
                + "\""));
    }

    private static String hex(com.google.protobuf.ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static SimulationResult run(long seed) {
        SimulationOptions options = SimulationOptions.defaults().withReplications(1).withDuration(TimeSpan.parse("2s"))
                .withWarmUp(TimeSpan.parse("200ms")).withTraces(60).withThreads(1).withScenario("trouble");
        return Simulation.run(RandomSystems.troubled(seed), options, Progress.NONE, CancelSignal.NEVER);
    }
}
