package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.caller;
import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.theory.StaleView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Callers that look for themselves which replicas there are, on two replicas of which one goes; 40 requests per second in turn.
class DiscoveryTest {

    private static final TimeSpan AT = TimeSpan.parse("10s");
    private static final int REPLICATIONS = 200;
    private static final String JVM = "{ \"refresh\": \"30s\", \"cache\": \"30s\" }";
    private static final String EUREKA = "{ \"refresh\": \"30s\", \"cache\": \"30s\", \"lease\": \"90s\","
            + " \"sweep\": \"60s\" }";

    @Test
    @Tag("DISC-1")
    void removedReplica_withDnsAndAJvm_isUsedForASecondAfterSixtyAtTheMost_DISC1() {
        assertNoneFailsBetween("71100ms", "120s", JVM, gone());
    }

    @Test
    @Tag("DISC-1")
    void removedReplica_withDnsAndAJvm_isUsedForThirtySecondsOnAverage_DISC1() {
        SimulationResult result = run(looking(JVM), "80s", REPLICATIONS, gone());

        // known to the registry after 1 s, and takes no more after the 5 s of its preStop; what sums below 4 s add is 0.012 s
        double stale = new StaleView(1, List.of(30.0, 30.0)).mean() - 5 + 0.012;
        assertThat(failedPerRun(result)).isCloseTo(20 * stale, within(5 * 20 * spread(2)));
    }

    @Test
    @Tag("DISC-1")
    void crashedReplica_inEureka_isUsedFor210SecondsAtTheMost_DISC1() {
        assertNoneFailsBetween("220100ms", "260s", EUREKA, crashed());
    }

    @Test
    @Tag("DISC-1")
    void crashedReplica_inEureka_isUsedUntilItsLeaseHasRunOutAndAllHaveLooked_DISC1() {
        SimulationResult result = run(looking(EUREKA), "230s", REPLICATIONS, crashed());

        double stale = new StaleView(90, List.of(60.0, 30.0, 30.0)).mean();
        // the sweep spreads by 60 s, twice the others
        assertThat(failedPerRun(result)).isCloseTo(20 * stale, within(5 * 20 * spread(6)));
    }

    @Test
    @Tag("DISC-1")
    void replicaThatSaysGoodbye_inEureka_isUsedForSixtySecondsAtTheMost_DISC1() {
        assertNoneFailsBetween("71100ms", "120s", EUREKA, gone());
    }

    @Test
    void callersWithOneLookEach_loseSightOfAReplicaOneAfterTheOther() {
        Document many = set(looking("{ \"refresh\": \"30s\" }"), "components.front.replicas", "20");

        SimulationResult result = run(many, "60s", 20, gone());

        // twenty moments for each run: their mean hardly differs from one run to the next
        double each = 20 * (new StaleView(1, List.of(30.0)).mean() - 5 + 16 / 60.0);
        assertThat(failedPerRun(result)).isCloseTo(each, within(5 * 20 * 30 / Math.sqrt(12.0 * 20 * 20)));
    }

    @Test
    void newReplica_getsNothingUntilItsCallersLook() {
        Document many = set(set(looking("{ \"refresh\": \"30s\" }"), "components.front.replicas", "30"),
                "components.back.replicas", "1");

        SimulationResult result = run(many, "60s", 1, new Scenario(null, null, null, Map.of(), List.of(),
                List.of(new Change.Scale(id("back"), AT, 2))));
        long toTheNew = result.traces().stream().flatMap(trace -> trace.spans().stream())
                .filter(span -> span.connection().equals("front->back") && span.replica() == 1).count();

        double each = 20 * (60 - 10 - new StaleView(1, List.of(30.0)).mean());
        assertThat((double) toTheNew).isCloseTo(each, within(5 * 20 * 30 / Math.sqrt(12.0 * 30)));
    }

