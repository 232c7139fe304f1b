package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What lies between components: bandwidth, the proxies of a service mesh, and pools of connections.
class NetworkTest {
    private static final SimulationOptions OPTIONS = SimulationOptions.defaults().withReplications(3)
            .withDuration(TimeSpan.parse("20s"));

    @Tag("NET-1")
    @ParameterizedTest
    @CsvSource({"1MB, 1250MB/s, 0.0008", "1MB, 125MB/s, 0.008", "1500B, 1250MB/s, 0.0000012"})
    void message_overABandwidth_takesItsBytesByTheRate(String size, String bandwidth, double seconds) {
        SimulationResult result = run(chain(1, "\"bandwidth\": \"" + bandwidth + "\"",
                "\"c0->c1\": { \"requestSize\": \"" + size + "\" }"));

        assertThat(result.connections().get("c0->c1").networkTime().value()).isCloseTo(seconds, within(1e-12));
    }

    @Test
    @Tag("MESH-1")
    void chain_ofDepthFourWithSidecars_passesEightProxies() {
        SimulationResult result = run(chain(4, "\"sidecar\": \"500us\"", ""));

        assertThat(between(result)).isCloseTo(0.004, within(1e-12));
        assertThat(result.connections().get("users->c0").networkTime().value()).isCloseTo(0.0005, within(1e-12));
        assertThat(result.requests().get("users").latency().mean().value()).isCloseTo(0.0045, within(1e-9));
    }

    @Test
    void sidecars_ofRandomTimes_areDrawnEachForItself() {
        SimulationResult result = run(chain(4, "\"sidecar\": \"lognormal(mean=560us, cv=0.5)\"", ""));

        double sd = 0.00056 * 0.5 * Math.sqrt(9);
        double mean = result.requests().get("users").latency().mean().value();
        assertThat(mean).isCloseTo(9 * 0.00056,
                within(4 * sd / Math.sqrt(result.requests().get("users").completed())));
        assertThat(result.requests().get("users").latency().p50().value()).isBetween(0.0045, mean);
    }

    @Tag("POOL-0")
    @ParameterizedTest
    @CsvSource({"9, false", "10, true"})
    void threadsThatTakeFourConnectionsOneByOne_needTenForThree(int connections, boolean goesOn) {
        String take = "{ \"acquire\": \"pool\" }, { \"wait\": \"exponential(5ms)\" }, ";
        Document document = DocumentReader.readText("""
                { "format": 1, "name": "pool", "components": { "server": { "kind": "service",
                  "container": { "workers": 3 }, "resources": { "pool": { "kind": "pool", "capacity": %d } },
                  "operations": { "serve": { "steps": [ %s { "release": "pool", "permits": 4 } ] } } } },
                  "workloads": { "users": { "enters": "server", "arrivals": "poisson(300/s)" } } }
                """.formatted(connections, take.repeat(4)), "pool.json").orElseThrow();

        List<Double> goodput = run(document).timeline().requests().get("users").goodput();

        assertThat(goodput.getLast() > 0).isEqualTo(goesOn);
        assertThat(Checks.all().run(document).stream().map(Finding::id).toList().contains(
                "component.resource-deadlock")).isEqualTo(!goesOn);
    }

    private static double between(SimulationResult result) {
        return IntStream.range(0, 4).mapToObj(i -> "c" + i + "->c" + (i + 1))
                .mapToDouble(id -> result.connections().get(id).networkTime().value()).sum();
    }

    /// A chain of calls so deep.
    private static Document chain(int depth, String network, String connections) {
        StringBuilder components = new StringBuilder();
        for (int i = 0; i <= depth; i++) {
            components.append(i == 0 ? "" : ", ").append("\"c").append(i)
                    .append("\": { \"kind\": \"service\", \"operations\": { \"serve\": { \"steps\": [ ")
                    .append(i == depth ? "" : "{ \"call\": \"c" + (i + 1) + "\" }").append(" ] } } }");
        }
        return DocumentReader.readText("""
                { "format": 1, "name": "chain", "components": { %s }, "connections": { %s },
                  "workloads": { "users": { "enters": "c0", "arrivals": "poisson(50/s)" } },
                  "platform": { "network": { %s } } }
                """.formatted(components, connections, network), "chain.json").orElseThrow();
    }

    private static SimulationResult run(Document document) {
        return Simulation.run(document, OPTIONS, Progress.NONE, CancelSignal.NEVER);
    }
}
