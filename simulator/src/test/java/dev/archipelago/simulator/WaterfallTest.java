package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.analysis.TellingTraces;
import dev.archipelago.simulator.analysis.TellingTraces.Reason;
import dev.archipelago.simulator.analysis.Waterfall;
import dev.archipelago.simulator.analysis.Waterfall.Kind;
import dev.archipelago.simulator.analysis.Waterfall.Row;
import dev.archipelago.simulator.analysis.Waterfall.Segment;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.RequestTrace.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaterfallTest {
    private static final int SYSTEMS = 40;
    private static final long MILLI = 1_000_000;

    @Test
    void waterfall_ofAnyRequestOfAnySystem_partsEveryRowAndAddsUpToTheTimeOfTheRequest() {
        long held = 0;
        long tried = 0;
        long wasted = 0;
        for (long seed = 1; seed <= SYSTEMS; seed++) {
            for (RequestTrace trace : traces(RandomSystems.troubled(seed), "trouble", 200)) {
                Waterfall waterfall = Waterfall.of(trace);
                assertIsWhole(waterfall, seed);
                held += nanos(waterfall, Kind.THROTTLED);
                wasted += nanos(waterfall, Kind.WASTED);
                tried += waterfall.rows().stream().filter(row -> row.attempt() > 1).count();
            }
        }
        assertThat(held).as("held back").isPositive();
        assertThat(tried).as("tries again").isPositive();
        assertThat(wasted).as("for nothing").isPositive();
    }

    private static long nanos(Waterfall waterfall, Kind kind) {
        return waterfall.rows().stream().mapToLong(row -> row.nanos().getOrDefault(kind, 0L)).sum();
    }

    private static void assertIsWhole(Waterfall waterfall, long seed) {
        List<Span> spans = waterfall.trace().spans();
        String name = "seed " + seed + ", " + waterfall.trace();
        assertThat(waterfall.rows()).as(name).extracting(Row::span).containsExactlyInAnyOrderElementsOf(
                IntStream.range(0, spans.size()).boxed().toList());
        for (Row row : waterfall.rows()) {
            long at = spans.get(row.span()).sent();
            for (Segment segment : row.segments()) {
                assertThat(segment.from()).as(name).isEqualTo(at);
                assertThat(segment.to()).as(name).isGreaterThan(at);
                at = segment.to();
            }
            assertThat(at).as(name).isLessThanOrEqualTo(waterfall.to());
        }
        Span request = spans.getFirst();
        long until = Math.max(request.received(), request.abandoned());
        assertThat(waterfall.pathNanos().values().stream().mapToLong(Long::longValue).sum()).as(name)
                .isEqualTo(until < 0 ? 0 : until - request.sent());
        long at = request.sent();
        for (var stretch : waterfall.path()) {
            assertThat(stretch.from()).as(name).isEqualTo(at);
            at = stretch.to();
        }
    }

    /// 10 ms of computing on half a core.
    @Test
    void row_ofAComponentWithHalfACore_tellsWhatTheLimitCostApart() {
        Waterfall waterfall = Waterfall.of(traces(document("""
                "shop": { "kind": "service", "container": { "cpu": "500m", "cpuLimit": "500m" },
                  "operations": { "buy": { "steps": [ { "compute": "10ms" }, { "wait": "5ms" } ] } } }""", ""),
                null, 10).getFirst());

        assertThat(waterfall.rows().getLast().nanos()).isEqualTo(Map.of(Kind.SERVICE, 15 * MILLI, Kind.THROTTLED,
                10 * MILLI));
        assertThat(waterfall.pathNanos()).isEqualTo(Map.of(Kind.SERVICE, 15 * MILLI, Kind.THROTTLED, 10 * MILLI));
    }

    /// Two tries of 20 ms each that are given up, with 30 ms between them; the callee works on for nobody.
    @Test
    void rows_ofTriesThatAreGivenUp_areNumberedAndTellWhatWasForNothing() {
        Waterfall waterfall = Waterfall.of(traces(document("""
                "shop": { "kind": "service", "operations": { "buy": { "steps": [
                  { "compute": "1ms" }, { "call": "bank.pay" } ] } } },
                "bank": { "kind": "service", "operations": { "pay": { "steps": [ { "wait": "50ms" } ] } } }""", """
                , "connections": { "shop->bank": { "timeout": "20ms",
                  "retry": { "attempts": 2, "backoff": "30ms" } } }"""), null, 10).getFirst());

        assertThat(waterfall.rows()).extracting(Row::depth).containsExactly(0, 1, 2, 2);
        assertThat(waterfall.rows()).extracting(Row::attempt).containsExactly(1, 1, 1, 2);
        assertThat(waterfall.rows().get(1).nanos()).isEqualTo(Map.of(Kind.SERVICE, MILLI, Kind.RETRY, 50 * MILLI,
                Kind.CALLS, 20 * MILLI));
        assertThat(waterfall.rows().get(2).nanos()).isEqualTo(Map.of(Kind.SERVICE, 20 * MILLI, Kind.WASTED,
                30 * MILLI));
    }

    @Test
    void requests_picked_areTheSlowestTheFailedAndThoseAroundTheMedian() {
        List<RequestTrace> traces = traces(RandomSystems.troubled(3), "trouble", 200);

        List<RequestTrace> slow = TellingTraces.of(traces, Reason.SLOWEST, 1000);
        List<RequestTrace> typical = TellingTraces.of(traces, Reason.TYPICAL, 1000);
        assertThat(slow).isSortedAccordingTo((a, b) -> Long.compare(TellingTraces.time(b), TellingTraces.time(a)))
                .containsExactlyInAnyOrderElementsOf(typical).isNotEmpty();
        assertThat(typical.getFirst()).isEqualTo(slow.get(slow.size() / 2));
        assertThat(TellingTraces.of(traces, Reason.FAILED, 3)).hasSizeLessThanOrEqualTo(3)
                .allSatisfy(trace -> assertThat(trace.spans().getFirst().failure()).isNotEmpty());
    }

    /// One request makes some 500 calls: the sample has fewer requests, and no more spans than there is room for.
    @Test
    void sample_ofRequestsWithManyCalls_isBoundedInSpansToo() {
        List<RequestTrace> traces = traces(document("""
                "shop": { "kind": "service", "operations": { "buy": { "steps": [
                  { "repeat": 500, "steps": [ { "call": "stock.look" } ] } ] } } },
                "stock": { "kind": "service", "operations": { "look": { "steps": [ { "wait": "10us" } ] } } }""", ""),
                null, 8);

        assertThat(traces).hasSizeBetween(2, 7);
        assertThat(traces.stream().mapToInt(trace -> trace.spans().size()).sum()).isLessThan(8 * 250 + 2 * 502);
        assertThat(traces).allSatisfy(trace -> assertThat(trace.spans()).hasSize(502));
    }

    private static Document document(String components, String more) {
        return DocumentReader.readText("""
                { "format": 1, "name": "Waterfall", "components": { %s } %s,
                  "workloads": { "users": { "enters": "shop.buy", "arrivals": "constant(5/s)" } } }
                """.formatted(components, more), "waterfall.json").orElseThrow();
    }

    private static List<RequestTrace> traces(Document document, @Nullable String scenario, int most) {
        SimulationOptions options = SimulationOptions.defaults().withReplications(1).withDuration(TimeSpan.parse("2s"))
                .withWarmUp(TimeSpan.parse("200ms")).withTraces(most).withThreads(1);
        return Simulation.run(document, scenario == null ? options : options.withScenario(scenario), Progress.NONE,
                CancelSignal.NEVER).traces();
    }
}
