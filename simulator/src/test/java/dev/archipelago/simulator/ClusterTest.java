package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.ChangeEvent.Outcome;
import dev.archipelago.simulator.measure.NodeEvent;
import dev.archipelago.simulator.measure.NodeEvent.Cause;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.TextReport;
import dev.archipelago.simulator.result.CapacityResult;
import dev.archipelago.simulator.result.CapacityResult.Costs;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Replicas on nodes of four cores, of which 3920m can be asked for, with evenly spaced arrivals whose answers are known.
class ClusterTest {

    /// @param shop properties of the component
    /// @param scenario faults and changes, without braces
    /// @param platform zones and node pools, without braces
    private static Document document(String shop, String arrivals, String scenario, String platform) {
        return DocumentReader.readText("""
                { "format": 1, "name": "shop",
                  "components": {
                    "shop": { "kind": "service", %s,
                      "operations": { "sell": { "steps": [ { "compute": "10ms" } ] } } } },
                  "workloads": { "users": { "enters": "shop.sell", "arrivals": "%s" } },
                  "scenarios": { "s": { %s } },
                  "platform": { %s } }
                """.formatted(shop, arrivals, scenario, platform), "shop.json").orElseThrow();
    }

    private static SimulationResult run(Document document, String duration) {
        return run(document, duration, 1, 1);
    }

    private static SimulationResult run(Document document, String duration, long seed, int replications) {
        return Simulation.run(document, SimulationOptions.defaults().withScenario("s").withSeed(seed)
                .withReplications(replications).withThreads(1).withDuration(TimeSpan.parse(duration))
                .withWarmUp(TimeSpan.parse("0s")), Progress.NONE, CancelSignal.NEVER);
    }

    private static CapacityResult.Pods shop(SimulationResult result) {
        return result.capacity().components().get("shop");
    }

    private static CapacityResult.Pool pool(SimulationResult result) {
        return result.capacity().pools().get("n");
    }

    private static List<Double> mean(SimulationResult result) {
        return result.timeline().requests().get("users").mean();
    }

    // ---- placing ------------------------------------------------------------------------------------------------------

    /// PACK-1: ten pods of a core; three fit on a node of 3.92.
    @Test
    void PACK_1_podsThatDoNotFit_wait() {
        Document document = document("\"replicas\": 10, \"container\": { \"cpu\": \"1\", \"memory\": \"2Gi\" }",
                "constant(10/s)", "", "\"nodePools\": { \"n\": { \"nodes\": 3 } }");

        SimulationResult result = run(document, "30s");

        assertThat(result.components().get("shop").replicas().mean()).isEqualTo(9);
        assertThat(shop(result).pending().value()).isEqualTo(1);
        assertThat(shop(result).requestedCpu()).isCloseTo(9, within(1e-9));
        assertThat(pool(result).packed()).isCloseTo(9 / (3 * 3.92), within(1e-9));
        assertThat(result.requests().get("users").failed()).isZero();
    }

    /// Two nodes of 3.92 have three replicas of a core on them; the first new one, of three cores, finds room on neither.
    @Test
    void newVersion_thatAsksForMore_isPlacedByWhatItAsksFor() {
        Document document = document("\"replicas\": 3, \"container\": { \"cpu\": \"1\" }", "constant(10/s)",
                "\"changes\": [ { \"rollout\": \"shop\", \"at\": \"10s\", \"version\": { \"container.cpu\": \"3\" } } ]",
                "\"nodePools\": { \"n\": { \"nodes\": 2 } }");

        SimulationResult result = run(document, "120s");

        assertThat(result.changes().getFirst().outcome()).isEqualTo(Outcome.OPEN);
        assertThat(result.timeline().pending().get("shop").getLast()).isEqualTo(1);
        assertThat(pool(result).requestedCpu()).isCloseTo(3, within(1e-9));
    }

    @Test
    void podsOfWhichNoneFits_leaveNobodyToAnswer() {
        Document document = document("\"replicas\": 2, \"container\": { \"cpu\": \"5\" }", "constant(10/s)", "",
                "\"nodePools\": { \"n\": { \"nodes\": 3 } }");

        SimulationResult result = run(document, "10s");

        assertThat(result.requests().get("users").failures().get("unavailable")).isBetween(99L, 100L);
        assertThat(shop(result).pending().value()).isEqualTo(2);
    }

