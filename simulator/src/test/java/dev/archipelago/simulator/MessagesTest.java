package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.messaging.Backlog;
import dev.archipelago.simulator.messaging.Prefetch;
import dev.archipelago.simulator.result.ChannelResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SimulationResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What brokers do with messages, on systems whose answer is known: a publisher, a channel, a consumer.
class MessagesTest {

    private static final String SYSTEM = """
            { "format": 1, "name": "messages",
              "components": {
                "shop": { "kind": "service", "operations": { "order": { "steps": [
                  { "publish": "bus.orders"%s } ] } } },
                "bus": { "kind": "broker", "broker": { "channels": { "orders": { %s } } } },
                "packer": { "kind": "service", "replicas": %d, "container": { "workers": 1 }, "operations": {
                  "pack": { "consumes": "bus.orders", "steps": [ %s ] } } }
              },
              "workloads": { "buyers": { "enters": "shop.order", "arrivals": "%s" } },
              "scenarios": { "now": { "faults": [ %s ] } },
              "platform": { "zones": { "a": {} }, "network": { "withinZone": "%s" } } }
            """;

    private String channel = "\"kind\": \"queue\"";
    private String mode = "";
    private int replicas = 1;
    private String work = "{ \"wait\": \"1ms\" }";
    private String arrivals = "constant(100/s)";
    private String faults = "";
    private String network = "0s";

    private SimulationResult run(String duration) {
        String text = SYSTEM.formatted(mode, channel, replicas, work, arrivals, faults, network);
        return run(text, duration);
    }

    private static SimulationResult run(String text, String duration) {
        Document document = DocumentReader.readText(text, "messages.json").orElseThrow();
        SimulationOptions options = SimulationOptions.defaults().withScenario("now").withSeed(7).withReplications(1)
                .withWarmUp(TimeSpan.ZERO).withDuration(TimeSpan.parse(duration));
        return Simulation.run(document, options, Progress.NONE, CancelSignal.NEVER);
    }

    private static ChannelResult orders(SimulationResult result) {
        return result.channels().get("bus.orders");
    }

    private static long dropped(ChannelResult channel, String cause) {
        return channel.dropped().getOrDefault(cause, 0L);
    }

    private static void assertNothingLost(ChannelResult channel) {
        assertThat(channel.dropped().values()).allMatch(lost -> lost == 0);
        assertThat(channel.consumed() + channel.deadLettered() + (long) channel.inStore().value())
                .isEqualTo(channel.published());
    }

    @Test
    void queue_withRoomForAll_handsEachMessageOutOnce() {
        ChannelResult orders = orders(run("60s"));

        assertThat(orders.published()).isBetween(5999L, 6001L);
        assertThat(orders.delivered()).isEqualTo(orders.published());
        assertThat(orders.redelivered()).isZero();
        assertThat(orders.latency().mean().value()).isCloseTo(0.001, within(1e-9));
        assertNothingLost(orders);
    }

    @Test
    void RMQ_1_prefetchOfOne_makesTheConsumerWaitForTheWay() {
        network = "2500us";
        arrivals = "constant(2000/s)";
        channel = "\"prefetch\": 1";

        ChannelResult orders = orders(run("30s"));

        assertThat(orders.consumed() / 30.0).isCloseTo(Prefetch.throughput(1, 0.005, 0.001), within(0.1));
    }

    @Test
    void RMQ_1_prefetchOfSix_keepsTheConsumerBusy() {
        network = "2500us";
        arrivals = "constant(2000/s)";
        channel = "\"prefetch\": 6";

        ChannelResult orders = orders(run("30s"));

        assertThat(orders.consumed() / 30.0).isCloseTo(Prefetch.throughput(6, 0.005, 0.001), within(0.5));
        assertThat(orders.inStore().value()).isCloseTo(30 * 1000, within(30.0));
    }

    @Test
    void SQS_1_workLongerThanTheVisibilityTimeout_isHandedOutAgain() {
        channel = "\"visibility\": \"30s\", \"maxDeliveries\": 2, \"prefetch\": 1000000";
        // of median 10 s and sigma 1; as many workers as messages
        work = "{ \"wait\": \"lognormal(mean=16.48721s, cv=1.310832)\" }";
        arrivals = "constant(20/s)";
        String text = SYSTEM.formatted(mode, channel, replicas, work, arrivals, faults, network).replace(
                "\"workers\": 1 ", "");

        ChannelResult orders = orders(run(text, "1000s"));

        double first = orders.published() - 30 * 20;
        double expected = 0.135969;
        assertThat(orders.redelivered() / first).isCloseTo(expected,
                within(4 * Math.sqrt(expected * (1 - expected) / first)));
        assertThat(orders.duplicates()).isPositive();
    }

