package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.caller;
import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static dev.archipelago.simulator.Systems.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.Channel;
import dev.archipelago.model.ChannelKind;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Container;
import dev.archipelago.model.NetworkPath;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Resource;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Backoff;
import dev.archipelago.model.policy.Balancing;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.result.ConnectionResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class RequestLifeTest {

    @Test
    void timeout_ofASlowCallee_failsTheCallerAndWastesTheWork() {
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(Step.Call.to("slow")))
                .withComponent(id("slow"), caller(wait("300ms")))
                .withConnection(between("front", "slow"), Connection.UNSPECIFIED.withTimeout(TimeSpan.parse("100ms")));

        SimulationResult result = run(open(architecture, "front", "10/s"));

        WorkloadResult users = result.requests().get("users");
        assertThat(users.completed()).isZero();
        assertThat(users.failures().get("dependency")).isEqualTo(users.failed()).isPositive();
        assertThat(result.connections().get("front->slow").timeouts()).isPositive();
        assertThat(result.components().get("slow").wastedWorkShare().value()).isEqualTo(1);
        assertThat(result.operations().get("slow.serve").latency().mean().value()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void network_bothWays_addsToTheLatencyOfTheCaller() {
        NetworkPath path = new NetworkPath(Distribution.parse("7ms"), null, null);
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(Step.Call.to("back")))
                .withComponent(id("back"), caller(wait("10ms")))
                .withConnection(between("front", "back"), Connection.UNSPECIFIED.withNetwork(path));

        SimulationResult result = run(open(architecture, "front", "10/s"));

        assertThat(result.requests().get("users").latency().mean().value()).isCloseTo(0.024, within(1e-9));
        assertThat(result.operations().get("back.serve").latency().mean().value()).isCloseTo(0.010, within(1e-9));
    }

    @Test
    void steps_inSequenceParallelLoopAndChoice_takeTheTimeThatTheyMean() {
        Step parallel = new Step.Parallel(List.of(wait("10ms"), wait("30ms"), wait("20ms")), null);
        Step firstOfThree = new Step.Parallel(List.of(wait("10ms"), wait("30ms"), wait("20ms")), 1);
        Step loop = new Step.Repeat(Count.parse("3"), List.of(wait("2ms"), new Step.Repeat(Count.parse("2"),
                List.of(wait("1ms")))));
        Step choice = new Step.Choice(List.of(new Step.Branch(Share.parse("100%"), List.of(wait("5ms")))));
        Architecture architecture = Architecture.empty().withComponent(id("front"),
                caller(parallel, firstOfThree, loop, choice));

        WorkloadResult users = run(open(architecture, "front", "10/s")).requests().get("users");

        assertThat(users.latency().mean().value()).isCloseTo(0.030 + 0.010 + 3 * 0.004 + 0.005, within(1e-9));
        assertThat(users.latency().p99().value()).isCloseTo(users.latency().p50().value(), within(0.001));
    }

    @Test
    void probabilities_ofCallsAndChoices_holdOnAverage() {
        Step sometimes = new Step.Call(OperationRef.parse("rare"), Share.parse("20%"), null, null);
        Step often = new Step.Call(OperationRef.parse("often"), null, Count.parse("geometric(2)"), null);
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(sometimes, often))
                .withComponent(id("rare"), caller(wait("1ms"))).withComponent(id("often"), caller(wait("1ms")));

        SimulationResult result = run(open(architecture, "front", "100/s"));

        double requests = result.operations().get("front.serve").calls();
        assertThat(result.operations().get("rare.serve").calls() / requests).isCloseTo(0.2,
                within(5 * Math.sqrt(0.16 / requests)));
        assertThat(result.operations().get("often.serve").calls() / requests).isCloseTo(2,
                within(5 * Math.sqrt(6 / requests)));
    }

    @Test
    void reply_beforeTheEnd_freesTheCallerButNotTheWorker() {
        Component back = Component.of(ComponentKind.SERVICE).withContainer(Container.UNSPECIFIED.withWorkers(1000))
                .withOperation("serve", Operation.of(wait("10ms"), new Step.Reply(DataSize.ZERO), wait("90ms")));

        SimulationResult result = run(open(Architecture.empty().withComponent(id("back"), back), "back", "50/s"));

        assertThat(result.requests().get("users").latency().mean().value()).isCloseTo(0.010, within(1e-9));
        assertThat(result.components().get("back").utilization().value()).isCloseTo(50 * 0.1 / 1000, within(0.0005));
    }

    @Test
    void fail_ofATenth_failsATenthOfTheRequests() {
        Architecture architecture = Architecture.empty().withComponent(id("front"),
                caller(wait("1ms"), new Step.Fail(Share.parse("10%"))));

        WorkloadResult users = run(open(architecture, "front", "100/s")).requests().get("users");

        double n = users.completed() + users.failed();
        assertThat(users.failures().get("error") / n).isCloseTo(0.1, within(5 * Math.sqrt(0.09 / n)));
    }

    @Test
    void publish_toATopic_reachesEveryConsumer() {
        Channel topic = Channel.of(ChannelKind.TOPIC);
        Operation consumer = new Operation(null, null, "events.placed", null, null, null, List.of(wait("1ms")));
        Architecture architecture = Architecture.empty()
                .withComponent(id("front"), caller(Step.Publish.to("placed")))
                .withComponent(id("events"),
                        Component.of(ComponentKind.BROKER)
                                .withBroker(new BrokerSettings(null, Map.of("placed", topic))))
                .withComponent(id("mailer"), Component.of(ComponentKind.SERVICE).withOperation("send", consumer))
                .withComponent(id("audit"), Component.of(ComponentKind.SERVICE).withOperation("note", consumer));

        SimulationResult result = run(open(architecture, "front", "100/s"));

        long published = result.operations().get("front.serve").calls();
        assertThat(result.operations().get("mailer.send").calls()).isEqualTo(published);
        assertThat(result.operations().get("audit.note").calls()).isEqualTo(published);
        assertThat(result.connections().get("events->mailer").calls()).isEqualTo(published);
    }

    @Test
    void roundRobin_overThreeReplicas_isBetterThanRandom() {
        double inTurn = meanWith(Balancing.ROUND_ROBIN);
        double random = meanWith(Balancing.RANDOM);
        double least = meanWith(Balancing.LEAST_CONNECTIONS);

        // random splitting makes three M/M/1 queues of 80 %: mean 0.5 s
        assertThat(random).isCloseTo(0.5, within(0.05));
        assertThat(inTurn).isLessThan(random);
        assertThat(least).isLessThan(inTurn);
    }

    @Test
    void retry_ofARejectedCall_isCountedAndHelps() {
        Component small = Component.of(ComponentKind.SERVICE)
                .withContainer(Container.UNSPECIFIED.withWorkers(1).withBacklog(0))
                .withOperation("serve", Operation.of(wait("exponential(20ms)")));
        var retry = new Retry(5,
                Backoff.parse("20ms..100ms full-jitter"), List.of(), null);
        Connection connection = new Connection(null, null, null, null, null, null, null, null, null, null, null, retry,
                null, null, null, null, null, null, null, null, null, null);
        Architecture plain = Architecture.empty().withComponent(id("front"), caller(Step.Call.to("small")))
                .withComponent(id("small"), small);

        SimulationResult without = run(open(plain, "front", "20/s"));
        SimulationResult with = run(open(plain.withConnection(between("front", "small"), connection), "front", "20/s"));

        // Erlang B with 0.4 erlang on one server: 0.4 / 1.4 are lost
        assertThat(without.requests().get("users").success().value()).isCloseTo(1 - 0.4 / 1.4, within(0.02));
        assertThat(with.requests().get("users").success().value())
                .isGreaterThan(without.requests().get("users").success().value() + 0.15);
        ConnectionResult link = with.connections().get("front->small");
        assertThat(link.retries()).isPositive();
        assertThat(link.amplification()).isGreaterThan(1.2);
    }

    @Test
    void permits_ofALock_makeRequestsFollowOneAnother() {
        var lock = new Resource(null, 1, null);
        Component locked = new Component(ComponentKind.SERVICE, null, null, null, null, null, null, null, null, null,
                null,
                Map.of(), Map.of("lock", lock), null, null, null, null,
                Map.of("serve", Operation.of(new Step.Acquire("lock", null, null, null), wait("exponential(100ms)"),
                        new Step.Release("lock", null))));

        SimulationResult result = run(open(Architecture.empty().withComponent(id("locked"), locked), "locked", "5/s"));

        // M/M/1 at 50 %
        assertThat(result.requests().get("users").latency().mean().value()).isCloseTo(0.2, within(0.02));
    }

    @Test
    void permits_wantedByABranchOfAFailedRequest_areLeftToOthers() {
        Step failing = new Step.Sequence(List.of(wait("10ms"), new Step.Fail(Share.parse("100%"))));
        Step late = new Step.Sequence(List.of(wait("20ms"), new Step.Acquire("lock", null, null, null), wait("1ms")));
        Component locked = new Component(ComponentKind.SERVICE, null, null, null, null, null, null, null, null, null,
                null, Map.of(), Map.of("lock", new Resource(null, 1, null)), null, null, null, null,
                Map.of("torn", Operation.of(new Step.Parallel(List.of(failing, late), null)), "whole",
                        Operation.of(new Step.Acquire("lock", null, null, null), wait("1ms"))));
        Architecture architecture = Architecture.empty().withComponent(id("locked"), locked);
        Document document = Document.of("torn", architecture).withWorkload("users",
                Workload.open(OperationRef.parse("locked.whole"), Arrival.parse("constant(10/s)")))
                .withWorkload("unlucky",
                        Workload.open(OperationRef.parse("locked.torn"), Arrival.parse("constant(10/s)")));

        SimulationResult result = run(document);

        assertThat(result.requests().get("unlucky").completed()).isZero();
        assertThat(result.requests().get("users").latency().mean().value()).isCloseTo(0.001, within(1e-9));
    }

    @Test
    void arrivals_thatChange_haveTheRateOfTheirTime() {
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(wait("1ms")));
        Document document = Document.of("spike", architecture).withWorkload("users",
                Workload.open(OperationRef.parse("front"),
                        Arrival.parse("spike(base=50/s, peak=500/s, at=10s, for=5s)")));

        SimulationResult result = run(document);

        List<Double> goodput = result.timeline().requests().get("users").goodput();
        List<Double> seconds = result.timeline().seconds();
        for (int i = 0; i < goodput.size(); i++) {
            double expected = seconds.get(i) > 10.01 && seconds.get(i) <= 15 ? 500 : 50;
            if (Math.abs(seconds.get(i) - 15.2) > 0.3 && Math.abs(seconds.get(i) - 10.2) > 0.3) {
                assertThat(goodput.get(i)).as("at %s s", seconds.get(i)).isBetween(expected * 0.6, expected * 1.5);
            }
        }
    }

    @Test
    void result_withAnyNumberOfThreads_isTheSameToTheByte() {
        Architecture architecture = Architecture.empty()
                .withComponent(id("front"), server(4, "lognormal(mean=5ms, cv=1.2)", Step.Call.to("back")))
                .withComponent(id("back"), server(3, "gamma(mean=4ms, cv=0.7)").withReplicas(2));
        Document document = open(architecture, "front", "300/s");
        SimulationOptions options = SimulationOptions.defaults().withDuration(TimeSpan.parse("3s"));

        String one = json(document, options.withThreads(1));
        String three = json(document, options.withThreads(3));

        assertThat(three).isEqualTo(one);
        assertThat(json(document, options.withSeed(2))).isNotEqualTo(one);
    }

    @Test
    void anotherService_addedBeside_doesNotChangeTheOthers() {
        Architecture architecture = Architecture.empty().withComponent(id("front"), server(4, "exponential(5ms)"));
        Architecture more = architecture.withComponent(id("aside"), server(1, "exponential(1ms)"));

        WorkloadResult before = run(open(architecture, "front", "300/s")).requests().get("users");
        WorkloadResult after = run(open(more, "front", "300/s")).requests().get("users");

        assertThat(after).isEqualTo(before);
    }

    @Test
    void run_thatIsCancelled_stopsAtOnce() {
        Document document = open(Architecture.empty().withComponent(id("front"), caller(wait("1ms"))), "front",
                "100000/s");

        assertThatThrownBy(() -> Simulation.run(document,
                SimulationOptions.defaults().withDuration(TimeSpan.parse("1h")), Progress.NONE, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    private static double meanWith(Balancing balancing) {
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(Step.Call.to("pool")))
                .withComponent(id("pool"), server(1, "exponential(100ms)").withReplicas(3))
                .withConnection(between("front", "pool"), Connection.UNSPECIFIED.withBalancing(balancing));
        return run(open(architecture, "front", "24/s"), "500s").requests().get("users").latency().mean().value();
    }

    private static String json(Document document, SimulationOptions options) {
        return JsonReport.of(Simulation.run(document, options, Progress.NONE, CancelSignal.NEVER))
                .replaceAll("\"wallSeconds\": [0-9.E-]+", "");
    }

    private static Step wait(String time) {
        return new Step.Wait(Distribution.parse(time));
    }

    private static ConnectionId between(String from, String to) {
        return new ConnectionId(id(from), id(to));
    }

    private static SimulationResult run(Document document) {
        return run(document, "20s");
    }

    private static SimulationResult run(Document document, String duration) {
        return Simulation.run(document,
                SimulationOptions.defaults().withDuration(TimeSpan.parse(duration)).withWarmUp(TimeSpan.parse("5s")),
                Progress.NONE, CancelSignal.NEVER);
    }
}