    @Test
    void callerThatBeginsAnew_looksAtOnce() {
        Fault again = new Fault.Crash(id("front"), TimeSpan.parse("20s"), Distribution.parse("1ms"), null, null, null);
        Scenario both = new Scenario(null, null, null, Map.of(), List.of(again), gone().changes());

        SimulationResult stale = run(looking("{ \"refresh\": \"10min\" }"), "60s", 1, gone());
        SimulationResult fresh = run(looking("{ \"refresh\": \"10min\" }"), "60s", 1, both);

        // half of 40 per second from 15 s on, to the end or to the look at 30 s, of which the caller is there for 5 s
        assertThat(users(stale)).isBetween(899L, 901L);
        // and all of them from 20 s until callers know of the second start, a back-off of 10 s and the lag later
        assertThat(users(fresh)).isBetween(100 + 439L, 100 + 441L);
    }

    @Test
    void replicaInThePlaceOfOneThatIsGone_isNotTakenForIt() {
        Scenario there = new Scenario(null, null, null, Map.of(), List.of(), List.of(
                new Change.Scale(id("back"), AT, 1), new Change.Scale(id("back"), TimeSpan.parse("30s"), 2)));

        SimulationResult result = run(looking("{ \"refresh\": \"10min\" }"), "60s", 1, there);

        assertThat(users(result)).isBetween(899L, 901L);
    }

    @Test
    void refreshOfUsersFromOutside_isSpreadOverThem() {
        Document document = set(PropertyPath.parse("components.users").with(looking("{ \"refresh\": \"1s\" }"),
                "{ \"kind\": \"client\" }"), "components.front.replicas", "2");
        Document direct = set(set(document, "workloads.users.from", "users"), "connections.users->front.discovery",
                "{ \"refresh\": \"30s\" }");

        SimulationResult result = run(direct, "60s", 20, new Scenario(null, null, null, Map.of(), List.of(),
                List.of(new Change.Scale(id("front"), AT, 1))));

        double each = 20 * (new StaleView(1, List.of(30.0)).mean() - 5 + 16 / 60.0);
        assertThat(failedPerRun(result)).isCloseTo(each, within(each / 2));
    }

    /// Longer runs of the same seeds have no more failures than shorter ones.
    private static void assertNoneFailsBetween(String from, String until, String discovery, Scenario scenario) {
        long before = users(run(looking(discovery), from, 20, scenario));

        assertThat(before).isPositive();
        assertThat(users(run(looking(discovery), until, 20, scenario))).isEqualTo(before);
    }

    // ---- systems ----------------------------------------------------------------------------------------------------

    /// The standard error of the mean number of seconds over all replications, for so many times the variance of 30 s.
    private static double spread(double variances) {
        return Math.sqrt(variances * 30 * 30 / 12 / REPLICATIONS);
    }

    private static Scenario gone() {
        return new Scenario(null, null, null, Map.of(), List.of(), List.of(new Change.Scale(id("back"), AT, 1)));
    }

    private static Scenario crashed() {
        return new Scenario(null, null, null, Map.of(), List.of(new Fault.Crash(id("back"), AT,
                Distribution.parse("1h"), 1, null, null)), List.of());
    }

    private static Document looking(String discovery) {
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(Step.Call.to("back")))
                .withComponent(id("back"), caller(new Step.Wait(Distribution.parse("1ms"))));
        Document document = set(open(architecture, "front", "1/s"), "workloads.users.arrivals", "constant(40/s)");
        return set(set(document, "components.back.replicas", "2"), "connections.front->back.discovery", discovery);
    }

    private static Document set(Document document, String path, String value) {
        return PropertyPath.parse(path).with(document, value);
    }

    private static SimulationResult run(Document document, String duration, int replications, Scenario scenario) {
        return Simulation.run(document.withScenarios(Map.of("stale", scenario)),
                SimulationOptions.defaults().withScenario("stale").withReplications(replications).withTraces(5000)
                        .withDuration(TimeSpan.parse(duration)).withWarmUp(TimeSpan.ZERO),
                Progress.NONE, CancelSignal.NEVER);
    }

    private static long users(SimulationResult result) {
        return result.requests().get("users").failed();
    }

    private static double failedPerRun(SimulationResult result) {
        return (double) users(result) / result.replications();
    }
}
