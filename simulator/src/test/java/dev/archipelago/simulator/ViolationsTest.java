package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.report.TextReport;
import dev.archipelago.simulator.result.Breakdown;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What happens between data and messages that is not to happen, told fault by fault.
class ViolationsTest {

    private static final String SYSTEM = """
            { "format": 1, "name": "violations",
              "components": {
                "shop": { "kind": "service", "container": { "startup": "1s" }, "operations": {
                  "order": { "steps": [ { "query": "items", "write": true }, { "wait": "100ms" }, { "publish": "bus.placed" } ] },
                  "look": { "steps": [ { "query": "items" } ] },
                  "pay": { "steps": [ { "twoPhaseCommit": [ "cards.prepare" ], "commit": [ "cards.commit" ] } ] } } },
                "cards": { "kind": "service", "operations": {
                  "prepare": { "steps": [ { "wait": "50ms" } ] },
                  "commit": { "idempotent": true, "steps": [ { "wait": "50ms" } ] } } },
                "bus": { "kind": "broker", "broker": { "channels": { "placed": { "prefetch": 1 } } } },
                "packer": { "kind": "service", "replicas": 2, "container": { "startup": "1s" }, "operations": {
                  "pack": { "consumes": "bus.placed", "steps": [ { "wait": "5ms" } ] } } },
                "items": { "kind": "database", "replicas": 3, "container": { "startup": "1s" },
                  "database": { "replication": "asynchronous", "lag": "200ms", "failover": "2s", "keys": 10,
                    "consistency": "eventual" } }
              },
              "connections": { "shop->items": { "timeout": "1s" }, "shop->cards": { "timeout": "1s" } },
              "workloads": {
                "buyers": { "enters": "shop.order", "arrivals": "constant(50/s)" },
                "readers": { "enters": "shop.look", "arrivals": "constant(100/s)" },
                "payers": { "enters": "shop.pay", "arrivals": "constant(20/s)" } },
              "scenarios": { "now": { "faults": [
                { "crash": "shop", "at": "20s", "for": "5s" },
                { "crash": "items", "replicas": 1, "at": "60s", "for": "5s" } ] } } }
            """;

    private static SimulationResult run() {
        Document document = DocumentReader.readText(SYSTEM, "violations.json").orElseThrow();
        return Simulation.run(document, SimulationOptions.defaults().withScenario("now").withSeed(7)
                .withReplications(1).withWarmUp(TimeSpan.ZERO).withDuration(TimeSpan.parse("120s")), Progress.NONE,
                CancelSignal.NEVER);
    }

    private static double number(Breakdown breakdown, String what) {
        return breakdown.violations().stream().filter(each -> each.what().equals(what))
                .mapToDouble(each -> each.during() + each.until()).sum();
    }

    @Test
    void faults_eachTellWhatTheyBrokeBetweenDataAndMessages() {
        SimulationResult result = run();
        Breakdown shop = result.breakdowns().getFirst();
        Breakdown items = result.breakdowns().getLast();
        var database = Objects.requireNonNull(result.storage().databases().get("items"));

        assertThat(shop.fault()).isEqualTo("crash shop");
        // between the change and the message lie 100 ms, in which five requests are at any time
        assertThat(number(shop, "dual-write")).isCloseTo(5, within(1.5));
        // participants have said yes, and their coordinator is gone
        assertThat(number(shop, "in-doubt")).isPositive();
        assertThat(number(shop, "lost-write")).isZero();

        assertThat(items.fault()).isEqualTo("crash items");
        assertThat(number(items, "dual-write")).isZero();
        assertThat(number(items, "in-doubt")).isZero();
        assertThat(number(items, "lost-write")).isEqualTo(database.lostWrites()).isPositive();
        assertThat(number(items, "stale-read")).isBetween(1.0, (double) database.stale());
        assertThat(number(shop, "stale-read") + number(items, "stale-read"))
                .isLessThanOrEqualTo(database.stale());
    }

    @Test
    void reports_nameEachViolation() {
        SimulationResult result = run();

        assertThat(TextReport.of(result)).contains("shop.order->bus.placed: changes that nobody was told of ",
                "items: confirmed writes lost ", "shop.pay: left by who carried them on ");
        assertThat(JsonReport.of(result)).contains("\"violations\"", "\"what\": \"dual-write\"",
                "\"what\": \"lost-write\"", "\"untilRecovery\"");
    }
}