    /// Six replicas over two zones of a pool; callers of one zone need 5 ms to the other: half of all calls.
    @Test
    void zones_comeFromTheNodes() {
        Document document = DocumentReader.readText("""
                { "format": 1, "name": "pair",
                  "components": {
                    "front": { "kind": "service", "replicas": 4,
                      "operations": { "go": { "steps": [ { "call": "back.go" } ] } } },
                    "back": { "kind": "service", "placement": { "nodePool": "b" },
                      "operations": { "go": { "steps": [ { "wait": "1ms" } ] } } } },
                  "workloads": { "users": { "enters": "front.go", "arrivals": "constant(100/s)" } },
                  "scenarios": { "s": {} },
                  "platform": { "zones": { "x": {}, "y": {} }, "network": { "betweenZones": "5ms" },
                    "nodePools": { "a": { "nodes": 2 }, "b": { "zones": [ "y" ] } } } }
                """, "pair.json").orElseThrow();

        SimulationResult result = run(document, "20s");

        assertThat(result.requests().get("users").latency().mean().value()).isCloseTo(0.001 + 0.010 / 2, within(1e-4));
    }

    /// A node lends 13.3 GiB. Three pods that ask for 2 GiB use 5 each: after the first look one is killed, and finds room on no
    /// other node; it comes back to the same one and is killed again.
    @Test
    void memoryBeyondWhatANodeHas_letsPodsBeKilledAtEachLook() {
        Document document = document(
                "\"replicas\": 3, \"container\": { \"memory\": \"2Gi\", \"memoryLimit\": \"6Gi\", \"memoryBase\": \"5Gi\" }",
                "constant(10/s)", "", "\"nodePools\": { \"n\": { \"nodes\": 1 } }");

        SimulationResult result = run(document, "95s");

        assertThat(shop(result).evicted().value()).isEqualTo(9);
        assertThat(result.components().get("shop").replicas().min()).isEqualTo(2);
        assertThat(run(document("\"replicas\": 2, \"container\": { \"memory\": \"2Gi\", \"memoryBase\": \"5Gi\" }",
                "constant(10/s)", "", "\"nodePools\": { \"n\": { \"nodes\": 1 } }"), "95s").capacity().components()
                .get("shop").evicted().value()).isZero();
    }

    /// Half of the calls of the front go to the other zone; a GiB is four requests of 256 MiB, and one answer of 1 GiB.
    @Test
    void traffic_isPaidWhereItLeavesTheZoneOrThePlatform() {
        Document document = DocumentReader.readText("""
                { "format": 1, "name": "traffic",
                  "components": {
                    "users": { "kind": "client" },
                    "front": { "kind": "service", "replicas": 2,
                      "operations": { "go": { "steps": [ { "call": "back.go" }, { "call": "bank.pay" } ] } } },
                    "back": { "kind": "service", "replicas": 2, "operations": { "go": { "steps": [] } } },
                    "bank": { "kind": "external", "operations": { "pay": { "steps": [] } } } },
                  "connections": {
                    "users->front": { "requestSize": "8Gi", "responseSize": "512Mi" },
                    "front->back": { "requestSize": "256Mi", "responseSize": "1Gi", "balancing": "random" },
                    "front->bank": { "requestSize": "128Mi", "responseSize": "8Gi" } },
                  "workloads": { "shoppers": { "from": "users", "enters": "front.go", "arrivals": "constant(10/s)" } },
                  "scenarios": { "s": {} },
                  "platform": { "zones": { "x": {}, "y": {} },
                    "prices": { "egressGibibyte": 0.12, "zoneGibibyte": 0.01 } } }
                """, "traffic.json").orElseThrow();

        Costs costs = run(document, "1000s").capacity().costs().orElseThrow();

        double calls = 10 * 3600;
        assertThat(costs.traffic().egress()).isCloseTo(calls * (0.5 + 0.125) * 0.12, within(calls * 1e-5));
        assertThat(costs.traffic().zones()).isCloseTo(calls / 2 * 1.25 * 0.01, within(calls * 0.0003));
        assertThat(costs.perHour()).isEqualTo(costs.traffic().sum());
    }

