package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.ScaleEvent;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.theory.Redundancy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whole systems on a platform, simulated as a user would, against what is known exactly of their parts.
class EndToEndTest {

    private static SimulationResult run(Document document, String duration, long seed) {
        return Simulation.run(document, SimulationOptions.defaults().withScenario("s").withSeed(seed)
                .withReplications(1).withThreads(1).withDuration(TimeSpan.parse(duration))
                .withWarmUp(TimeSpan.parse("0s")), Progress.NONE, CancelSignal.NEVER);
    }

    // ---- a step of the load -----------------------------------------------------------------------------------------

    /// Replicas of one core at 50 % until the load becomes a multiple at 60 s. New ones are not ready while it is looked at.
    ///
    /// @param up the pace of growing, or nothing for the standard one
    private static Document stepping(int replicas, double factor, String up) {
        return DocumentReader.readText("""
                { "format": 1, "name": "step",
                  "components": { "shop": { "kind": "service", "replicas": %d,
                      "container": { "cpu": "1", "cpuLimit": "8", "startup": "10min" },
                      "autoscaling": { "min": 1, "max": 100, "cpu": "50%%" %s },
                      "operations": { "sell": { "steps": [ { "compute": "100ms" } ] } } } },
                  "workloads": { "users": { "enters": "shop.sell", "arrivals": "constant(%d/s)" } },
                  "scenarios": { "s": { "faults": [ { "surge": "users", "at": "60s", "factor": %s } ] } } }
                """.formatted(replicas, up, replicas * 5, Double.toString(factor)), "step.json").orElseThrow();
    }

    /// The load of 20 replicas doubles. A look that sees nothing but the new load comes 30 s later on average, and 45 s at most.
    /// One whose measurement holds 76 % of it is enough: it sees 88 %, asks for 36, and with these 55 %, which is near enough.
    @Test
    void E2E_3_HPA_13_loadThatDoubles_isFollowedAsLateAsItIsMeasuredAndLookedAt() {
        int runs = 300;
        double enough = .24 * 15;
        List<Double> delays = new ArrayList<>();
        for (long seed = 1; seed <= runs; seed++) {
            List<ScaleEvent> events = run(stepping(20, 2, ""), "110s", seed).scalings();
            assertThat(events).as("seed %d", seed).hasSizeBetween(1, 2);
            assertThat(events.getLast().to()).as("seed %d", seed).isBetween(36, 40);
            delays.add(events.getLast().at() - 60);
        }
        double blur = .1;
        // two independent phases, even over 15 s
        double deviation = 15 / Math.sqrt(6);
        assertThat(delays).allMatch(delay -> delay > 15 - enough - blur && delay <= 45 - enough + blur);
        assertThat(delays.stream().mapToDouble(i -> i).average().orElseThrow()).isCloseTo(30 - enough,
                within(4 * deviation / Math.sqrt(runs) + blur));
    }

    /// The load of three replicas becomes that of twenty. A first look that sees only some of it may ask for less than the pace allows.
    @ParameterizedTest(name = "E2E-3, {0}")
    @CsvSource(delimiter = '|', textBlock = """
            HPA-7 |                                                                         | 4
            HPA-8 | , "up": { "policies": [ { "change": "100%", "period": "15s" } ] } | 0
            """)
    void loadOfTwentyReplicas_onThree_isReachedInTheStepsOfItsPace(String id, String up, int more) {
        int whole = 0;
        for (long seed = 1; seed <= 12; seed++) {
            List<Integer> asked = run(stepping(3, 20.0 / 3, up == null ? "" : up), "150s", seed).scalings().stream()
                    .map(ScaleEvent::to).toList();
            assertThat(asked.getFirst()).as("%s, seed %d", id, seed).isBetween(4, Math.max(6, 3 + more));
            for (int i = 1; i < asked.size(); i++) {
                int before = asked.get(i - 1);
                assertThat(asked.get(i)).as("%s, seed %d: %s", id, seed, asked)
                        .isEqualTo(Math.min(20, Math.max(2 * before, before + more)));
            }
            assertThat(asked.getLast()).as("%s, seed %d", id, seed).isEqualTo(20);
            whole += asked.equals(more == 0 ? List.of(6, 12, 20) : List.of(7, 14, 20)) ? 1 : 0;
        }
        assertThat(whole).as("%s, runs whose first look sees enough", id).isPositive();
    }

