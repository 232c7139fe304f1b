package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.estimate.EstimateResult;
import dev.archipelago.simulator.estimate.Estimator;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.theory.HeldWorkers;
import dev.archipelago.simulator.theory.MultiServerQueue;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EstimatorTest {

    private static final String WORLD = "\"people\": { \"enters\": \"front\", %s }";

    private static Document document(String components, String connections, String load) {
        return DocumentReader.readText("""
                { "format": 1, "name": "estimated", "components": { %s }, "connections": { %s }, "workloads": { %s } }
                """.formatted(components, connections, WORLD.formatted(load)), "estimated.json").orElseThrow();
    }

    private static EstimateResult estimate(Document document) {
        return Estimator.of(document, null);
    }

    private static String service(String name, String container, String steps) {
        return "\"%s\": { \"kind\": \"service\", %s \"operations\": { \"serve\": { \"steps\": [ %s ] } } }"
                .formatted(name, container, steps);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "1, 0.9", "4, 0.8", "16, 0.7", "64, 0.95"})
    void multiServerQueue_isExact(int workers, double utilization) {
        double rate = 100 * workers * utilization;
        Document document = document(service("front", "\"container\": { \"workers\": " + workers + " },",
                "{ \"wait\": \"exponential(10ms)\" }"), "", "\"arrivals\": \"poisson(" + rate + "/s)\"");

        EstimateResult result = estimate(document);

        MultiServerQueue queue = new MultiServerQueue(rate, 100, workers);
        assertThat(result.requests().get("people").mean()).isCloseTo(queue.meanSojourn(), withinPercentage(1e-4));
        assertThat(result.components().get("front").utilization()).isCloseTo(utilization, within(1e-9));
        assertThat(result.doubts()).hasSize(utilization >= 0.9 ? 1 : 0);
        assertThat(result.settled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.6", "2, 0.8", "0.5, 0.7"})
    void sharedCpu_isExact(double cores, double utilization) {
        double rate = 100 * cores * utilization;
        Document document = document(service("front",
                "\"container\": { \"cpu\": \"" + cores + "\", \"cpuLimit\": \"" + cores + "\" },",
                "{ \"compute\": \"exponential(10ms)\" }"), "", "\"arrivals\": \"poisson(" + rate + "/s)\"");

        double mean = estimate(document).requests().get("people").mean();

        double exact = cores < 1
                ? 0.01 / cores / (1 - utilization)
                : new MultiServerQueue(rate, 100, (int) cores).meanSojourn();
        assertThat(mean).isCloseTo(exact, withinPercentage(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"20, 4, 2", "50, 10, 4", "10, 10, 1"})
    void heldWorkers_areWithinFivePercent(int users, int workers, int servers) {
        double think = 0.1;
        Document document = document(service("front", "\"container\": { \"workers\": " + workers + ", \"cpu\": \"1\", "
                + "\"cpuLimit\": \"1\" },", "{ \"compute\": \"exponential(2ms)\" }, { \"call\": \"store\" }") + ", "
                + service("store", "\"container\": { \"workers\": " + servers + " },",
                        "{ \"wait\": \"exponential(10ms)\" }"),
                "\"front->store\": {}", "\"users\": " + users + ", \"think\": \"exponential(100ms)\"");

        EstimateResult result = estimate(document);

        HeldWorkers.Solution exact = new HeldWorkers(users, think, workers, 0.002, 0.010, servers).exact();
        assertThat(result.requests().get("people").rate()).isCloseTo(exact.throughput(), withinPercentage(5));
    }

    /// A pool of connections is a queue of its own: its tries wait like requests for so many servers.
    @ParameterizedTest
    @CsvSource({"2, 0.5", "4, 0.75", "8, 0.7"})
    void poolOfConnections_isWaitedFor(int size, double utilization) {
        double rate = 100 * size * utilization;
        Document document = document(service("front", "", "{ \"call\": \"store\" }") + ", "
                + service("store", "", "{ \"wait\": \"exponential(10ms)\" }"),
                "\"front->store\": { \"pool\": { \"size\": " + size + ", \"pending\": 100000 } }",
                "\"arrivals\": \"poisson(" + rate + "/s)\"");

        double mean = estimate(document).requests().get("people").mean();

        assertThat(mean).isCloseTo(new MultiServerQueue(rate, 100, size).meanSojourn(), withinPercentage(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "3, 0.8"})
    void limitedResource_isWaitedFor(int capacity, double utilization) {
        double rate = 100 * capacity * utilization;
        Document document = document(
                service("front", "\"resources\": { \"seat\": { \"capacity\": " + capacity + " } },",
                        "{ \"acquire\": \"seat\" }, { \"wait\": \"exponential(10ms)\" }, { \"release\": \"seat\" }, "
                                + "{ \"wait\": \"5ms\" }"),
                "", "\"arrivals\": \"poisson(" + rate + "/s)\"");

        double mean = estimate(document).requests().get("people").mean();

        assertThat(mean).isCloseTo(new MultiServerQueue(rate, 100, capacity).meanSojourn() + 0.005,
                withinPercentage(1e-3));
    }

    @Test
    void tooMuchLoad_isTold() {
        EstimateResult result = estimate(document(service("front", "\"container\": { \"workers\": 1 },",
                "{ \"wait\": \"10ms\" }"), "", "\"arrivals\": \"poisson(150/s)\""));

        assertThat(result.requests().get("people").mean()).isInfinite();
        assertThat(result.components().get("front").utilization()).isCloseTo(1.5, within(1e-9));
        assertThat(result.doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.about()).isEqualTo("front");
            assertThat(doubt.reason()).isEqualTo(
                    "asked for 150 % of what it can do: its queue grows for as long as that lasts");
        });
    }

    /// Callers with workers wait for ever for what is saturated below them, and so do theirs; nothing of it is not a number.
    @Test
    void callers_ofSomethingSaturated_waitForEver() {
        EstimateResult result = estimate(DocumentReader.readText("""
                { "format": 1, "name": "chain", "components": {
                    "front": { "kind": "gateway", "container": { "workers": 4, "cpuLimit": "1" },
                      "operations": { "do": { "steps": [ { "compute": "0s" }, { "call": "back.do" } ] } } },
                    "back": { "kind": "service", "container": { "workers": 1 },
                      "operations": { "do": { "steps": [ { "wait": "100ms" } ] } } } },
                  "connections": { "front->back": {} },
                  "workloads": { "users": { "enters": "front.do", "arrivals": "poisson(50/s)" } } }
                """, "chain.json").orElseThrow());

        assertThat(result.requests().get("users").p99()).isInfinite();
        assertThat(result.components().get("front").mean()).isInfinite();
        assertThat(result.components().get("front").stretch()).isEqualTo(1);
    }

    static List<Long> seeds() {
        return new Random(20261126).longs(Integer.getInteger("estimate.systems", 12)).boxed().toList();
    }

    /// Where nothing is busier than 80 %, and the formulas know everything, a mean is within 10 % of that of the simulation, and
    /// of its interval.
    /// Workers that wait for somebody who never answers compute nothing, however small their share of a core is.
    @Test
    void callOfSomebodyWithTooMuchLoad_growsToo() {
        EstimateResult result = estimate(document(
                service("front", "\"container\": { \"workers\": 4, \"cpuLimit\": \"500m\" },",
                        "{ \"compute\": \"exponential(1ms)\" }, { \"call\": \"back\" }")
                        + ", " + service("back", "\"container\": { \"cpuLimit\": \"500m\" },",
                                "{ \"compute\": \"exponential(10ms)\" }"),
                "", "\"arrivals\": \"poisson(200/s)\""));

        assertThat(result.requests().get("people").p99()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(result.components().get("front").stretch()).isEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomSystem_isWithinTenPercentOfTheSimulation(long seed) {
        String layers = new Layers(new Random(seed)).text();
        int rate = 60 + new Random(seed).nextInt(60);
        Document document = loaded(layers, rate);
        while (busiest(estimate(document)) > 0.8) {
            rate = rate * 2 / 3;
            document = loaded(layers, rate);
        }
        EstimateResult estimated = estimate(document);
        assertThat(estimated.doubts()).isEmpty();

        Estimate simulated = Simulation.run(document, SimulationOptions.defaults().withReplications(4)
                .withDuration(TimeSpan.parse("60s")).withWarmUp(TimeSpan.parse("10s")), Progress.NONE,
                CancelSignal.NEVER).requests().get("people").latency().mean();

        double mean = estimated.requests().get("people").mean();
        assertThat(mean).as("%s, simulated %s", mean, simulated)
                .isBetween(0.9 * simulated.low(), 1.1 * simulated.high());
    }

    private static Document loaded(String layers, int rate) {
        return DocumentReader.readText(layers.replace("RATE", Integer.toString(rate)), "layers.json").orElseThrow();
    }

    private static double busiest(EstimateResult result) {
        return result.components().values().stream().mapToDouble(EstimateResult.Component::utilization).max()
                .orElseThrow();
    }

    /// Three layers of services with workers that are held, CPU limits, branches and calls made now and then.
    private record Layers(Random random) {

        String text() {
            StringJoiner components = new StringJoiner(", ");
            StringJoiner connections = new StringJoiner(", ");
            for (int layer = 0; layer < 3; layer++) {
                for (int i = 0; i < 2; i++) {
                    components.add(service(layer, i));
                    for (int to = 0; to < 2 && layer < 2; to++) {
                        connections.add("\"" + name(layer, i) + "->" + name(layer + 1, to) + "\": {}");
                    }
                }
            }
            return """
                    { "format": 1, "name": "layers", "components": { %s }, "connections": { %s },
                      "workloads": { "people": { "enters": "a0", "arrivals": "poisson(RATE/s)" } } }
                    """.formatted(components, connections);
        }

        private static String name(int layer, int i) {
            return "abc".charAt(layer) + "" + i;
        }

        private String service(int layer, int i) {
            StringJoiner steps = new StringJoiner(", ");
            steps.add(List.of("{ \"compute\": \"exponential(3ms)\" }", "{ \"wait\": \"uniform(1ms, 9ms)\" }",
                    "{ \"compute\": \"lognormal(mean=4ms, cv=1.5)\" }").get(random.nextInt(3)));
            if (layer < 2) {
                String first = "{ \"call\": \"" + name(layer + 1, 0) + "\"";
                String second = "{ \"call\": \"" + name(layer + 1, 1) + "\"";
                switch (random.nextInt(4)) {
                    case 0 -> steps.add("{ \"parallel\": [ " + first + " }, " + second + " } ] }");
                    case 1 -> steps.add(first + ", \"probability\": \"50%\" }").add(second + " }");
                    case 2 -> steps.add(first + ", \"times\": 2 }");
                    default -> steps.add(first + " }").add(second + " }");
                }
            }
            int replicas = 1 + random.nextInt(3);
            String cpu = random.nextInt(2) == 0 ? ", \"cpu\": \"1\", \"cpuLimit\": \"2\"" : "";
            return """
                    "%s": { "kind": "service", "replicas": %d, "container": { "workers": %d%s },
                      "operations": { "serve": { "steps": [ %s ] } } }""".formatted(name(layer, i), replicas,
                    3 + random.nextInt(8), cpu, steps);
        }
    }
}