    @Test
    void taintedPool_takesOnlyWhoBearsIt() {
        String pools = "\"nodePools\": { \"plain\": { \"nodes\": 1 }, \"gpu\": { \"nodes\": 1, \"taints\": [ \"gpu\" ] } }";
        String shop = "\"replicas\": 5, \"container\": { \"cpu\": \"1\" }";

        assertThat(shop(run(document(shop, "constant(10/s)", "", pools), "10s")).pending().value()).isEqualTo(2);
        assertThat(shop(run(document(shop + ", \"placement\": { \"tolerates\": [ \"gpu\" ] }", "constant(10/s)", "",
                pools), "10s")).pending().value()).isZero();
    }

    @Test
    void placementInOnePool_leavesTheOthersEmpty() {
        Document document = document(
                "\"replicas\": 5, \"placement\": { \"nodePool\": \"b\" }, \"container\": { \"cpu\": \"1\" }",
                "constant(10/s)", "", "\"nodePools\": { \"a\": { \"nodes\": 5 }, \"b\": { \"nodes\": 1 } }");

        SimulationResult result = run(document, "10s");

        assertThat(result.capacity().pools().get("a").requestedCpu()).isZero();
        assertThat(result.capacity().pools().get("b").requestedCpu()).isCloseTo(3, within(1e-9));
        assertThat(shop(result).pending().value()).isEqualTo(2);
    }

    /// A pod of low priority has to go when one of high priority finds no room.
    @Test
    void podOfHigherPriority_displacesOneOfLower() {
        Document document = DocumentReader.readText("""
                { "format": 1, "name": "two",
                  "components": {
                    "batch": { "kind": "service", "replicas": 3, "container": { "cpu": "1" } },
                    "shop": { "kind": "service", "replicas": 0, "container": { "cpu": "1" },
                      "placement": { "priority": 10 },
                      "operations": { "sell": { "steps": [ { "compute": "10ms" } ] } } } },
                  "workloads": { "users": { "enters": "shop.sell", "arrivals": "constant(10/s)" } },
                  "scenarios": { "s": { "changes": [ { "scale": "shop", "to": 2, "at": "10s" } ] } },
                  "platform": { "nodePools": { "n": {} } } }
                """.replace("\"replicas\": 0", "\"replicas\": 1"), "two.json").orElseThrow();

        SimulationResult result = run(document, "60s");

        assertThat(result.components().get("shop").replicas().last()).isEqualTo(2);
        assertThat(result.components().get("batch").replicas().last()).isEqualTo(1);
    }

    // ---- CPU ----------------------------------------------------------------------------------------------------------

    /// Eight of 10 ms at the same instant on 3.92 cores take 8 · 10 / 3.92 ms.
    @Test
    void computationsBeyondTheNode_shareIt() {
        Document document = document("\"container\": { \"cpu\": \"1\" }", "constant(1/s)",
                "\"faults\": [ { \"burst\": \"users\", \"at\": \"10500ms\", \"requests\": 8 } ]",
                "\"nodePools\": { \"n\": {} }");

        SimulationResult result = run(document, "20s");

        assertThat(result.requests().get("users").latency().p999().value()).isCloseTo(0.080 / 3.92, within(2e-4));
        assertThat(pool(result).contended().value()).isCloseTo(0.080 / 3.92 / 20, within(1e-6));
    }

    /// A hog wants all of the node for itself and asks for 2920m, the shop for 1000m: it gets one of 3.92 cores for two requests.
    @Test
    void contendedNode_isSharedByRequests() {
        assertThat(besideAHog("1", "2920m", Detail.STANDARD)).isCloseTo(0.020, within(1e-6));
    }

    /// With 2 of 3 cores asked for, the shop gets what it wants: 2 cores are less than two thirds of 3.92.
    @Test
    void contendedNode_givesWhoWantsLessThanItsPartAll() {
        assertThat(besideAHog("2", "1", Detail.STANDARD)).isCloseTo(0.010, within(1e-6));
    }

    @Test
    void contendedNode_withQuotas_isSharedByRequestsAsWell() {
        assertThat(besideAHog("1", "2920m", Detail.DETAILED)).isCloseTo(0.020, within(1e-6));
    }