    @Test
    void E2E_9_KAF_2_consumerThatStoodStill_catchesUpAfterTheTimeOfTheFormula() {
        arrivals = "constant(5000/s)";
        work = "{ \"wait\": \"125us\" }";
        faults = "{ \"pause\": \"packer\", \"at\": \"10s\", \"for\": \"10s\" }";

        SimulationResult result = run("60s");

        ChannelResult orders = orders(result);
        assertThat(orders.mostLag()).isCloseTo(50_000, within(2));
        assertThat(orders.drain().value()).isCloseTo(Backlog.drainTime(5000, 8000, 10), within(0.002));
        assertThat(orders.drain().value()).isCloseTo(16.666667, within(0.002));
        assertThat(result.timeline().channels().get("bus.orders").lag()).hasSameSizeAs(result.timeline().seconds())
                .anyMatch(lag -> lag > 45_000);
        assertNothingLost(orders);
    }

    @Test
    void KAF_1_batch_isSentWhenItIsFull() {
        arrivals = "constant(10000/s)";
        channel = "\"batch\": 82, \"linger\": \"1s\"";
        work = "";

        ChannelResult orders = orders(run("20s"));

        // the first waits for 81 others that come every 0.1 ms, the last for none
        assertThat(orders.latency().mean().value()).isCloseTo(0.0081 / 2, within(0.00005));
        assertThat(orders.latency().p999().value()).isCloseTo(0.0081, within(0.0002));
    }

    @Test
    void KAF_1_batch_isSentWhenTheTimeIsOver() {
        arrivals = "constant(10000/s)";
        channel = "\"batch\": 82, \"linger\": \"5ms\"";
        work = "";

        ChannelResult orders = orders(run("20s"));

        assertThat(orders.latency().mean().value()).isCloseTo(0.0025, within(0.00005));
        assertThat(orders.latency().p999().value()).isCloseTo(0.005, within(0.0001));
    }

    /// A leader that takes 2 ms, and the slower of two followers of 3 ms each.
    @Test
    void KAF_3_acknowledgementOfAll_waitsForTheSlowestFollower() {
        mode = ", \"mode\": \"sync\"";
        String follower = "{ \"wait\": \"exponential(3ms)\" }";
        String text = SYSTEM.formatted(mode, channel, replicas, work, arrivals, faults, network).replace(
                "\"bus\": { \"kind\": \"broker\",",
                "\"bus\": { \"kind\": \"broker\", \"operations\": { \"orders\": { \"steps\": [ { \"wait\": \"2ms\" }, { \"parallel\": [ "
                        + follower + ", " + follower + " ] } ] } },");

        SimulationResult result = run(text, "1000s");

        // the longer of two exponential times has a standard deviation of 3 ms times the root of 1.25
        assertThat(result.requests().get("buyers").latency().mean().value()).isCloseTo(0.0065,
                within(4 * 0.003 * Math.sqrt(1.25 / 100_000)));
    }

    @Test
    void lingeringPublisher_waitingForTheConfirmation_waitsForItsBatch() {
        mode = ", \"mode\": \"sync\"";
        channel = "\"batch\": 10, \"linger\": \"20ms\"";

        SimulationResult result = run("30s");

        // batches of 3: the first waits 20 ms, the others 10 ms and none
        assertThat(result.requests().get("buyers").latency().mean().value()).isCloseTo(0.010, within(0.0005));
    }

    @Test
    void batch_isConsumedTogether() {
        arrivals = "constant(1000/s)";
        work = "{ \"wait\": \"10ms\" }";
        channel = "\"batch\": 20";

        SimulationResult result = run("30s");

        assertThat(orders(result).consumed()).isGreaterThan(29_900);
        assertThat(result.operations().get("packer.pack").calls()).isLessThan(3_100);
    }