    // ---- the loss of a zone -----------------------------------------------------------------------------------------

    /// @param lost zones, as bits of their numbers, whose nodes are gone from 20 s on
    private static Document zoned(int replicas, String placement, int lost) {
        List<String> faults = IntStream.range(0, 3).filter(zone -> (lost >> zone & 1) == 1)
                .mapToObj(zone -> "{ \"zoneLoss\": \"" + (char) ('a' + zone) + "\", \"at\": \"20s\" }").toList();
        return DocumentReader.readText("""
                { "format": 1, "name": "zoned",
                  "components": { "shop": { "kind": "service", "replicas": %d, "container": { "cpu": "500m" } %s,
                      "operations": { "sell": { "steps": [ { "wait": "10ms" } ] } } } },
                  "workloads": { "users": { "enters": "shop.sell", "arrivals": "constant(30/s)" } },
                  "scenarios": { "s": { "faults": [ %s ] } },
                  "platform": { "zones": { "a": {}, "b": {}, "c": {} }, "nodePools": { "n": { "nodes": 3 } } } }
                """.formatted(replicas, placement, String.join(", ", faults)), "zoned.json").orElseThrow();
    }

    /// Zones that are up 99.95 % of the time with pods that are so 99 % of it: what the engine leaves of the replicas in each
    /// of the eight states of the zones, weighed with how likely that state is.
    @ParameterizedTest(name = "E2E-6, {0}: {1} replicas {2}, {3} needed")
    @CsvSource(delimiter = '|', textBlock = """
            AV-4 | 3 |                                        | 1 | .99999884
            AV-4 | 3 |                                        | 2 | .99967188
            AV-4 | 3 | , "placement": { "zones": [ "a" ] } | 1 | .999499
            AV-5 | 6 |                                        | 4 | .99992068
            AV-5 | 6 | , "placement": { "zones": [ "a" ] } | 4 | .99948046
            """)
    void replicas_thatTheLossOfZonesLeaves_areAvailableAsPublished(String id, int replicas, String placement,
            int needed, double published) {
        double zone = .9995;
        double available = 0;
        for (int lost = 0; lost < 8; lost++) {
            int left = run(zoned(replicas, placement == null ? "" : placement, lost), "100s", 1).components()
                    .get("shop").replicas().last();
            int gone = Integer.bitCount(lost);
            available += left < needed
                    ? 0
                    : Math.pow(zone, 3 - gone) * Math.pow(1 - zone, gone)
                            * Redundancy.atLeast(needed, left, .99);
        }
        assertThat(available).as(id).isCloseTo(published, within(.5e-6));
    }

    /// One of three replicas is silent from 20 s on. Callers learn of it 48.5 s later, and lose a third of what comes until
    /// then; the replacement of the replica starts 347.5 s after the loss in another zone.
    @Test
    void E2E_6_NODE_1_NODE_2_lossOfAZone_costsItsShareUntilItIsKnownAndIsMadeUpFor() {
        SimulationResult result = run(zoned(3, "", 1), "600s", 1);

        assertThat(result.components().get("shop").replicas().mean()).isCloseTo(3 - 347.5 / 600, within(1e-6));
        assertThat(result.components().get("shop").replicas().last()).isEqualTo(3);
        assertThat(result.requests().get("users").inFlight() + result.requests().get("users").failed())
                .isCloseTo(Math.round(48.5 * 30 / 3), within(3L));
    }
}