    /// Mean time of two requests of 10 ms that come together, beside a component that computes sixteen things all the time.
    private static double besideAHog(String shopCpu, String hogCpu, Detail detail) {
        Document document = DocumentReader.readText("""
                { "format": 1, "name": "hog",
                  "components": {
                    "hog": { "kind": "service", "container": { "cpu": "%s", "cpuLimit": "64" },
                      "operations": { "burn": { "steps": [ { "compute": "1h" } ] } } },
                    "shop": { "kind": "service", "container": { "cpu": "%s" },
                      "operations": { "sell": { "steps": [ { "compute": "10ms" } ] } } } },
                  "workloads": {
                    "burners": { "enters": "hog.burn", "users": 16 },
                    "users": { "enters": "shop.sell", "arrivals": "constant(0.001/s)" } },
                  "scenarios": { "s": { "faults": [
                      { "burst": "users", "at": "1s", "requests": 2, "every": "1s" } ] } },
                  "platform": { "nodePools": { "n": { "cpu": "4" } } } }
                """.formatted(hogCpu, shopCpu), "hog.json").orElseThrow();
        SimulationResult result = Simulation.run(document, SimulationOptions.defaults().withScenario("s")
                .withReplications(1).withThreads(1).withDetail(detail).withDuration(TimeSpan.parse("20s"))
                .withWarmUp(TimeSpan.parse("0s")), Progress.NONE, CancelSignal.NEVER);
        return result.requests().get("users").latency().mean().value();
    }

    // ---- nodes that come and go -----------------------------------------------------------------------------------------

    /// CA-1: unschedulable after 1 s, a look of the autoscaler within 10 s, boot 180 s, image pull 20 s, start 15 s: between 216 and
    /// 226 s; a second later callers know. The mean over many seeds is 221 s.
    @Test
    void CA_1_replicaWithoutRoom_waitsForANodeItsImageAndItsStart() {
        List<Double> waits = new ArrayList<>();
        for (long seed = 1; seed <= 200; seed++) {
            Document document = document(
                    "\"replicas\": 3, \"container\": { \"cpu\": \"1\", \"startup\": \"15s\" }", "constant(1/s)",
                    "\"changes\": [ { \"scale\": \"shop\", \"to\": 4, \"at\": \"60s\" } ]",
                    "\"nodePools\": { \"n\": { \"max\": 2, \"boot\": \"180s\", \"imagePull\": \"20s\" } }");
            SimulationResult result = run(document, "300s", seed, 1);
            double up = result.components().get("shop").replicas().mean() - 3;
            waits.add(240 - up * 300);
            assertThat(result.components().get("shop").replicas().last()).as("seed %d", seed).isEqualTo(4);
        }
        assertThat(waits).allMatch(wait -> wait >= 216 && wait <= 226);
        // uniform over 10 s: a standard deviation of 2.89 s
        assertThat(waits.stream().mapToDouble(i -> i).average().orElseThrow())
                .isCloseTo(221, within(4 * 2.89 / Math.sqrt(waits.size())));
    }

    /// The second of two nodes with the image from the start on, and one without: 5 s, or 25 s.
    @Test
    void image_isFetchedOnceByEachNode() {
        Document document = document(
                "\"replicas\": 1, \"container\": { \"cpu\": \"1\", \"startup\": \"5s\" }", "constant(1/s)",
                "\"changes\": [ { \"scale\": \"shop\", \"to\": 4, \"at\": \"100s\" } ]",
                "\"nodePools\": { \"n\": { \"nodes\": 2, \"imagePull\": \"20s\" } }");

        // two on each node: one beside the first, the two others where the image is fetched once
        assertThat(run(document, "200s").components().get("shop").replicas().mean())
                .isCloseTo((200 + 95 + 2 * 75) / 200.0, within(1e-6));
    }

    @Test
    void replicaWithoutRoom_letsTheReportSayWhyThereAreMoreNodes() {
        Document document = document("\"replicas\": 3, \"container\": { \"cpu\": \"1\" }", "constant(1/s)",
                "\"changes\": [ { \"scale\": \"shop\", \"to\": 8, \"at\": \"60s\" } ]",
                "\"nodePools\": { \"n\": { \"max\": 5, \"boot\": \"60s\" } }");

        List<NodeEvent> events = run(document, "300s").capacity().events();

        assertThat(events).extracting(NodeEvent::cause).containsExactly(Cause.PENDING, Cause.READY, Cause.READY);
        assertThat(events.getFirst()).usingRecursiveComparison().ignoringFields("at")
                .isEqualTo(new NodeEvent("n", 0, 1, 3, Cause.PENDING, 5));
    }

