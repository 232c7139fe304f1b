package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.vocabulary.Ordered;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.OperationResult;
import dev.archipelago.simulator.result.SimulationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// Faults that were injected into a running Online Boutique: which services became slow, and which the simulator says do.
///
/// A service became slow when the 90th percentile of its answers is 1.5 times as long as before, or more. The table does not
/// say how strong a fault was. A starved service loses the share of its CPU that the format has where nothing is said. Every
/// message from and to a service with a bad network is delayed by half of what one call cost in the other faults of this kind:
/// the median of what the 90th percentile of checkout gained for each call that it makes to the service.
/// Source: Nezha, Yu et al. (2023), Online Boutique of 2022-08-22.
@EnabledIfEnvironmentVariable(named = "ARCHIPELAGO_SHARED", matches = ".+")
class NezhaTest {

    private static final Path SAMPLE = Path.of("..", "sample-architectures", "online-boutique",
            "online-boutique.archipelago.json");
    private static final String SCENARIO = "load-of-the-measurement";
    private static final double SLOW = 1.5;
    private static final double LEAST_PRECISION = 0.7;
    private static final double LEAST_RECALL = 0.7;

    /// How often an order calls services: the steps of the sample, where a cart holds two products.
    private static final Map<String, Integer> CALLS_OF_AN_ORDER = Map.of("cartservice", 2, "currencyservice", 3,
            "emailservice", 1, "paymentservice", 1, "shippingservice", 2);

    /// A fault of the table and the services that became slow.
    private record Injected(String service, String type, Set<String> observed, Set<String> slow,
            Map<String, Double> gained) {}

    @Test
    void servicesThatBecomeSlow_underInjectedFaults_areForetoldMoreOftenThanNot() throws IOException {
        Document boutique = DocumentReader.read(SAMPLE).orElseThrow();
        Document loaded = PropertyPath.applied(boutique,
                Objects.requireNonNull(boutique.scenarios().get(SCENARIO)).set());
        Map<String, Double> before = percentiles(loaded, "");
        int hits = 0;
        int falseAlarms = 0;
        int missed = 0;
        List<String> lines = new ArrayList<>();
        List<Injected> injected = injected();
        for (Injected fault : injected) {
            Map<String, Double> after = percentiles(loaded, fault(loaded, fault, delay(injected, fault)));
            Set<String> foretold = fault.observed().stream()
                    .filter(service -> after.getOrDefault(service, 0.0) >= SLOW * before.getOrDefault(service, 1.0))
                    .collect(Collectors.toCollection(TreeSet::new));
            hits += (int) foretold.stream().filter(fault.slow()::contains).count();
            falseAlarms += (int) foretold.stream().filter(service -> !fault.slow().contains(service)).count();
            missed += (int) fault.slow().stream().filter(service -> !foretold.contains(service)).count();
            lines.add(fault.service() + " " + fault.type() + " " + delay(injected, fault) + "ms: foretold " + foretold
                    + ", slow " + fault.slow());
        }
        lines.add("%d hits, %d false alarms, %d missed".formatted(hits, falseAlarms, missed));
        assertThat((double) hits / (hits + falseAlarms)).as("precision\n%s", String.join("\n", lines))
                .isGreaterThan(LEAST_PRECISION);
        assertThat((double) hits / (hits + missed)).as("recall\n%s", String.join("\n", lines))
                .isGreaterThan(LEAST_RECALL);
    }

    private static List<Injected> injected() throws IOException {
        Path table = Path.of(System.getenv("ARCHIPELAGO_SHARED"), "data", "tables", "nezha_fault_impact.csv");
        Map<String, Injected> faults = new LinkedHashMap<>();
        for (String line : Files.readAllLines(table).stream().skip(1).toList()) {
            String[] cells = line.split(",");
            if (cells[3].startsWith("cpu_") || cells[3].equals("network_delay")) {
                Injected fault = faults.computeIfAbsent(cells[1] + cells[2] + cells[3],
                        _ -> new Injected(cells[2], cells[3], new TreeSet<>(), new TreeSet<>(), new TreeMap<>()));
                fault.observed().add(cells[4]);
                if (!cells[7].isEmpty()) {
                    fault.gained().put(cells[4], Double.parseDouble(cells[6]) - Double.parseDouble(cells[5]));
                    if (Double.parseDouble(cells[7]) >= SLOW) {
                        fault.slow().add(cells[4]);
                    }
                }
            }
        }
        return List.copyOf(faults.values());
    }

    /// By how many milliseconds a bad network delays a message, judged by the faults of other services.
    private static long delay(List<Injected> injected, Injected fault) {
        double[] gained = injected.stream()
                .filter(other -> other.type().equals("network_delay") && !other.service().equals(fault.service())
                        && CALLS_OF_AN_ORDER.containsKey(other.service()))
                .mapToDouble(other -> other.gained().getOrDefault("checkoutservice", 0.0)
                        / CALLS_OF_AN_ORDER.getOrDefault(other.service(), 1))
                .sorted().toArray();
        int half = gained.length / 2;
        double median = gained.length % 2 == 1 ? gained[half] : (gained[half - 1] + gained[half]) / 2;
        return Math.round(1000 * median / 2);
    }

    private static String fault(Document document, Injected fault, long delay) {
        if (fault.type().startsWith("cpu_")) {
            return "{ starve: " + fault.service() + ", at: 0s }";
        }
        return Topology.of(document.architecture(), document.workloads()).links().stream()
                .filter(link -> link.from().value().equals(fault.service())
                        || link.to().value().equals(fault.service()))
                .map(link -> "{ delay: " + link.id() + ", at: 0s, by: " + delay + "ms }")
                .collect(Collectors.joining(", "));
    }

    /// 90th percentile of the answers of each service, the mean over its operations by how often they are called.
    private static Map<String, Double> percentiles(Document document, String faults) {
        Document faulty = DocumentReader.readText("format: 1\nname: Faults\nscenarios: { fault: { faults: [ " + faults
                + " ] } }\n", "faults.yaml").orElseThrow();
        Scenario scenario = Objects.requireNonNull(faulty.scenarios().get("fault"));
        SimulationResult result = Simulation.run(
                document.withScenarios(Ordered.with(document.scenarios(), "fault", scenario)),
                SimulationOptions.defaults().withScenario("fault").withReplications(4)
                        .withDuration(TimeSpan.parse("120s")).withWarmUp(TimeSpan.parse("30s")),
                Progress.NONE, CancelSignal.NEVER);
        Map<String, List<OperationResult>> services = new LinkedHashMap<>();
        result.operations().forEach((id, operation) -> services
                .computeIfAbsent(id.substring(0, id.indexOf('.')), _ -> new ArrayList<>()).add(operation));
        Map<String, Double> percentiles = new LinkedHashMap<>();
        services.forEach((service, operations) -> {
            double calls = operations.stream().filter(o -> o.latency().p90().isMeasured())
                    .mapToDouble(OperationResult::calls).sum();
            percentiles.put(service, operations.stream().filter(o -> o.latency().p90().isMeasured())
                    .mapToDouble(o -> o.calls() * o.latency().p90().value()).sum() / calls);
        });
        return percentiles;
    }
}
