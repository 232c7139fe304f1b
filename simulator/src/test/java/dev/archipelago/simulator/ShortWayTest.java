package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShortWayTest {

    private static final List<String> STEPS = List.of("{ \"compute\": \"exponential(2ms)\" }",
            "{ \"wait\": \"uniform(0ms, 3ms)\" }", "{ \"compute\": \"1ms\" }", "{ \"wait\": \"0ms\" }",
            "{ \"compute\": \"lognormal(mean=2ms, cv=1.5)\" }");

    /// Of each kind a connection has one or none.
    private static final List<List<String>> POLICIES = List.of(List.of("\"deadline\": \"60ms\""),
            List.of("\"propagateDeadline\": true"), List.of("\"cancel\": true"),
            List.of("\"retry\": { \"attempts\": 3, \"backoff\": \"5ms..40ms full-jitter\" }",
                    "\"retry\": { \"attempts\": 4, \"budget\": { \"ratio\": \"10%\", \"tokens\": 5 } }"),
            List.of("\"circuitBreaker\": { \"window\": 20, \"minimumCalls\": 10, \"open\": \"500ms\" }",
                    "\"circuitBreaker\": { \"windowTime\": \"2s\", \"minimumCalls\": 5, \"slowCall\": \"20ms\","
                            + " \"slowCallRate\": \"30%\", \"open\": \"200ms\", \"halfOpenCalls\": 2 }"),
            List.of("\"bulkhead\": { \"concurrent\": 3, \"queue\": 2 }",
                    "\"bulkhead\": { \"concurrent\": 4, \"adaptive\": \"vegas\" }",
                    "\"bulkhead\": { \"concurrent\": 4, \"queue\": 1, \"adaptive\": \"aimd\" }"),
            List.of("\"rateLimit\": { \"rate\": \"60/s\", \"burst\": 5 }",
                    "\"rateLimit\": { \"rate\": \"90/s\", \"burst\": 3, \"algorithm\": \"leaky-bucket\" }"),
            List.of("\"hedging\": { \"delay\": \"15ms\" }", "\"hedging\": { \"delay\": \"4ms\", \"copies\": 3 }"),
            List.of("\"pool\": { \"size\": 4, \"idle\": \"1s\", \"setup\": \"1ms\" }",
                    "\"pool\": { \"size\": 2, \"pinned\": true, \"acquireTimeout\": \"20ms\" }",
                    "\"pool\": { \"size\": 3, \"maxAge\": \"300ms\", \"setup\": \"0ms\" }"),
            List.of("\"outlierDetection\": { \"consecutiveErrors\": 3 }"),
            List.of("\"throttling\": { \"ratio\": 1.5 }"));

    static List<Long> seeds() {
        return new Random(20261126).longs(60).boxed().toList();
    }

    /// A fault that never comes makes the run look after every replica at every step, and changes nothing.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void plainSystem_givesTheSameAsOneInWhichReplicasMightChange(long seed) {
        assertSame(new Plain(new Random(seed), false).document());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void systemWithPolicies_givesTheSameAsOneInWhichReplicasMightChange(long seed) {
        assertSame(new Plain(new Random(seed), true).document());
    }

    /// The second try comes to its replica in the instant in which the call began.
    @Test
    void callTriedAgainAtOnce_givesTheSameAsOneInWhichReplicasMightChange() {
        assertSame(DocumentReader.readText("""
                { "format": 1, "name": "again",
                  "components": {
                    "front": { "kind": "service", "operations": { "serve": { "steps": [ { "call": "back" } ] } } },
                    "back": { "kind": "service", "replicas": 2, "container": { "workers": 1, "backlog": 0 },
                      "operations": { "serve": { "steps": [ { "wait": "exponential(10ms)" } ] } } } },
                  "connections": { "front->back": { "retry": { "attempts": 3, "on": [ "unavailable" ],
                    "budget": { "ratio": "50%" } } } },
                  "workloads": { "people": { "enters": "front", "arrivals": "poisson(80/s)" } },
                  "scenarios": { "later": { "faults": [ { "crash": "back", "at": "10h" } ] } } }
                """, "again.json").orElseThrow());
    }

    /// Systems that share nothing are plans of their own, with other numbers.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void systemBesideAnother_givesTheSameAsAlone(long seed) {
        SimulationResult alone = run(new Plain(new Random(seed), seed % 2 == 0).document(), null);
        SimulationResult beside = run(new Plain(new Random(seed), seed % 2 == 0).besideAnother(), null);

        assertThat(beside.requests()).containsAllEntriesOf(alone.requests()).containsKey("strangers");
        assertThat(beside.operations()).containsAllEntriesOf(alone.operations());
        assertThat(beside.connections()).containsAllEntriesOf(alone.connections());
        assertThat(beside.components()).containsAllEntriesOf(alone.components());
    }

    private static void assertSame(Document document) {
        SimulationResult plain = run(document, null);
        SimulationResult watched = run(document, "later");

        assertThat(plain.requests()).isEqualTo(watched.requests());
        assertThat(plain.operations()).isEqualTo(watched.operations());
        assertThat(plain.connections()).isEqualTo(watched.connections());
        assertThat(plain.components()).isEqualTo(watched.components());
    }

    private static SimulationResult run(Document document, @Nullable String scenario) {
        SimulationOptions options = SimulationOptions.defaults().withReplications(1).withThreads(1)
                .withDuration(TimeSpan.parse("10s")).withWarmUp(TimeSpan.parse("1s"))
                .withResolution(TimeSpan.parse("1s"));
        return Simulation.run(document, scenario == null ? options : options.withScenario(scenario), Progress.NONE,
                CancelSignal.NEVER);
    }

    /// Three layers of services that compute, wait and call the next layer.
    ///
    /// @param careful whether connections have policies, some of which strike
    private record Plain(Random random, boolean careful) {

        Document document() {
            return document("", "");
        }

        /// With another system before it, which it has nothing to do with.
        Document besideAnother() {
            return document("""
                    "front": { "kind": "service", "operations": { "serve": { "steps": [ { "compute": "exponential(3ms)" },
                      { "call": "back", "probability": "50%" } ] } } },
                    "back": { "kind": "service", "operations": { "serve": { "steps": [ { "wait": "2ms" } ] } } },
                    """, "\"strangers\": { \"enters\": \"front\", \"arrivals\": \"poisson(70/s)\" },");
        }

        private Document document(String otherComponents, String otherWorkloads) {
            StringJoiner components = new StringJoiner(", ");
            StringJoiner connections = new StringJoiner(", ");
            for (int layer = 0; layer < 3; layer++) {
                for (int i = 0; i < 2; i++) {
                    components.add(component(layer, i));
                    for (int to = 0; to < 2 && layer < 2; to++) {
                        connections.add(connection(name(layer, i), name(layer + 1, to)));
                    }
                }
            }
            String load = random.nextInt(4) == 0
                    ? "\"users\": 5, \"think\": \"exponential(20ms)\""
                    : "\"arrivals\": \"poisson(" + (40 + random.nextInt(120)) + "/s)\"";
            return DocumentReader.readText("""
                    { "format": 1, "name": "plain", "components": { %s %s }, "connections": { %s },
                      "workloads": { %s "people": { "enters": "a0", %s }, "others": { "enters": "a1",
                        "arrivals": "constant(30/s)" } },
                      "scenarios": { "later": { "faults": [ { "crash": "c0", "at": "10h" } ] } } }
                    """.formatted(otherComponents, components, connections, otherWorkloads, load), "plain.json")
                    .orElseThrow();
        }

        private static String name(int layer, int i) {
            return "abc".charAt(layer) + "" + i;
        }

        private String component(int layer, int i) {
            StringJoiner steps = new StringJoiner(", ");
            for (int step = 0; step < 1 + random.nextInt(3); step++) {
                steps.add(STEPS.get(random.nextInt(STEPS.size())));
                if (layer < 2) {
                    steps.add(call(layer + 1));
                }
            }
            if (layer < 2 && random.nextInt(4) == 0) {
                steps.add("{ \"forward\": \"" + name(layer + 1, random.nextInt(2)) + ".serve\" }");
            } else if (random.nextInt(4) == 0) {
                steps.add("{ \"reply\": \"1kB\" }").add(STEPS.getFirst());
            }
            String backlog = random.nextInt(3) == 0 ? ", \"backlog\": 2" : "";
            String discipline = random.nextInt(4) == 0
                    ? ", \"discipline\": \"" + List.of("lifo", "adaptive-lifo").get(random.nextInt(2)) + "\""
                    : "";
            String shedding = random.nextInt(4) == 0
                    ? ", \"shedding\": \"" + List.of("codel", "expired").get(random.nextInt(2)) + "\""
                    : "";
            String limit = random.nextInt(4) == 0 ? ", \"cpu\": \"500m\", \"cpuLimit\": \"1\"" : "";
            return """
                    "%s": { "kind": "service", "replicas": %d, "container": { "workers": %d%s%s%s%s },
                      "operations": { "serve": { "steps": [ %s ] } } }""".formatted(name(layer, i),
                    1 + random.nextInt(3),
                    1 + random.nextInt(3), backlog, discipline, shedding, limit, steps);
        }

        private String call(int layer) {
            String to = "\"" + name(layer, random.nextInt(2)) + "\"";
            return switch (random.nextInt(6)) {
                case 0 -> "{ \"parallel\": [ { \"call\": " + to + " }, { \"call\": \"" + name(layer, 1) + "\" } ] }";
                case 1 -> "{ \"call\": " + to + ", \"probability\": \"40%\" }";
                case 2 -> "{ \"call\": " + to + ", \"times\": 2 }";
                case 3 -> "{ \"call\": " + to + ", \"mode\": \"async\" }";
                default -> "{ \"call\": " + to + " }";
            };
        }

        private String connection(String from, String to) {
            String balancing = List.of("round-robin", "random", "least-request").get(random.nextInt(3));
            String timeout = random.nextInt(2) == 0 ? ", \"timeout\": \"" + (5 + random.nextInt(200)) + "ms\"" : "";
            return "\"" + from + "->" + to + "\": { \"balancing\": \"" + balancing + "\"" + timeout
                    + (careful ? policies() + fallback(to) : "") + " }";
        }

        /// The other one of the same layer may answer instead.
        private String fallback(String to) {
            String other = to.charAt(0) + (to.endsWith("0") ? "1" : "0");
            return switch (random.nextInt(4)) {
                case 0 -> ", \"fallback\": { \"answer\": true }";
                case 1 -> ", \"fallback\": { \"call\": \"" + other + ".serve\" }";
                default -> "";
            };
        }

        private String policies() {
            StringBuilder policies = new StringBuilder();
            for (List<String> kind : POLICIES) {
                String policy = kind.get(random.nextInt(kind.size()));
                policies.append(random.nextInt(3) == 0 ? ", " + policy : "");
            }
            return policies.toString();
        }
    }
}