    @Test
    void atMostOnce_consumerThatFails_losesMessagesAndDoublesNone() {
        channel = "\"delivery\": \"at-most-once\"";
        work = "{ \"wait\": \"1ms\" }, { \"fail\": \"20%\" }";

        ChannelResult orders = orders(run("60s"));

        assertThat((double) dropped(orders, "failed")).isCloseTo(1200, within(5 * Math.sqrt(960)));
        assertThat(orders.redelivered() + orders.duplicates()).isZero();
        assertThat(orders.consumed() + dropped(orders, "failed") + (long) orders.inStore().value())
                .isEqualTo(orders.published());
    }

    @Test
    void atLeastOnce_consumerThatFails_isGivenTheMessageAgain() {
        work = "{ \"wait\": \"1ms\" }, { \"fail\": \"20%\" }";

        ChannelResult orders = orders(run("60s"));

        assertThat((double) orders.redelivered()).isCloseTo(6000 * 0.25, within(5 * Math.sqrt(6000 * 0.25 * 1.25)));
        assertNothingLost(orders);
    }

    @Test
    void exactlyOnce_visibilityTooShort_hasNoEffectTwice() {
        channel = "\"delivery\": \"exactly-once\", \"visibility\": \"20ms\", \"prefetch\": 10";
        work = "{ \"wait\": \"exponential(15ms)\" }";
        replicas = 4;

        ChannelResult orders = orders(run("60s"));

        assertThat(orders.redelivered()).isPositive();
        assertThat(orders.duplicates()).isZero();
        assertNothingLost(orders);
    }

    @Test
    void crash_ofAConsumer_losesNothing() {
        arrivals = "constant(500/s)";
        work = "{ \"wait\": \"1500us\" }";
        replicas = 2;
        channel = "\"prefetch\": 10";
        faults = """
                { "crash": "packer", "at": "10001ms", "for": "5s", "replicas": 1 },
                { "crash": "packer", "at": "30s", "for": "5s" }""";

        ChannelResult orders = orders(run("60s"));

        assertThat(orders.redelivered()).isPositive();
        assertThat(orders.mostLag()).isGreaterThan(2400);
        assertNothingLost(orders);
        assertThat(orders.inStore().value()).isLessThan(20);
    }

    @Test
    void crash_ofTheBroker_keepsTheMessages() {
        channel = "\"prefetch\": 10";
        work = "{ \"wait\": \"9ms\" }";
        faults = """
                { "pause": "packer", "at": "5s", "for": "10s" },
                { "crash": "bus", "at": "10s", "for": "5s" }""";

        ChannelResult orders = orders(run("60s"));

        // it starts at once, and again after 10 s; a second later callers know
        assertThat(orders.published()).isBetween(4895L, 4905L);
        assertThat(orders.redelivered()).isBetween(1L, 20L);
        assertNothingLost(orders);
    }

    @Test
    void crash_ofABrokerInMemory_forgetsWhatItHas() {
        channel = "\"delivery\": \"at-most-once\"";
        faults = """
                { "pause": "packer", "at": "5s", "for": "10s" },
                { "crash": "bus", "at": "10s", "for": "5s" }""";

        ChannelResult orders = orders(run("60s"));

        assertThat(dropped(orders, "broker-down")).isBetween(495L, 505L);
    }

    @Test
    void maxLength_refusing_failsThePublisher() {
        channel = "\"maxLength\": 50";
        mode = ", \"mode\": \"sync\"";
        faults = "{ \"pause\": \"packer\", \"at\": \"10s\", \"for\": \"10s\" }";

        SimulationResult result = run("60s");

        assertThat(orders(result).refused()).isBetween(945L, 950L);
        assertThat(result.requests().get("buyers").failed()).isEqualTo(orders(result).refused());
        assertNothingLost(orders(result));
    }

    @Test
    void maxLength_droppingTheOldest_keepsTheNewest() {
        channel = "\"maxLength\": 50, \"overflow\": \"drop-oldest\"";
        faults = "{ \"pause\": \"packer\", \"at\": \"10s\", \"for\": \"10s\" }";

        ChannelResult orders = orders(run("60s"));

        assertThat(dropped(orders, "overflow")).isBetween(945L, 950L);
        assertThat(orders.refused()).isZero();
        // those that waited were published in the last half second of the pause, but for the one in work
        assertThat(orders.latency().p99().value()).isLessThan(0.51);
    }

