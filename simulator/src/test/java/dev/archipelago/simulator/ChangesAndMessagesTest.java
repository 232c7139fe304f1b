package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.ChannelResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.TransactionResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Changes of data that others are told of by messages: with an outbox and without; messages that are taken in the middle of an
/// operation; dead letters.
class ChangesAndMessagesTest {

    private static final String SYSTEM = """
            { "format": 1, "name": "Shop",
              "components": {
                "shop": { "kind": "service", "operations": { "order": { "steps": [
                  { "query": "db", "hold": "1ms", "write": true }, %s { "publish": "bus.placed"%s } ] } } },
                "db": { "kind": "database" },
                "bus": { "kind": "broker", "broker": { "channels": { "placed": { %s }, "dead": {}, "extra": {} } } },
                "stock": { "kind": "service", "operations": { %s } } },
              "workloads": { "buyers": { "enters": "shop.order", "arrivals": "%s" } %s },
              "scenarios": { "now": { "faults": [ %s ] } } }
            """;
    private static final String CONSUMER = """
            "take": { "consumes": "bus.placed", "steps": [ { "wait": "1ms" } ] }""";

    private String between = "";
    private String publish = "";
    private String channel = "\"kind\": \"queue\"";
    private String consumer = CONSUMER;
    private String arrivals = "constant(100/s)";
    private String workloads = "";
    private String faults = "";

    private SimulationResult run(String duration) {
        String text = SYSTEM.formatted(between, publish, channel, consumer, arrivals, workloads, faults);
        Document document = DocumentReader.readText(text, "shop.json").orElseThrow();
        SimulationOptions options = SimulationOptions.defaults().withScenario("now").withSeed(5).withReplications(1)
                .withWarmUp(TimeSpan.ZERO).withDuration(TimeSpan.parse(duration));
        return Simulation.run(document, options, Progress.NONE, CancelSignal.NEVER);
    }

    private static TransactionResult told(SimulationResult result) {
        return result.transactions().get("shop.order->bus.placed");
    }

    private static ChannelResult channel(SimulationResult result, String id) {
        return result.channels().get("bus." + id);
    }

    private TransactionResult told(String steps) {
        String text = SYSTEM.formatted("", "", channel, consumer, arrivals, workloads,
                "{ \"crash\": \"shop\", \"at\": \"5s\", \"for\": \"0s\" }").replace("""
                { "query": "db", "hold": "1ms", "write": true },  { "publish": "bus.placed" }""", steps);
        Document document = DocumentReader.readText(text, "shop.json").orElseThrow();
        return told(Simulation.run(document, SimulationOptions.defaults().withScenario("now").withSeed(5)
                .withReplications(1).withWarmUp(TimeSpan.ZERO).withDuration(TimeSpan.parse("60s")), Progress.NONE,
                CancelSignal.NEVER));
    }

    /// A hundred a second end within the 100 ms between the change and the message.
    @Test
    void change_inOneListAndItsMessageInAnother_isADualWriteAsWell() {
        String change = "{ \"query\": \"db\", \"hold\": \"1ms\", \"write\": true }, { \"wait\": \"100ms\" }";
        String message = "{ \"publish\": \"bus.placed\" }";
        for (String steps : new String[]{
            "{ \"steps\": [ %s ] }, %s", "%s, { \"steps\": [ %s ] }",
            "{ \"parallel\": [ { \"steps\": [ %s ] }, { \"wait\": \"10ms\" } ] }, %s",
            "%s, { \"parallel\": [ { \"steps\": [ { \"wait\": \"1ms\" }, %s ] }, { \"wait\": \"5ms\" } ] }",
            "{ \"parallel\": [ { \"parallel\": [ { \"steps\": [ %s ] } ] }, { \"wait\": \"1ms\" } ] }, %s"}) {
            TransactionResult told = told(steps.formatted(change, message));

            assertThat(told.stuck()).as(steps).isBetween(9L, 12L);
            assertThat(told.committed()).as(steps).isGreaterThan(5900);
            assertThat(told.committed() + told.stuck() + told.open()).as(steps).isEqualTo(told.begun());
        }
        // neither comes before the other
        assertThat(told("{ \"parallel\": [ { \"steps\": [ " + change + " ] }, " + message + " ] }")).isNull();
    }

    // ---- changes and messages -------------------------------------------------------------------------------------------

