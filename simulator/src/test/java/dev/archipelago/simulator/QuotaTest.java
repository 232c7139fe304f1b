package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.ChangeEvent;
import dev.archipelago.simulator.measure.ChangeEvent.Outcome;
import dev.archipelago.simulator.report.TextReport;
import dev.archipelago.simulator.result.CapacityResult.Pods;
import dev.archipelago.simulator.result.ReplicasResult;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Replicas above the quota of the platform are not created until others have gone.
class QuotaTest {

    private static final String NODES = "\"nodePools\": { \"n\": { \"nodes\": 5 } }, ";

    private static SimulationResult run(String shop, String changes, String platform, String duration) {
        Document document = DocumentReader.readText("""
                { "format": 1, "name": "shop",
                  "components": {
                    "shop": { "kind": "service", %s,
                      "container": { "cpu": "1", "cpuLimit": "2", "memory": "1Gi", "startup": "5s" },
                      "operations": { "sell": { "steps": [ { "compute": "1ms" } ] } } } },
                  "workloads": { "users": { "enters": "shop.sell", "arrivals": "constant(20/s)" } },
                  "scenarios": { "s": { "changes": [ %s ] } },
                  "platform": { %s } }
                """.formatted(shop, changes, platform), "shop.json").orElseThrow();
        return Simulation.run(document, SimulationOptions.defaults().withScenario("s").withReplications(1)
                .withThreads(1).withDuration(TimeSpan.parse(duration)).withWarmUp(TimeSpan.ZERO), Progress.NONE,
                CancelSignal.NEVER);
    }

    private static ReplicasResult replicas(SimulationResult result) {
        return result.components().get("shop").replicas();
    }

    private static Pods pods(SimulationResult result) {
        return result.capacity().components().get("shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"cpu\": \"2500m\"", "\"memory\": \"2Gi\"", "\"cpuLimit\": \"5\"",
        "\"memoryLimit\": \"2Gi\"", "\"pods\": 2"})
    void replicasAboveTheQuota_areNotCreated(String quota) {
        for (String nodes : List.of("", NODES)) {
            SimulationResult result = run("\"replicas\": 4", "", nodes + "\"quota\": { " + quota + " }", "20s");

            assertThat(replicas(result)).isEqualTo(new ReplicasResult(2, 2, 2, 2));
            assertThat(pods(result).mostHeld()).isEqualTo(2);
            assertThat(pods(result).held().value()).isEqualTo(2);
            assertThat(pods(result).pending().isMeasured()).isEqualTo(!nodes.isEmpty());
            assertThat(result.requests().get("users").failed()).isZero();
            assertThat(TextReport.of(result)).contains("shop: up to 2 replicas could not be created, 2.00 on average");
        }
    }

    /// One more is asked for than there may be; when two are to go, one that waits goes first.
    @Test
    void changeOfTheNumber_withinTheQuota_isCarriedOut() {
        SimulationResult result = run("\"replicas\": 1",
                "{ \"scale\": \"shop\", \"to\": 4, \"at\": \"10s\" }, { \"scale\": \"shop\", \"to\": 2, \"at\": \"40s\" }",
                "\"quota\": { \"pods\": 3 }", "80s");

        assertThat(result.timeline().components().get("shop").replicas().stream().mapToDouble(i -> i).max().orElse(0))
                .isEqualTo(3);
        assertThat(replicas(result).last()).isEqualTo(2);
        assertThat(pods(result).mostHeld()).isEqualTo(1);
        assertThat(pods(result).held().value()).isEqualTo(30.0 / 80);
    }

    @Test
    void rollout_whoseFirstNewReplicaExceedsTheQuota_stalls() {
        ChangeEvent event = rollout("\"maxUnavailable\": 0, \"maxSurge\": 1");

        assertThat(event.outcome()).isEqualTo(Outcome.STALLED);
    }

    /// An old one goes first: told to end, 5 s of preStop, then 5 s of start, twice.
    @Test
    void rollout_thatEndsAnOldReplicaFirst_fitsIntoTheQuota() {
        ChangeEvent event = rollout("\"maxUnavailable\": 1, \"maxSurge\": 0");

        assertThat(event.outcome()).isEqualTo(Outcome.DONE);
        assertThat(event.to() - event.from()).isEqualTo(20);
    }

    private static ChangeEvent rollout(String rollout) {
        return run("\"replicas\": 2, \"rollout\": { \"progressDeadline\": \"60s\", " + rollout + " }",
                "{ \"rollout\": \"shop\", \"at\": \"10s\" }", "\"quota\": { \"cpu\": \"2\" }", "120s").changes()
                .getFirst();
    }

    /// Spot nodes cost what the table says for spot ones; the day of the table stands in the text.
    @Test
    void nodes_ofMachinesInThePriceTable_costWhatItSays() {
        String prices = """
                "nodePools": {
                  "steady": { "machine": "m", "nodes": 1 },
                  "spot": { "machine": "m", "nodes": 2, "spot": true },
                  "own": { "machine": "m", "nodes": 1, "pricePerHour": 0.3 },
                  "rare": { "machine": "r", "nodes": 1, "spot": true },
                  "other": { "machine": "o", "nodes": 1 } },
                "prices": { "asOf": "2026-10-01", "currency": "EUR", "coreHour": 0.25, "gibibyteHour": 0.0625,
                  "machines": { "m": { "onDemand": 0.5, "spot": 0.125 }, "r": { "onDemand": 0.5 } } }""";
        SimulationResult result = run("\"replicas\": 1", "", prices, "10s");

        assertThat(result.capacity().costs().orElseThrow().pools()).isEqualTo(
                Map.of("steady", 0.5, "spot", 0.25, "own", 0.3, "other", 2.0));
        assertThat(result.capacity().costs().orElseThrow().unknown()).containsExactly("node pool rare");
        assertThat(TextReport.of(result)).contains("Cost by prices of 2026-10-01: 3.05 EUR an hour");

        String shares = prices.replace("\"machine\": \"o\", \"nodes\": 1", "\"nodes\": 1, \"spot\": true")
                .replace("\"coreHour\"", "\"spotShare\": \"25%\", \"coreHour\"");
        assertThat(run("\"replicas\": 1", "", shares, "10s").capacity().costs().orElseThrow().pools())
                .isEqualTo(Map.of("steady", 0.5, "spot", 0.25, "own", 0.3, "other", 0.5));
    }
}