    @Test
    void maxLength_blocking_makesThePublisherWait() {
        channel = "\"maxLength\": 50, \"overflow\": \"block\"";
        mode = ", \"mode\": \"sync\"";
        faults = "{ \"pause\": \"packer\", \"at\": \"10s\", \"for\": \"10s\" }";

        SimulationResult result = run("60s");

        assertThat(result.requests().get("buyers").failed()).isZero();
        assertThat(orders(result).blocked()).isBetween(945L, 1100L);
        assertThat(result.requests().get("buyers").latency().p999().value()).isGreaterThan(9);
        assertNothingLost(orders(result));
    }

    @Test
    void retention_ofASecond_dropsWhatWaitsLonger() {
        channel = "\"retention\": \"1s\"";
        faults = "{ \"pause\": \"packer\", \"at\": \"10s\", \"for\": \"10s\" }";

        ChannelResult orders = orders(run("60s"));

        assertThat(dropped(orders, "expired")).isBetween(895L, 905L);
        assertThat(orders.mostLag()).isBetween(100, 102);
    }

    @Test
    void poison_withoutALimit_blocksTheQueueForGood() {
        faults = "{ \"poison\": \"bus.orders\", \"at\": \"10s\", \"messages\": 1 }";

        SimulationResult result = run("60s");

        assertThat(orders(result).consumed()).isBetween(995L, 1005L);
        assertThat(orders(result).redelivered()).isCloseTo(50_000, within(500L));
        assertThat(orders(result).oldest().value()).isCloseTo(50, within(0.1));
        assertThat(orders(result).drain().isMeasured()).isFalse();
        assertThat(result.components().get("packer").utilization().value()).isGreaterThan(0.8);
    }

    @Test
    void poison_withALimit_isPutAside() {
        channel = "\"maxDeliveries\": 5";
        faults = "{ \"poison\": \"bus.orders\", \"at\": \"10s\", \"for\": \"20s\", \"share\": \"1%\" }";

        ChannelResult orders = orders(run("60s"));

        assertThat((double) orders.deadLettered()).isCloseTo(20, within(5 * Math.sqrt(20)));
        assertThat(orders.redelivered()).isEqualTo(4 * orders.deadLettered());
        assertNothingLost(orders);
    }

    @Test
    void poison_inOnePartition_blocksOnlyThat() {
        channel = "\"kind\": \"topic\", \"partitions\": 4";
        replicas = 4;
        faults = "{ \"poison\": \"bus.orders\", \"at\": \"20s\", \"messages\": 1 }";

        ChannelResult orders = run("60s").channels().get("bus.orders->packer");

        assertThat(orders.consumed()).isBetween(4990L, 5010L);
        assertThat(orders.inStore().value()).isCloseTo(1000, within(10.0));
    }

    @Test
    void partitions_fewerThanReplicas_boundWhatIsConsumed() {
        channel = "\"kind\": \"topic\", \"partitions\": 2";
        replicas = 5;
        arrivals = "constant(500/s)";
        work = "{ \"wait\": \"10ms\" }";

        SimulationResult result = run("60s");

        assertThat(result.channels().get("bus.orders->packer").consumed()).isBetween(11_990L, 12_000L);
        assertThat(result.components().get("packer").utilization().value()).isCloseTo(2.0 / 5, within(0.001));
    }

    @Test
    void keys_skewed_overloadOnePartitionAlone() {
        channel = "\"kind\": \"topic\", \"partitions\": 4, \"keys\": 1000, \"skew\": 1.5";
        replicas = 4;
        arrivals = "constant(200/s)";
        work = "{ \"wait\": \"10ms\" }";

        ChannelResult orders = run("60s").channels().get("bus.orders->packer");

        // the most frequent key has 39 % of the messages, more than the 100 per second of one partition would bear of 300
        assertThat(orders.published()).isBetween(11_990L, 12_010L);
        assertThat(orders.latency().p99().value()).isLessThan(20);
    }

    @Test
    void rebalance_ofAllPartitions_stopsConsumptionAfterASessionIsOver() {
        channel = "\"kind\": \"topic\", \"partitions\": 4, \"session\": \"5s\", \"rebalance\": \"2s\"";
        replicas = 2;
        faults = "{ \"crash\": \"packer\", \"at\": \"10s\", \"replicas\": 1 }";

        ChannelResult orders = run("60s").channels().get("bus.orders->packer");

        // half of the partitions for 5 s, then all for 2 s
        assertThat(orders.mostLag()).isBetween(440, 460);
        assertThat(orders.rebalances()).isEqualTo(1);
        assertNothingLost(orders);
    }