    /// Four replicas on two nodes become one at 60 s: both nodes are hardly used, at 70 s or before one is unneeded, and 600 s later
    /// it is gone.
    @Test
    void nodeThatIsHardlyUsed_isRemovedAfterTenMinutes() {
        Document document = document("\"replicas\": 4, \"container\": { \"cpu\": \"1\" }", "constant(1/s)",
                "\"changes\": [ { \"scale\": \"shop\", \"to\": 1, \"at\": \"60s\" } ]",
                "\"nodePools\": { \"n\": { \"nodes\": 2, \"min\": 1, \"max\": 2 } }");

        SimulationResult result = run(document, "900s");

        assertThat(result.capacity().events()).hasSize(1).allSatisfy(event -> {
            assertThat(event.cause()).isEqualTo(Cause.UNNEEDED);
            assertThat(event.at()).isBetween(660.0, 690.0);
            assertThat(event.to()).isEqualTo(1);
        });
        assertThat(result.requests().get("users").failed()).isZero();
    }

    // ---- lost nodes -----------------------------------------------------------------------------------------------------

    /// NODE-1 and NODE-2: of two replicas on two nodes one is silent from 20 s on. Callers learn of it 48.5 s later; the other
    /// one starts 347.5 s after the loss on the node that is left.
    @Test
    void NODE_1_NODE_2_lostNode_isReplacedAfter347Seconds() {
        Document document = document("\"replicas\": 2, \"container\": { \"cpu\": \"1\" }", "constant(10/s)",
                "\"faults\": [ { \"nodeLoss\": \"n\", \"at\": \"20s\" } ]",
                "\"nodePools\": { \"n\": { \"nodes\": 2 } }");

        SimulationResult result = run(document, "600s");

        assertThat(result.components().get("shop").replicas().mean()).isCloseTo(2 - 347.5 / 600, within(1e-6));
        assertThat(result.requests().get("users").inFlight() + result.requests().get("users").failed())
                .isCloseTo(485 / 2, within(3L));
    }

    /// A node that comes back in time starts what it had anew.
    @Test
    void lostNode_thatComesBack_keepsItsPods() {
        Document document = document("\"replicas\": 2, \"container\": { \"cpu\": \"1\", \"startup\": \"5s\" }",
                "constant(10/s)", "\"faults\": [ { \"nodeLoss\": \"n\", \"at\": \"20s\", \"for\": \"100s\" } ]",
                "\"nodePools\": { \"n\": { \"nodes\": 2 } }");

        assertThat(run(document, "600s").components().get("shop").replicas().mean())
                .isCloseTo(2 - 105.0 / 600, within(1e-6));
    }

    /// A database has its storage on its node and waits for it.
    @Test
    void lostNode_withADatabase_isWaitedFor() {
        Document document = DocumentReader.readText("""
                { "format": 1, "name": "store",
                  "components": { "store": { "kind": "database", "replicas": 2 } },
                  "workloads": { "users": { "enters": "store", "arrivals": "constant(10/s)" } },
                  "scenarios": { "s": { "faults": [ { "nodeLoss": "n", "at": "20s", "for": "500s" } ] } },
                  "platform": { "nodePools": { "n": { "nodes": 2 } } } }
                """, "store.json").orElseThrow();

        assertThat(run(document, "600s").components().get("store").replicas().mean())
                .isCloseTo(2 - 500.0 / 600, within(1e-6));
    }

    /// Spot nodes give 30 s of notice, which is enough to go elsewhere: nothing fails.
    @Test
    void spotNode_withANotice_isLeftInTime() {
        Document document = document("\"replicas\": 2, \"container\": { \"cpu\": \"1\", \"startup\": \"5s\" }",
                "constant(100/s)", "\"faults\": [ { \"nodeLoss\": \"n\", \"at\": \"20s\" } ]",
                "\"nodePools\": { \"n\": { \"nodes\": 2, \"spot\": true } }");

        SimulationResult result = run(document, "120s");

        assertThat(result.requests().get("users").failed()).isZero();
        assertThat(result.requests().get("users").inFlight()).isLessThan(3);
        assertThat(result.components().get("shop").replicas().last()).isEqualTo(2);
        assertThat(result.capacity().pools().get("n").least()).isEqualTo(1);
    }

    /// More than 55 % of the nodes of a small zone gone: nothing is moved until there are fewer.
    @Test
    void lossOfMostOfASmallZone_movesNothing() {
        Document document = document("\"replicas\": 3, \"container\": { \"cpu\": \"1\" }", "constant(10/s)",
                "\"faults\": [ { \"nodeLoss\": \"n\", \"nodes\": 2, \"at\": \"20s\" } ]",
                "\"nodePools\": { \"n\": { \"nodes\": 3 } }");

        assertThat(run(document, "600s").components().get("shop").replicas().last()).isEqualTo(1);
    }

