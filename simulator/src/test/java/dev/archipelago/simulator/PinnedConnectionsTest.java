package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.caller;
import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Connections that stay with the replica that they were opened to, as without a proxy between caller and callee.
class PinnedConnectionsTest {

    private static final String PINNED = "{ \"pinned\": true, \"size\": 1 }";

    /// LB-1: of 20 lasting connections over 5 pods each has Binomial(20, 1/5), and with 5.7281 % one has none at all.
    @Test
    void lb1_lastingConnectionsDrawnAtRandom_loadPodsAsTheBinomialDistributionSays() {
        int runs = 300;
        int without = 0;
        double squares = 0;
        for (int seed = 1; seed <= runs; seed++) {
            int[] connections = new int[5];
            byCaller(run(system("grpc", PINNED, 20, 5, 200), seed, "1s")).values().forEach(replicas -> {
                assertThat(replicas.stream().distinct()).hasSize(1);
                connections[replicas.getFirst()]++;
            });
            assertThat(IntStream.of(connections).sum()).isEqualTo(20);
            without += IntStream.of(connections).anyMatch(count -> count == 0) ? 1 : 0;
            squares += IntStream.of(connections).mapToDouble(count -> (count - 4.) * (count - 4.)).sum();
        }

        double expected = .057281 * runs;
        assertThat((double) without).isCloseTo(expected, within(4 * Math.sqrt(expected)));
        // the five of a run are not independent, so their squares vary more than those of 1500 would
        assertThat(Math.sqrt(squares / runs / 5)).isCloseTo(1.788854, within(.15));
    }

    @ParameterizedTest
    @CsvSource({"http, true, 1", "http, false, 4", "grpc, true, 1", "grpc, false, 4"})
    void callsOneAfterTheOther_useTheSameConnection(String protocol, boolean pinned, int replicas) {
        SimulationResult result = run(system(protocol, "{ \"pinned\": " + pinned + " }", 1, 4, 10), 1, "20s");

        assertThat(byCaller(result).get(0).stream().distinct()).hasSize(replicas);
    }

    @Test
    void callsAtTheSameTime_openConnectionsToSeveralReplicas() {
        Document slow = set(system("http", "{ \"pinned\": true }", 1, 4, 10),
                "components.back.operations.serve.steps.0",
                "{ \"wait\": \"1s\" }");
        SimulationResult result = run(set(slow, "connections.front->back.balancing", "round-robin"), 1, "20s");

        assertThat(byCaller(result).get(0).stream().distinct()).hasSize(4);
        assertThat(result.connections().get("front->back").protection().connectionsOpened()).isEqualTo(10);
    }

    /// Scaling out is not seen by connections that are open already, until they have to be opened again.
    @ParameterizedTest
    @CsvSource({"'{ \"pinned\": true }', 0", "'{ \"pinned\": true, \"maxAge\": \"5s\" }', 0.5", "'{}', 0.5"})
    void newReplica_getsOnlyFromConnectionsThatAreOpenedLater(String pool, double share) {
        Scenario more = new Scenario(null, null, null, Map.of(), List.of(),
                List.of(new Change.Scale(id("back"), TimeSpan.parse("10s"), 2)));
        Document document = system("grpc", pool, 40, 1, 400).withScenarios(Map.of("s", more));

        SimulationResult result = run(document, 1, "60s");

        List<Integer> late = new ArrayList<>();
        calls(result).filter(span -> span.sent() >= 20_000_000_000L).forEach(span -> late.add(span.replica()));
        // with maxAge each of 40 callers draws anew every 5 s: 320 draws
        assertThat(late.stream().mapToInt(Integer::intValue).average().orElseThrow()).isCloseTo(share,
                within(share == 0 ? 0 : 4 * .5 / Math.sqrt(320)));
    }

