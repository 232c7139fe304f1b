package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.messaging.Replication;
import dev.archipelago.simulator.result.ChannelResult;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What publishers wait for, and what is lost with the leader of a partition, on a topic that three brokers keep.
class AcknowledgementsTest {

    private String acks = "all";
    private String channel = "\"copies\": 3, \"lag\": \"exponential(3ms)\", \"failover\": \"9s\"";
    private String arrivals = "poisson(100/s)";
    private String faults = "";
    private String changes = "";
    private int replications = 1;

    private SimulationResult run(String duration) {
        Document document = DocumentReader.readText("""
                { "format": 1, "name": "acknowledgements",
                  "components": {
                    "shop": { "kind": "service", "operations": { "order": { "steps": [
                      { "publish": "bus.orders", "mode": "sync", "acks": "%s" } ] } } },
                    "bus": { "kind": "broker", "replicas": 3,
                      "broker": { "channels": { "orders": { "kind": "topic", %s } } },
                      "operations": { "orders": { "steps": [ { "wait": "2ms" } ] } } },
                    "packer": { "kind": "service", "operations": {
                      "pack": { "consumes": "bus.orders", "idempotent": true, "steps": [] } } } },
                  "workloads": { "buyers": { "enters": "shop.order", "arrivals": "%s" } },
                  "scenarios": { "now": { "faults": [ %s ], "changes": [ %s ] } },
                  "platform": { "zones": { "a": {} }, "network": { "withinZone": "0s" } } }
                """.formatted(acks, channel, arrivals, faults, changes), "acknowledgements.json").orElseThrow();
        SimulationOptions options = SimulationOptions.defaults().withScenario("now").withSeed(7)
                .withReplications(replications).withWarmUp(TimeSpan.ZERO).withDuration(TimeSpan.parse(duration));
        return Simulation.run(document, options, Progress.NONE, CancelSignal.NEVER);
    }

    private static ChannelResult orders(SimulationResult result) {
        return Objects.requireNonNull(result.channels().get("bus.orders->packer"));
    }

    private static long lost(ChannelResult channel, String cause) {
        return channel.dropped().getOrDefault(cause, 0L);
    }

    private static double mean(SimulationResult result) {
        return Objects.requireNonNull(result.requests().get("buyers")).latency().mean().value();
    }

    /// In their order, a copy that is late with one message is late with the next: only rare messages have the mean of the formula.
    @Test
    void KAF_3_all_waitsForTheSlowerFollower() {
        arrivals = "poisson(0.2/s)";

        double mean = mean(run("500000s"));

        assertThat(mean).as("seed 7").isCloseTo(Replication.meanAcknowledgement(.002, .003, 2),
                within(4 * .003 * Math.sqrt(1.25 / 100_000) + 5e-6));
    }

    @Test
    void leader_waitsForNoFollower() {
        acks = "leader";
        assertThat(mean(run("100s"))).isCloseTo(.002, within(1e-9));
    }

    @Test
    void none_doesNotEvenWaitForTheLeader() {
        acks = "none";

        SimulationResult result = run("100s");

        assertThat(mean(result)).isZero();
        assertThat(orders(result).published()).isBetween(9_500L, 10_500L);
    }

    /// Messages come every 10 ms and need 1 s to the others, so that 100 are on the leader alone.
    @Test
    void leaderThatIsLost_losesWhatWasConfirmedAndNotCopied() {
        acks = "leader";
        arrivals = "constant(100/s)";
        channel = "\"copies\": 3, \"lag\": \"1s\", \"failover\": \"5s\"";
        faults = "{ \"crash\": \"bus\", \"replicas\": 1, \"at\": \"20s\", \"for\": \"20s\" }";

        SimulationResult result = run("60s");
        ChannelResult orders = orders(result);

        assertThat(lost(orders, "leader-lost")).isBetween(99L, 101L);
        assertThat(lost(orders, "no-leader")).isZero();
        // without a leader for 5 s; in the first second every third one is sent to the replica that is lost
        assertThat(orders.refused()).isBetween(465L, 469L);
        assertThat(Objects.requireNonNull(result.requests().get("buyers")).failed()).isBetween(499L, 502L);
        assertThat(orders.consumed() + lost(orders, "leader-lost") + (long) orders.inStore().value())
                .isEqualTo(orders.published());
    }