    @Test
    void zoneLoss_takesTheNodesOfTheZone() {
        Document document = document("\"replicas\": 4, \"container\": { \"cpu\": \"1\" }", "constant(10/s)",
                "\"faults\": [ { \"zoneLoss\": \"x\", \"at\": \"20s\", \"for\": \"60s\" } ]",
                "\"zones\": { \"x\": {}, \"y\": {} }, \"nodePools\": { \"n\": { \"nodes\": 2 } }");

        SimulationResult result = run(document, "120s");

        assertThat(result.components().get("shop").replicas().min()).isEqualTo(2);
        assertThat(result.components().get("shop").replicas().last()).isEqualTo(4);
        assertThat(result.timeline().nodes().get("n").ready()).contains(1.0, 2.0);
    }

    /// A node of 3.92 cores with two replicas of a core, from 60 s on with three: 2 and then 3 cores are asked for, and one is used.
    /// The first request comes up to 10 ms after the beginning.
    @Test
    void nodesOverTime_tellWhatWasAskedForAndUsedAndIdle() {
        Document document = document("\"replicas\": 2, \"container\": { \"cpu\": \"1\", \"memory\": \"2Gi\" }",
                "constant(100/s)", "\"changes\": [ { \"scale\": \"shop\", \"to\": 3, \"at\": \"60s\" } ]",
                "\"nodePools\": { \"n\": {} }");

        SimulationResult result = run(document, "120s");

        Timeline.Nodes nodes = result.timeline().nodes().get("n");
        assertThat(List.of(nodes.ready().getFirst(), nodes.pods().getFirst(), nodes.cpu().getFirst(),
                nodes.requestedCpu().getFirst(), nodes.requestedMemory().getFirst(), nodes.contended().getFirst()))
                .isEqualTo(List.of(1.0, 2.0, 3.92, 2.0, 4.0, 0.0));
        assertThat(nodes.usedCpu()).allSatisfy(used -> assertThat(used).isCloseTo(1, within(.01)));
        assertThat(nodes.requestedCpu().getLast()).isEqualTo(3.0);
        assertThat(nodes.idleCpu().getLast()).isCloseTo(0.92, within(1e-9));
        assertThat(nodes.packed().getLast()).isCloseTo(3 / 3.92, within(1e-9));
        assertThat(result.timeline().components().get("shop").usedCpu().getLast())
                .isCloseTo(nodes.usedCpu().getLast(), within(1e-9));
        assertThat(pool(result).requestedCpu()).isCloseTo(2.5, within(1e-9));
        assertThat(TextReport.of(result)).contains("nodes of n: packed from 51.0% to 76.5%");
    }

    /// Four of 10 ms at the same instant, each second, on a limit of half a core: they need 80 ms, in all of which more is to be
    /// computed than there is.
    @Test
    void podsOverTime_tellHowLongTheyAreThrottled() {
        Document document = document("\"container\": { \"cpu\": \"250m\", \"cpuLimit\": \"500m\" }",
                "constant(0.001/s)",
                "\"faults\": [ { \"burst\": \"users\", \"at\": \"500ms\", \"requests\": 4, \"every\": \"1s\" } ]",
                "\"nodePools\": { \"n\": {} }");

        SimulationResult result = run(document, "100s");

        assertThat(result.timeline().components().get("shop").throttled().stream().mapToDouble(i -> i).average()
                .orElseThrow()).isCloseTo(result.components().get("shop").throttledShare().value(), within(1e-9))
                .isCloseTo(.08, within(.005));
    }

    // ---- what it costs --------------------------------------------------------------------------------------------------