    @Test
    void rebalance_ofThoseThatMove_stopsOnlyThem() {
        channel = "\"kind\": \"topic\", \"partitions\": 4, \"session\": \"5s\", \"rebalance\": \"2s\","
                + " \"assignment\": \"cooperative-sticky\"";
        replicas = 2;
        faults = "{ \"crash\": \"packer\", \"at\": \"10s\", \"replicas\": 1 }";

        ChannelResult orders = run("60s").channels().get("bus.orders->packer");

        assertThat(orders.mostLag()).isBetween(340, 360);
        assertNothingLost(orders);
    }

    @Test
    void consumer_lostWithItsMachine_givesItsMessagesBackWhenItsSessionIsOver() {
        channel = "\"session\": \"3s\", \"prefetch\": 10";
        replicas = 2;
        arrivals = "constant(500/s)";
        work = "{ \"wait\": \"10ms\" }";
        faults = "{ \"zoneLoss\": \"b\", \"at\": \"10s\" }";
        String text = SYSTEM.formatted(mode, channel, replicas, work, arrivals, faults, network)
                .replace("\"zones\": { \"a\": {} }", "\"zones\": { \"a\": {}, \"b\": {} }")
                .replace("\"broker\": { \"channels\"",
                        "\"placement\": { \"zones\": [ \"a\" ] }, \"broker\": { \"channels\"");

        ChannelResult orders = orders(run(text, "30s"));

        assertThat(orders.redelivered()).isEqualTo(10);
        assertThat(orders.latency().p999().value()).isGreaterThan(3);
        assertNothingLost(orders);
    }

    @Test
    void queue_ofTwoConsumingOperations_isSharedBetweenThem() {
        String text = SYSTEM.formatted(mode, channel, 1, work, arrivals, faults, network).replace("\"workloads\"",
                """
                        "connections": {}, "workloads\"""").replace("\"packer\":", """
                        "helper": { "kind": "service", "container": { "workers": 1 }, "operations": {
                          "pack": { "consumes": "bus.orders", "steps": [ { "wait": "1ms" } ] } } },
                        "packer":""");

        SimulationResult result = run(text, "60s");

        assertThat(result.operations().get("helper.pack").calls() + result.operations().get("packer.pack").calls())
                .isEqualTo(orders(result).delivered());
        assertThat(result.operations().get("helper.pack").calls()).isCloseTo(3000, within(2L));
    }

    @Test
    void trace_ofAPublisher_goesOnWithItsMessage() {
        String text = SYSTEM.formatted(mode, channel, 1, work, arrivals, faults, network);
        Document document = DocumentReader.readText(text, "messages.json").orElseThrow();

        SimulationResult result = Simulation.run(document, SimulationOptions.defaults().withReplications(1)
                .withDuration(TimeSpan.parse("5s")).withTraces(3), Progress.NONE, CancelSignal.NEVER);

        assertThat(result.traces()).isNotEmpty().allSatisfy(trace -> assertThat(trace.spans())
                .extracting(RequestTrace.Span::name)
                .containsExactly("buyers", "shop.order", "bus.orders", "packer.pack"));
    }

    /// The sample: a P / (m - a) with a = 500, m = 800, P = 20 s.
    @Test
    void sampleThatFallsBehind_catchesUpAfterTheTimeOfTheFormula() {
        Document document = DocumentReader
                .read(Path.of("..", "sample-architectures", "catching-up", "catching-up.archipelago.json"))
                .orElseThrow();

        SimulationResult result = Simulation.run(document, SimulationOptions.defaults().withScenario("standstill"),
                Progress.NONE, CancelSignal.NEVER);

        double exact = Backlog.drainTime(500, 800, 20);
        Estimate drain = result.channels().get("bus.readings").drain();
        assertThat(exact).isBetween(drain.low(), drain.high());
        assertThat(drain.halfWidth()).isLessThan(0.02 * exact);
    }

    @Test
    void channelWithoutConsumers_keepsEverything() {
        String text = SYSTEM.formatted(mode, channel, 1, work, arrivals, faults, network)
                .replace("\"consumes\": \"bus.orders\", ", "");

        ChannelResult orders = orders(run(text, "60s"));

        assertThat(orders.inStore().value()).isEqualTo(orders.published());
    }
}