    @Test
    void crashedReplica_losesItsConnections_andTheOthersKeepTheirs() {
        Fault crash = new Fault.Crash(id("back"), TimeSpan.parse("10s"), Distribution.parse("20s"), 1, null, null);
        Document document = system("grpc", PINNED, 12, 3, 240)
                .withScenarios(Map.of("s", new Scenario(null, null, null, Map.of(), List.of(crash), List.of())));

        SimulationResult result = run(document, 1, "30s");

        Map<Integer, List<Integer>> byCaller = byCaller(result);
        assertThat(byCaller.values()).allSatisfy(replicas -> {
            int first = replicas.getFirst();
            if (first != 0) {
                assertThat(replicas).containsOnly(first);
            } else {
                assertThat(replicas.getLast()).isNotZero();
            }
        });
        assertThat(byCaller.values()).anySatisfy(replicas -> assertThat(replicas.getFirst()).isZero());
    }

    /// A machine that is silent does not say that connections have ended: shared ones stay with it, exclusive ones are given up
    /// when a call times out. Who is ready is known anew 40 s after the loss.
    @ParameterizedTest
    @CsvSource({"grpc, true", "http, false"})
    void silentReplica_keepsSharedConnections_andNoExclusiveOnes(String protocol, boolean stay) {
        Fault loss = new Fault.ZoneLoss("b", TimeSpan.parse("10s"), null, null);
        Document document = set(set(system(protocol, PINNED, 12, 2, 240), "platform.zones.a.name", "A"),
                "platform.zones.b.name", "B");
        document = set(document, "connections.front->back.timeout", "1s")
                .withScenarios(Map.of("s", new Scenario(null, null, null, Map.of(), List.of(loss), List.of())));

        SimulationResult result = run(document, 1, "70s");

        List<Integer> late = new ArrayList<>();
        calls(result).filter(span -> span.sent() >= 55_000_000_000L).forEach(span -> late.add(span.replica()));
        assertThat(late).contains(0);
        assertThat(late.contains(1)).isEqualTo(stay);
        if (stay) {
            assertThat(byCaller(result).values()).allSatisfy(
                    replicas -> assertThat(replicas).containsOnly(replicas.getFirst()));
        }
    }

    @Test
    void exclusiveConnections_thatAreTooOld_areOpenedAgain() {
        SimulationResult result = run(system("http", "{ \"maxAge\": \"2s\", \"setup\": \"3ms\" }", 1, 1, 10), 1, "20s");

        // at 0 s, and at the first call after every 2 s, of which there is one every 100 ms
        assertThat((double) result.connections().get("front->back").protection().connectionsOpened()).isCloseTo(10,
                within(1.0));
        assertThat(result.requests().get("users").failed()).isZero();
    }

    private static Document system(String protocol, String pool, int callers, int replicas, int rate) {
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(Step.Call.to("back")))
                .withComponent(id("back"), caller(new Step.Wait(Distribution.parse("1ms"))));
        Document document = set(open(architecture, "front", "1/s"), "workloads.users.arrivals",
                "constant(" + rate + "/s)");
        document = set(set(document, "components.front.replicas", "" + callers), "components.back.replicas",
                "" + replicas);
        document = set(set(document, "connections.front->back.protocol", protocol), "connections.front->back.balancing",
                "random");
        return set(document, "connections.front->back.pool", pool);
    }

    /// The replicas that each replica of the front called, in order.
    private static Map<Integer, List<Integer>> byCaller(SimulationResult result) {
        Map<Integer, List<Integer>> byCaller = new HashMap<>();
        for (RequestTrace trace : result.traces()) {
            trace.spans().stream().filter(span -> span.connection().equals("front->back"))
                    .forEach(span -> byCaller
                            .computeIfAbsent(trace.spans().get(span.parent()).replica(), _ -> new ArrayList<>())
                            .add(span.replica()));
        }
        return byCaller;
    }

    private static Stream<RequestTrace.Span> calls(SimulationResult result) {
        return result.traces().stream().flatMap(trace -> trace.spans().stream())
                .filter(span -> span.connection().equals("front->back"));
    }

    private static Document set(Document document, String path, String value) {
        return PropertyPath.parse(path).with(document, value);
    }

    private static SimulationResult run(Document document, long seed, String duration) {
        SimulationOptions options = SimulationOptions.defaults().withReplications(1).withTraces(50_000).withSeed(seed)
                .withDuration(TimeSpan.parse(duration)).withWarmUp(TimeSpan.ZERO);
        return Simulation.run(document,
                document.scenarios().isEmpty() ? options : options.withScenario("s"), Progress.NONE,
                CancelSignal.NEVER);
    }
}
