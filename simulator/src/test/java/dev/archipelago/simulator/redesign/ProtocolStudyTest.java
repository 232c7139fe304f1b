package dev.archipelago.simulator.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.boundaries.Trial;
import dev.archipelago.simulator.boundaries.TrialResult;
import dev.archipelago.simulator.boundaries.Untried;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Alternatives against what they must do where nothing is random and nobody waits.
class ProtocolStudyTest {

    private static final double LATENCY = 0.0005;

    private static Document shop(String operation, String connection) {
        return DocumentReader.readText("""
                format: 1
                name: Shop
                components:
                  web: { kind: gateway, operations: { page: { steps: [ { compute: 2ms }, { call: goods.find, times: 5 } ] } } }
                  goods: { kind: service, operations: { find: { %s steps: [ { compute: 1ms }, { query: db.read } ] } } }
                  db: { kind: database, operations: { read: { steps: [ { compute: 1ms } ] } } }
                connections: { web->goods: { %s } }
                workloads: { people: { enters: web.page, arrivals: constant(2/s) } }
                platform: { network: { withinZone: 500us } }
                """.formatted(operation, connection), "shop.yaml").orElseThrow();
    }

    private static TrialResult tried(Document document, WireCosts costs) {
        Laboratory laboratory = new Laboratory(new Laboratory.Options(null, 1, 2, TimeSpan.parse("200s"),
                TimeSpan.parse("1s"), 2, false));
        return ProtocolStudy.of(document, null, costs).tried(List.of(ConnectionId.parse("web->goods")), 20, laboratory,
                Progress.NONE, CancelSignal.NEVER);
    }

    private static double seconds(TrialResult result, String name) {
        Trial trial = result.trials().stream().filter(t -> t.design().name().endsWith(": " + name)).findFirst()
                .orElseThrow();
        return -Objects.requireNonNull(Trial.of(Objects.requireNonNull(trial.comparison().workloads().get("people")),
                Metric.MEAN)).difference().value();
    }

    private static String refusals(TrialResult result) {
        return result.untried().stream().map(Untried::toString).collect(Collectors.joining("\n"));
    }

    /// Four of five ways there and back are gone; the work is the same.
    @Test
    void oneCallForMany_savesTheWaysOfTheOthers() {
        assertThat(seconds(tried(shop("", ""), WireCosts.USUAL), "one call for many"))
                .isCloseTo(4 * 2 * LATENCY, within(1e-6));
    }

    /// Four of five answers are known: of five calls of 1 + 1 + 1 + 1 ms one is left, on average over 800 pages.
    @Test
    void keptAnswers_saveTheCallsOfThoseThatAreKnown() {
        double call = 1e-3 + 2 * LATENCY + 1e-3 + 2 * LATENCY;
        double spread = Math.sqrt(5 * 0.8 * 0.2 / 800) * call;

        assertThat(seconds(tried(shop("idempotent: true,", ""), WireCosts.USUAL), "kept answers"))
                .isCloseTo(4 * call, within(4 * spread));
    }

    /// Each of five calls has two messages, each written by one side and read by the other.
    @Test
    void grpc_savesWhatProtobufDoesNotCost() {
        double bytes = 2000;
        double json = 5e-6 + 4e-9 * bytes;
        double protobuf = 2e-6 + 1e-9 * bytes * 0.45;

        assertThat(seconds(tried(shop("", "requestSize: 2kB, responseSize: 2kB"), WireCosts.USUAL), "gRPC"))
                .isCloseTo(5 * 2 * 2 * (json - protobuf), within(1e-6));
    }

    @Test
    void grpc_neverSavesMoreThanHalfOfTheComputing() {
        WireCosts dear = new WireCosts(WireCosts.USUAL.payload(), 1, 1, 0, 0, WireCosts.USUAL.protobufSize(),
                WireCosts.USUAL.hit());

        // half of 2 ms, and five times half of 1 ms
        assertThat(seconds(tried(shop("", ""), dear), "gRPC")).isCloseTo(1e-3 + 2.5e-3, within(1e-6));
    }

    @Test
    void alternativesThatMakeNoSense_areLeftOutWithTheirReasons() {
        String plain = refusals(tried(shop("", ""), WireCosts.USUAL));
        assertThat(plain).contains("pool.size", "does not say that it is idempotent",
                "'goods.find' only reads: its answer is what it is called for");
        assertThat(refusals(tried(shop("", "protocol: grpc"), WireCosts.USUAL))).contains("It speaks grpc already.");
    }

    /// A message takes the place of five calls: nobody waits for the writes any more.
    @Test
    void message_isWaitedForByNobody() {
        Document writing = DocumentReader.readText("""
                format: 1
                name: Shop
                components:
                  web: { kind: gateway, operations: { page: { steps: [ { compute: 2ms }, { call: log.note } ] } } }
                  log: { kind: service, operations: { note: { steps: [ { compute: 3ms } ] } } }
                workloads: { people: { enters: web.page, arrivals: constant(2/s) } }
                platform: { network: { withinZone: 500us } }
                """, "shop.yaml").orElseThrow();
        Laboratory laboratory = new Laboratory(new Laboratory.Options(null, 1, 2, TimeSpan.parse("20s"),
                TimeSpan.parse("1s"), 1, false));
        TrialResult result = ProtocolStudy.of(writing, null, WireCosts.USUAL).tried(
                List.of(ConnectionId.parse("web->log")), 20, laboratory, Progress.NONE, CancelSignal.NEVER);

        assertThat(seconds(result, "a message, where nobody needs the answer")).isCloseTo(3e-3 + 2 * LATENCY,
                within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2ms", "exponential(2ms)", "uniform(1ms, 5ms)", "normal(mean=20ms, sd=3ms)",
        "lognormal(mean=3ms, cv=1.5)", "gamma(mean=2ms, cv=0.5)", "erlang(stages=4, mean=20ms)",
        "hyperexponential(mean=20ms, cv=2)", "weibull(mean=20ms, shape=0.8)", "pareto(min=5ms, shape=2.5, max=50ms)",
        "triangular(5ms, 10ms, 30ms)", "empirical(1ms, 2ms, 9ms)", "2ms + exponential(3ms)"})
    void scaledDistribution_hasTheScaledMean(String text) {
        Distribution whole = Distribution.parse(text);

        assertThat(Scaling.times(whole, 0.5).expected()).isCloseTo(whole.expected() / 2, within(1e-8));
        assertThat(Scaling.times(whole, 0.5).getClass()).isEqualTo(whole.getClass());
    }
}