    @Test
    void publisher_thatCrashesBetweenTheChangeAndTheMessage_leavesOthersUntold() {
        between = "{ \"wait\": \"100ms\" },";
        faults = "{ \"crash\": \"shop\", \"at\": \"5s\", \"for\": \"0s\" }";

        SimulationResult result = run("60s");

        TransactionResult told = told(result);
        assertThat(told.kind()).isEqualTo("dual-write");
        assertThat(told.stuck()).isBetween(9L, 11L);
        assertThat(told.committed()).isEqualTo(channel(result, "placed").published());
        assertThat(told.committed() + told.stuck() + told.open()).isEqualTo(told.begun());
        assertThat(told.exposure().mean().value()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void requests_thatFailBetweenTheChangeAndTheMessage_leaveOthersUntold() {
        between = "{ \"fail\": \"10%\" },";

        TransactionResult told = told(run("100s"));

        assertThat((double) told.stuck() / told.begun()).isCloseTo(0.1, within(0.01));
    }

    @Test
    void message_thatTheBrokerDoesNotTake_leavesOthersUntoldWhetherItsPublisherWaitsOrNot() {
        faults = "{ \"crash\": \"bus\", \"at\": \"5s\", \"for\": \"3s\" }";

        SimulationResult async = run("40s");
        publish = ", \"mode\": \"sync\"";
        SimulationResult sync = run("40s");

        assertThat(told(async).stuck()).isPositive();
        assertThat(async.requests().get("buyers").failed()).isZero();
        assertThat(told(sync).stuck()).isEqualTo(told(async).stuck());
        assertThat(sync.requests().get("buyers").failed()).isEqualTo(told(sync).stuck());
    }

    @Test
    void outbox_waitsEvenlyUpToItsInterval() {
        arrivals = "poisson(100/s)";
        publish = ", \"outbox\": \"200ms\"";

        TransactionResult told = told(run("200s"));

        assertThat(told.kind()).isEqualTo("outbox");
        assertThat(told.exposure().mean().value()).isCloseTo(0.1, within(0.002));
        assertThat(told.exposure().p99().value()).isCloseTo(0.198, within(0.002));
        assertThat(told.committed() + told.open()).isEqualTo(told.begun());
    }

    @Test
    void outbox_whoseLogIsRead_isSentSoLongAfterTheChange() {
        publish = ", \"outbox\": \"50ms\", \"relay\": \"log-tailing\"";

        TransactionResult told = told(run("60s"));

        assertThat(told.exposure().mean().value()).isCloseTo(0.05, within(1e-6));
        assertThat(told.exposure().p99().value()).isCloseTo(0.05, within(1e-3));
    }

    /// There and back takes 10 ms, and only then comes the next: of 200 a second 100 are sent, and none overtakes another.
    @Test
    void relay_thatKeepsTheOrder_hasOneMessageOnItsWay() {
        for (String relay : new String[]{"polling", "log-tailing"}) {
            publish = ", \"outbox\": \"20ms\", \"relay\": \"" + relay + "\"";
            arrivals = "constant(200/s)";
            workloads = "}, \"connections\": { \"shop->bus\": { \"network\": { \"latency\": \"5ms\" } }";

            TransactionResult told = told(run("60s"));

            assertThat(told.committed() / 60.0).as(relay).isCloseTo(100, within(2.0));
        }
    }

    /// The relay ends four times while it sends what a second has brought. What it had not noted as sent is sent once more.
    @Test
    void relay_thatCrashes_sendsAgainWhatItHasNotNotedAndLosesNothing() {
        arrivals = "constant(40/s)";
        workloads = "}, \"connections\": { \"shop->bus\": { \"network\": { \"latency\": \"5ms\" } }";
        faults = IntStream.of(10, 20, 30, 40)
                .mapToObj(at -> "{ \"crash\": \"shop\", \"at\": \"%d.%ds\", \"for\": \"0s\" }"
                        .formatted(at, at / 5))
                .collect(Collectors.joining(", "));
        Map<String, Long> doubled = new LinkedHashMap<>();
        for (String batch : new String[]{"\"1s\"", "\"20ms\", \"batch\": 1"}) {
            publish = ", \"outbox\": " + batch;
            SimulationResult result = run("90s");
            TransactionResult told = told(result);

            assertThat(told.stuck()).as(batch).isZero();
            assertThat(told.committed() + told.open()).as(batch).isEqualTo(told.begun());
            doubled.put(batch, channel(result, "placed").published() - told.committed());
            assertThat(told.again()).as(batch).isBetween(doubled.get(batch), doubled.get(batch) + 4);
        }
        assertThat(doubled.get("\"1s\"")).isBetween(20L, 160L);
        assertThat(doubled.get("\"20ms\", \"batch\": 1")).isBetween(0L, 4L);
    }

    @Test
    void outbox_whosePublisherAndBrokerCrash_losesNothing() {
        publish = ", \"outbox\": \"200ms\"";
        faults = """
                { "crash": "shop", "at": "5s", "for": "3s" }, { "crash": "bus", "at": "20s", "for": "5s" }""";

        SimulationResult result = run("90s");

        TransactionResult told = told(result);
        assertThat(told.stuck()).isZero();
        assertThat(told.again()).isPositive();
        assertThat(told.committed() + told.open()).isEqualTo(told.begun());
        assertThat(channel(result, "placed").published()).isGreaterThanOrEqualTo(told.committed());
    }

    // ---- messages in the middle of an operation ---------------------------------------------------------------------------

    @Test
    void request_thatTakesAMessage_waitsForIt() {
        consumer = """
                "work": { "steps": [ { "consume": "bus.placed" }, { "wait": "1ms" } ] }""";
        workloads = ", \"pickers\": { \"enters\": \"stock.work\", \"users\": 1 }";
        arrivals = "constant(10/s)";

        SimulationResult result = run("20s");

        assertThat(channel(result, "placed").consumed()).isBetween(199L, 200L);
        assertThat(channel(result, "placed").latency().mean().value()).isCloseTo(0.001, within(1e-9));
        assertThat(result.requests().get("pickers").latency().mean().value()).isCloseTo(0.1, within(0.001));
    }

    @Test
    void request_thatTakesAMessage_asksTheBrokerOverTheNetwork() {
        consumer = """
                "work": { "steps": [ { "consume": "bus.extra", "maxWait": "50ms" } ] }""";
        workloads = """
                , "pickers": { "enters": "stock.work", "arrivals": "constant(1/s)" } }, "platform": { "zones": { "a": {} },
                  "network": { "withinZone": "2ms" }""";

        assertThat(run("20s").requests().get("pickers").latency().mean().value()).isCloseTo(0.054, within(1e-9));
    }

    @Test
    void request_thatWaitsLongEnough_goesOnWithoutAMessage() {
        consumer = """
                "work": { "steps": [ { "consume": "bus.extra", "maxWait": "50ms" } ] }""";
        workloads = ", \"pickers\": { \"enters\": \"stock.work\", \"users\": 1 }";

        SimulationResult result = run("10s");

        assertThat(result.requests().get("pickers").latency().mean().value()).isCloseTo(0.05, within(1e-9));
        assertThat(result.requests().get("pickers").failed()).isZero();
    }

    @Test
    void message_whoseTakerFails_comesBackAndIsDeadInTheEnd() {
        channel = "\"kind\": \"queue\", \"maxDeliveries\": 2, \"deadLetters\": \"dead\"";
        consumer = """
                "work": { "steps": [ { "consume": "bus.placed" }, { "wait": "1ms" }, { "fail": "100%" } ] },
                "repair": { "consumes": "bus.dead", "steps": [ { "wait": "1ms" } ] }""";
        workloads = ", \"pickers\": { \"enters\": \"stock.work\", \"users\": 5 }";
        arrivals = "constant(10/s)";

        SimulationResult result = run("20s");

        ChannelResult placed = channel(result, "placed");
        assertThat(placed.consumed()).isZero();
        assertThat(placed.deadLettered()).isBetween(199L, 200L);
        assertThat(channel(result, "dead").published()).isEqualTo(placed.deadLettered());
        assertThat(channel(result, "dead").consumed()).isBetween(198L, 200L);
    }

    @Test
    void poisonedMessages_goToTheChannelOfDeadLettersWhereTheyCanBeLookedAfter() {
        channel = "\"kind\": \"queue\", \"maxDeliveries\": 3, \"deadLetters\": \"dead\"";
        consumer = CONSUMER + ", \"repair\": { \"consumes\": \"bus.dead\", \"steps\": [ { \"wait\": \"1ms\" } ] }";
        faults = "{ \"poison\": \"bus.placed\", \"at\": \"5s\", \"for\": \"5s\", \"share\": \"10%\" }";

        SimulationResult result = run("20s");

        assertThat(channel(result, "placed").deadLettered()).isPositive();
        assertThat(channel(result, "dead").consumed()).isEqualTo(channel(result, "placed").deadLettered());
    }

    // ---- chains of events -------------------------------------------------------------------------------------------------

    @Test
    void order_thatSetsEventsGoing_isConsistentWhenTheLastIsConsumed() {
        consumer = """
                "take": { "consumes": "bus.placed", "steps": [ { "wait": "10ms" }, { "publish": "bus.extra" } ] },
                "pack": { "consumes": "bus.extra", "steps": [ { "wait": "20ms" } ] }""";
        between = "{ \"wait\": \"5ms\" },";
        publish = ", \"outbox\": \"1ns\"";

        TransactionResult buyers = run("20s").transactions().get("buyers");

        assertThat(buyers.kind()).isEqualTo("events");
        assertThat(buyers.consistent().mean().value()).isCloseTo(0.030, within(1e-7));
        assertThat(buyers.stuck()).isZero();
        assertThat(buyers.committed() + buyers.open()).isEqualTo(buyers.begun());
        assertThat(buyers.exposed().value()).isCloseTo(3, within(0.02));
    }

    @Test
    void order_whoseLastEventIsLost_isNeverConsistent() {
        channel = "\"kind\": \"queue\", \"maxDeliveries\": 2";
        consumer = """
                "take": { "consumes": "bus.placed", "steps": [ { "wait": "1ms" }, { "fail": "100%" } ] }""";

        SimulationResult result = run("20s");

        TransactionResult buyers = result.transactions().get("buyers");
        assertThat(buyers.committed()).isZero();
        assertThat(buyers.stuck()).isEqualTo(channel(result, "placed").deadLettered());
    }
}