    @Test
    void leaderThatIsLost_losesNothingThatAllCopiesHad() {
        acks = "all";
        arrivals = "constant(100/s)";
        channel = "\"copies\": 3, \"lag\": \"1s\", \"failover\": \"5s\"";
        faults = "{ \"crash\": \"bus\", \"replicas\": 1, \"at\": \"20s\", \"for\": \"20s\" }";

        SimulationResult result = run("60s");
        ChannelResult orders = orders(result);

        assertThat(orders.dropped().values()).allMatch(lost -> lost == 0);
        // 100 under way when it is lost, 467 while nobody leads
        assertThat(orders.refused()).isBetween(564L, 570L);
        assertThat(orders.consumed()).isEqualTo(Objects.requireNonNull(result.requests().get("buyers")).completed());
    }

    @Test
    void leaderThatIsLost_losesForThoseWhoDoNotWaitWhatNobodyTakes() {
        acks = "none";
        arrivals = "constant(100/s)";
        channel = "\"copies\": 3, \"lag\": \"1s\", \"failover\": \"5s\"";
        faults = "{ \"crash\": \"bus\", \"replicas\": 1, \"at\": \"20s\", \"for\": \"20s\" }";

        SimulationResult result = run("60s");
        ChannelResult orders = orders(result);

        assertThat(lost(orders, "leader-lost")).isBetween(99L, 101L);
        assertThat(lost(orders, "no-leader")).isBetween(465L, 469L);
        assertThat(orders.refused()).isZero();
        assertThat(Objects.requireNonNull(result.requests().get("buyers")).failed()).isZero();
    }

    /// Of three copies two are lost: publishers wait until that is noticed, and are refused from then on where two are wanted.
    @Test
    void copiesInSync_fewerThanWanted_refusePublishers() {
        arrivals = "constant(100/s)";
        String copies = "\"copies\": 3, \"failover\": \"5s\"";
        faults = "{ \"crash\": \"bus\", \"replicas\": 2, \"at\": \"20s\", \"for\": \"20s\" }";
        for (Map.Entry<Integer, Boolean> row : Map.of(1, false, 2, true).entrySet()) {
            channel = copies + ", \"minInSync\": " + row.getKey();

            ChannelResult orders = orders(run("60s"));

            // without a leader for 5 s, but in the first second two of three are sent to replicas that are lost; then one
            // copy only until 10 s after the fault, when the others have started
            int leaderless = 500 - 67;
            assertThat(orders.refused()).as("%s", row).isCloseTo(row.getValue() ? leaderless + 2500 : leaderless,
                    within(5L));
            assertThat(orders.dropped().values()).allMatch(lost -> lost == 0);
        }
    }

    @Test
    void followerThatIsLost_keepsPublishersWaitingUntilItIsNoticed() {
        arrivals = "constant(100/s)";
        channel = "\"copies\": 3, \"failover\": \"5s\", \"partitions\": 3";
        faults = "{ \"crash\": \"bus\", \"replicas\": 1, \"at\": \"20s\", \"for\": \"20s\" }";

        SimulationResult result = run("60s");

        // a third of the messages has no leader, but in the first second a third of them does not come; the others wait
        assertThat(orders(result).refused()).isCloseTo(500 / 3 - 11, within(3L));
        assertThat(Objects.requireNonNull(result.requests().get("buyers")).latency().p99().value()).isBetween(3.0, 5.1);
        assertThat(orders(result).consumed()).isEqualTo(orders(result).published());
    }

    /// It crashes for a second 20 s and 50 s after the begin, and is there again 10 s after the first time: what is noticed 40 s
    /// after the first loss is not the second one.
    @Test
    void leaderThatIsLostTwice_isReplacedSoLongAfterTheSecondTime() {
        acks = "none";
        arrivals = "constant(100/s)";
        channel = "\"copies\": 3, \"failover\": \"40s\"";
        faults = """
                { "crash": "bus", "replicas": 1, "at": "20s", "for": "1s" },
                { "crash": "bus", "replicas": 1, "at": "50s", "for": "100s" }""";

        // 10 s and 40 s, but in the first second of each every third message is sent to the replica that is lost
        assertThat(lost(orders(run("120s")), "no-leader")).isBetween(1000L + 4000 - 70, 1000L + 4000 - 64);
    }

    @Test
    void leaderThatEndsOnPurpose_handsOverWithoutLoss() {
        arrivals = "constant(100/s)";
        acks = "leader";
        channel = "\"copies\": 3, \"lag\": \"1s\", \"failover\": \"5s\"";
        changes = "{ \"rollout\": \"bus\", \"at\": \"10s\" }";

        SimulationResult result = run("60s");

        assertThat(result.changes()).isNotEmpty();
        assertThat(orders(result).dropped().values()).allMatch(lost -> lost == 0);
        assertThat(orders(result).refused()).isZero();
    }
}
