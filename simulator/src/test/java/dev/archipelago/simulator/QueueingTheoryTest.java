package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.caller;
import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static dev.archipelago.simulator.Systems.server;
import static dev.archipelago.simulator.Systems.station;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Container;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The simulator against closed forms. A 95 % interval misses one time in twenty by right, so every value is held to
/// three times its own half width (t with nine degrees of freedom: one false alarm in about twenty thousand).
class QueueingTheoryTest {

    private static final int WIDTHS = 3;

    @Test
    void singleServer_atEightyPercent_hasTheExactSojournTimes() {
        WorkloadResult users = run(station(1, "8/s"), "2000s").requests().get("users");

        close(users.latency().mean(), 0.5);
        close(users.latency().p50(), 0.346574);
        close(users.latency().p95(), 1.497866);
        close(users.latency().p99(), 2.302585);
        close(users.goodput(), 8);
    }

    @Test
    void fiveServers_atEightyPercent_haveTheExactSojournTimes() {
        SimulationResult result = run(station(5, "40/s"), "1000s");

        close(result.requests().get("users").latency().mean(), 0.155411);
        close(result.requests().get("users").latency().p95(), 0.419746);
        close(result.components().get("server").queueLength(), 2.216450);
        close(result.components().get("server").utilization(), 0.8);
        close(result.components().get("server").cpuUtilization(), 0.8);
    }

    @Test
    void tandem_whoseFirstStationDoesNotWait_hasTheExactSojournTimes() {
        // rates 5/s against service rates 7/s and 10/s: exponential sojourns of rate 2 and 5 in series
        Architecture architecture = Architecture.empty()
                .withComponent(id("front"), caller(Step.Call.to("first"), Step.Call.to("second")))
                .withComponent(id("first"), server(1, "exponential(142857143ns)"))
                .withComponent(id("second"), server(1, "exponential(100ms)"));

        WorkloadResult users = run(open(architecture, "front", "5/s"), "4000s").requests().get("users");

        close(users.latency().mean(), 0.7);
        close(users.latency().p95(), 1.752235);
        close(users.latency().p99(), 2.557905);
    }

    @Test
    void processorSharing_atEightyPercent_isInsensitiveToTheDistribution() {
        for (String demand : List.of("100ms", "hyperexponential(mean=100ms, cv=2)")) {
            Component server = Component.of(ComponentKind.SERVICE)
                    .withContainer(Container.UNSPECIFIED.withCpu(null, new Cores(1000)))
                    .withOperation("serve", Operation.of(new Step.Compute(Distribution.parse(demand))));

            SimulationResult result = run(
                    open(Architecture.empty().withComponent(id("server"), server), "server", "8/s"),
                    "2000s");

            close(result.requests().get("users").latency().mean(), 0.5);
        }
    }

    @Test
    void singleServer_withVariableService_followsPollaczekKhinchine() {
        Architecture architecture = Architecture.empty().withComponent(id("server"),
                server(1, "lognormal(mean=100ms, cv=2)"));

        close(run(open(architecture, "server", "8/s"), "4000s").requests().get("users").latency().mean(), 1.1);
    }

    @Test
    void boundedBacklog_ofTenPlaces_losesTheExactShare() {
        Component server = server(1, "exponential(100ms)");
        Architecture architecture = Architecture.empty().withComponent(id("server"),
                server.withContainer(server.containerOrDefault().withBacklog(9)));

        WorkloadResult users = run(open(architecture, "server", "8/s"), "4000s").requests().get("users");

        close(users.goodput(), 7.812057);
        close(users.latency().mean(), 0.379710);
        assertThat(users.failures().get("rejected")).isEqualTo(users.failed()).isPositive();
    }