    /// Two nodes at 0.2 an hour with three cores of 3.92 and 12 GiB of 13.3 asked for on one of them: the idle part is what is left.
    @Test
    void nodes_costWhatTheirPoolSays() {
        Document document = document("\"replicas\": 3, \"container\": { \"cpu\": \"1\", \"memory\": \"4Gi\" }",
                "constant(10/s)", "", """
                        "nodePools": { "n": { "nodes": 2, "pricePerHour": 0.2 } }, "prices": { "currency": "EUR" }
                        """);

        CapacityResult.Costs costs = run(document, "10s").capacity().costs().orElseThrow();

        double asked = 3 * (1 / 3.92 + 4 / 13.302344) / 2;
        assertThat(costs.currency()).isEqualTo("EUR");
        assertThat(costs.perHour()).isCloseTo(0.4, within(1e-9));
        assertThat(costs.perMonth()).isCloseTo(292, within(1e-6));
        assertThat(costs.perMillion()).isCloseTo(0.4 / 36_000 * 1e6, within(0.2));
        assertThat(costs.idle()).isCloseTo(0.2 * (2 - asked), within(1e-6));
        assertThat(costs.components()).containsOnlyKeys("shop");
        assertThat(costs.components().get("shop")).isCloseTo(0.4, within(1e-9));
        assertThat(costs.unknown()).isEmpty();
    }

    /// COST-2: without node pools each replica costs the price of what it asks for.
    @Test
    void COST_2_replicasWithoutNodes_costWhatTheyAskFor() {
        Document document = document("\"replicas\": 2, \"container\": { \"cpu\": \"500m\", \"memory\": \"1Gi\" }",
                "constant(10/s)", "", "\"prices\": { \"coreHour\": 0.031611, \"gibibyteHour\": 0.004237 }");

        CapacityResult.Costs costs = run(document, "10s").capacity().costs().orElseThrow();

        assertThat(costs.perMonth()).isCloseTo(2 * 14.631025, within(1e-6));
    }

    /// Ten calls a second at 0.001 each; what the shop costs nobody has said.
    @Test
    void callsOfOthers_costTheirPrice_andWhatIsUnknownIsNamed() {
        Document document = DocumentReader.readText("""
                { "format": 1, "name": "pay",
                  "components": {
                    "shop": { "kind": "service",
                      "operations": { "sell": { "steps": [ { "call": "card.pay" } ] } } },
                    "card": { "kind": "third-party", "external": { "pricePerCall": 0.001, "latency": "1ms" },
                      "operations": { "pay": { "steps": [] } } } },
                  "workloads": { "users": { "enters": "shop.sell", "arrivals": "constant(10/s)" } },
                  "scenarios": { "s": {} } }
                """, "pay.json").orElseThrow();

        CapacityResult.Costs costs = run(document, "100s").capacity().costs().orElseThrow();

        assertThat(costs.perHour()).isCloseTo(36, within(0.1));
        assertThat(costs.perMillion()).isCloseTo(1000, within(1e-3));
        assertThat(costs.unknown()).containsExactly("what runs on the platform");
    }

    @Test
    void nothingWithAPrice_hasNoCosts() {
        assertThat(run(document("\"replicas\": 1", "constant(10/s)", "", ""), "1s").capacity().costs()).isEmpty();
    }

    /// 100 requests a second of 10 ms: one core used, of two replicas half a core each, and 15 % more recommended, up to a bucket.
    @Test
    void usage_letsARequestBeRecommended() {
        Document document = document("\"replicas\": 2, \"container\": { \"cpu\": \"2\" }", "constant(100/s)", "",
                "\"nodePools\": { \"n\": { \"nodes\": 2 } }");

        SimulationResult result = run(document, "60s");

        assertThat(shop(result).usedCpu().value()).isCloseTo(1, within(0.001));
        assertThat(pool(result).usedCpu().value()).isCloseTo(1, within(0.001));
        assertThat(shop(result).requestedCpu()).isEqualTo(4);
        assertThat(shop(result).recommendedCpu()).isBetween(0.5 * 1.15, 0.5 * 1.15 * 1.05 + 0.02);
    }

    @Test
    void sameSeed_givesTheSameNodes() {
        Document document = document("\"replicas\": 3, \"container\": { \"cpu\": \"1\" }", "poisson(50/s)",
                "\"changes\": [ { \"scale\": \"shop\", \"to\": 8, \"at\": \"10s\" } ]",
                "\"nodePools\": { \"n\": { \"max\": 5, \"boot\": \"exponential(20s)\" } }");

        Map<Boolean, CapacityResult> results = new TreeMap<>();
        results.put(true, run(document, "100s", 7, 2).capacity());
        results.put(false, run(document, "100s", 7, 2).capacity());

        assertThat(results.get(true)).isEqualTo(results.get(false));
        assertThat(mean(run(document, "100s", 7, 1))).isNotEmpty();
    }
}
