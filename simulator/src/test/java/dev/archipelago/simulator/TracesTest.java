package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.caller;
import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.NetworkPath;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.RequestTrace.Span;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.report.TraceReport;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.TimeShare;
import dev.archipelago.simulator.result.TimeShare.Cause;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TracesTest {

    @Test
    void trace_ofARequest_hasASpanForEveryCallWithItsTimes() {
        NetworkPath path = new NetworkPath(Distribution.parse("2ms"), null, null);
        Step both = new Step.Parallel(List.of(Step.Call.to("left"), Step.Call.to("right")), null);
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(wait("1ms"), both))
                .withComponent(id("left"), caller(wait("10ms"))).withComponent(id("right"), caller(wait("20ms")))
                .withConnection(new ConnectionId(id("front"), id("left")), Connection.UNSPECIFIED.withNetwork(path));

        RequestTrace trace = run(open(architecture, "front", "10/s"), 50).traces().getFirst();

        long sent = trace.spans().getFirst().sent();
        assertThat(trace.spans()).containsExactly(
                new Span(-1, "users", "", -1, sent, -1, -1, sent + ms(21), sent + ms(21), -1, -1, ""),
                new Span(0, "front.serve", "users->front", 0, sent, sent, sent, sent + ms(21), sent + ms(21),
                        sent + ms(21), -1, ""),
                new Span(1, "left.serve", "front->left", 0, sent + ms(1), sent + ms(3), sent + ms(3), sent + ms(13),
                        sent + ms(15), sent + ms(13), -1, ""),
                new Span(1, "right.serve", "front->right", 0, sent + ms(1), sent + ms(1), sent + ms(1), sent + ms(21),
                        sent + ms(21), sent + ms(21), -1, ""));
    }

    @Test
    void trace_ofACallThatIsGivenUp_saysWhenAndWhy() {
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(Step.Call.to("slow")))
                .withComponent(id("slow"), caller(wait("50ms"))).withConnection(
                        new ConnectionId(id("front"), id("slow")),
                        Connection.UNSPECIFIED.withTimeout(TimeSpan.parse("20ms")));

        List<Span> spans = run(open(architecture, "front", "5/s"), 10).traces().getFirst().spans();

        long sent = spans.getFirst().sent();
        assertThat(spans.getFirst().failure()).isEqualTo("dependency");
        assertThat(spans.getLast()).isEqualTo(new Span(1, "slow.serve", "front->slow", 0, sent, sent, sent,
                sent + ms(50), -1, sent + ms(50), sent + ms(20), "timeout"));
    }

    @Test
    void sample_ofALongRun_isBoundedAndSpreadEvenly() {
        List<RequestTrace> traces = run(Systems.station(4, "32/s"), 40).traces();

        assertThat(traces).hasSizeBetween(20, 40);
        long interval = traces.get(1).number() - traces.get(0).number();
        for (int i = 0; i < traces.size(); i++) {
            assertThat(traces.get(i).number()).isEqualTo(i * interval);
        }
    }

    @Test
    void result_withAndWithoutTraces_isTheSame() {
        for (long seed = 1; seed <= 40; seed++) {
            Document document = RandomSystems.of(seed);
            SimulationResult traced = run(document, 100);

            assertThat(withoutTime(traced)).as("seed %d", seed).isEqualTo(withoutTime(run(document, 0)));
            for (RequestTrace trace : traced.traces()) {
                assertThat(trace.spans()).as("seed %d", seed).allSatisfy(span -> {
                    assertThat(span.parent()).isLessThan(trace.spans().size());
                    assertThat(span.last()).isGreaterThanOrEqualTo(span.sent());
                    if (span.begun() >= 0) {
                        assertThat(span.begun()).isGreaterThanOrEqualTo(span.arrived());
                    }
                });
            }
        }
    }

    @Test
    void report_ofTraces_isTheJsonOfOpenTelemetryWithUniqueIds() {
        SimulationResult result = run(RandomSystems.of(7), 100);

        JsonNode json = JsonMapper.builder().build().readTree(TraceReport.of(result.traces(), result.seed()));

        Set<String> spans = new HashSet<>();
        Set<String> traces = new HashSet<>();
        int count = 0;
        for (JsonNode resource : json.get("resourceSpans")) {
            for (JsonNode span : resource.at("/scopeSpans/0/spans")) {
                spans.add(span.get("spanId").asString());
                traces.add(span.get("traceId").asString());
                assertThat(span.get("spanId").asString()).matches("[0-9a-f]{16}");
                assertThat(span.get("traceId").asString()).matches("[0-9a-f]{32}");
                count++;
            }
        }
        assertThat(spans).hasSize(count);
        assertThat(traces).hasSize(result.traces().size());
    }

    @Test
    void timeShares_ofParallelCallsAndRetries_addUpToTheLatencyOnTheCriticalPath() {
        NetworkPath path = new NetworkPath(Distribution.parse("2ms"), null, null);
        Step both = new Step.Parallel(List.of(Step.Call.to("left"), Step.Call.to("right")), null);
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(wait("1ms"), both))
                .withComponent(id("left"), caller(wait("10ms"))).withComponent(id("right"), caller(wait("20ms")))
                .withConnection(new ConnectionId(id("front"), id("right")), Connection.UNSPECIFIED.withNetwork(path));

        List<TimeShare> shares = run(open(architecture, "front", "10/s"), 1000).timeShares().get("users");

        assertThat(shares).extracting(TimeShare::component, TimeShare::cause).containsExactly(
                tuple("right", Cause.WORK), tuple("right", Cause.NETWORK), tuple("front", Cause.WORK));
        assertThat(shares).extracting(TimeShare::middle).usingElementComparator(TracesTest::nearly)
                .containsExactly(0.020, 0.004, 0.001);
    }

    @Test
    void timeShares_ofAnySystem_addUpToTheMeanOfTheirRequests() {
        for (long seed = 1; seed <= 40; seed++) {
            SimulationResult result = run(RandomSystems.of(seed), 1000);
            String name = "seed " + seed;
            result.timeShares().forEach((workload, shares) -> {
                double[] latencies = latencies(result.traces(), workload);
                int n = latencies.length;
                assertThat(shares.stream().mapToDouble(TimeShare::middle).sum()).as(name).isCloseTo(
                        mean(latencies, (int) (0.4 * n), (int) Math.ceil(0.6 * n)), within(1e-9));
                assertThat(shares.stream().mapToDouble(TimeShare::slow).sum()).as(name)
                        .isCloseTo(mean(latencies, (int) (0.95 * n), n), within(1e-9));
            });
        }
    }

    /// Of the answered requests in seconds, sorted.
    private static double[] latencies(List<RequestTrace> traces, String workload) {
        return traces.stream().filter(trace -> trace.workload().equals(workload)).map(trace -> trace.spans().getFirst())
                .filter(span -> span.received() >= 0 && span.failure().isEmpty())
                .mapToDouble(span -> (span.received() - span.sent()) / 1e9).sorted().toArray();
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    private static int nearly(double a, double b) {
        return Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b);
    }

    private static long ms(long count) {
        return count * 1_000_000;
    }

    private static Step wait(String time) {
        return new Step.Wait(Distribution.parse(time));
    }

    private static String withoutTime(SimulationResult result) {
        return JsonReport.of(result).replaceFirst("\"wallSeconds\": [^\\n]*", "");
    }

    private static SimulationResult run(Document document, int traces) {
        SimulationOptions options = SimulationOptions.defaults().withReplications(2)
                .withDuration(TimeSpan.parse("20s")).withWarmUp(TimeSpan.parse("1s")).withTraces(traces);
        return Simulation.run(document, options, Progress.NONE, CancelSignal.NEVER);
    }
}