    @Test
    void closedUsers_onThreeStations_followMeanValueAnalysis() {
        // demands 50, 80, 20 ms, think time 1 s, ten users
        Architecture architecture = Architecture.empty()
                .withComponent(id("front"), caller(Step.Call.to("a"), Step.Call.to("b"), Step.Call.to("c")))
                .withComponent(id("a"), server(1, "exponential(50ms)"))
                .withComponent(id("b"), server(1, "exponential(80ms)"))
                .withComponent(id("c"), server(1, "exponential(20ms)"));
        Document document = Document.of("closed", architecture).withWorkload("users",
                Workload.closed(OperationRef.parse("front"), 10, Distribution.parse("exponential(1s)")));

        WorkloadResult users = run(document, "2000s").requests().get("users");

        close(users.goodput(), 7.891676);
        close(users.latency().mean(), 0.267158);
    }

    @Test
    void heldThreads_beforeADatabase_haveTheExactThroughput() {
        // ten users thinking 0.5 s, three threads, CPU 20 ms, one database server 50 ms, all exponential
        Architecture architecture = Architecture.empty()
                .withComponent(id("app"),
                        Component.of(ComponentKind.SERVICE)
                                .withContainer(Container.UNSPECIFIED.withWorkers(3).withCpu(null, new Cores(1000)))
                                .withOperation("serve",
                                        Operation.of(new Step.Compute(Distribution.parse("exponential(20ms)")),
                                                Step.Call.to("db"))))
                .withComponent(id("db"), server(1, "exponential(50ms)"));
        Document document = Document.of("held", architecture).withWorkload("users",
                Workload.closed(OperationRef.parse("app"), 10, Distribution.parse("exponential(500ms)")));

        SimulationResult result = run(document, "2000s");

        close(result.requests().get("users").goodput(), 15.144507);
        close(result.requests().get("users").latency().mean(), 0.160305);
        close(result.components().get("app").utilization(), 0.646808);
    }

    @Test
    void forkJoin_ofTwoBranches_hasTheExactMean() {
        // (12 - rho) / 8 of the mean of one branch
        Architecture architecture = Architecture.empty()
                .withComponent(id("front"),
                        caller(new Step.Parallel(List.of(Step.Call.to("a"), Step.Call.to("b")), null)))
                .withComponent(id("a"), server(1, "exponential(100ms)"))
                .withComponent(id("b"), server(1, "exponential(100ms)"));

        close(run(open(architecture, "front", "8/s"), "4000s").requests().get("users").latency().mean(), 0.7);
    }

    @Test
    void fiveServices_withHeldThreads_agreeWithSevenOtherEngines() {
        // reference 6.1404 ms from six runs of 2e7 requests, confirmed by independent simulators
        Architecture architecture = Architecture.empty()
                .withComponent(id("gateway"),
                        server(8, "exponential(500us)", Step.Call.to("a"), Step.Call.to("b"), Step.Call.to("c")))
                .withComponent(id("a"), server(3, "exponential(1ms)", Step.Call.to("db")))
                .withComponent(id("b"), server(3, "exponential(1ms)", Step.Call.to("db")))
                .withComponent(id("c"), server(3, "exponential(1ms)", Step.Call.to("db")))
                .withComponent(id("db"), server(2, "exponential(500us)"));

        SimulationResult result = run(open(architecture, "gateway", "800/s"), "60s");

        close(result.requests().get("users").latency().mean(), 6.1404e-3);
        close(result.components().get("db").utilization(), 0.6);
    }

    private static void close(Estimate estimate, double exact) {
        assertThat(Math.abs(estimate.value() - exact))
                .as("%s against %s (seed 1): at most %s half widths", estimate, exact, WIDTHS)
                .isLessThan(WIDTHS * estimate.halfWidth());
        assertThat(estimate.halfWidth()).as("relative half width of %s", estimate).isLessThan(0.1 * exact);
    }

    private static SimulationResult run(Document document, String duration) {
        SimulationOptions options = SimulationOptions.defaults().withDuration(TimeSpan.parse(duration));
        return Simulation.run(document, options, Progress.NONE, CancelSignal.NEVER);
    }
}
