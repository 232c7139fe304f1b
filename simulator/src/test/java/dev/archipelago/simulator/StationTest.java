package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.caller;
import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Container;
import dev.archipelago.model.NetworkPath;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.QueueDiscipline;
import dev.archipelago.model.Resource;
import dev.archipelago.model.ResourceKind;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.policy.Backoff;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.policy.RetryCause;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is served next, who shares what, and who answers.
class StationTest {

    @Test
    void lastFirst_comparedWithFirstFirst_hasTheSameMeanAndAFarLongerTail() {
        Document fifo = server(Container.UNSPECIFIED.withWorkers(1));
        Document lifo = server(Container.UNSPECIFIED.withWorkers(1).withDiscipline(QueueDiscipline.LIFO));

        SimulationResult first = run(fifo, "2000s", 10);
        SimulationResult last = run(lifo, "2000s", 10);

        // M/M/1 at 80 %: the mean does not depend on the order, mean 0.5 s, p99 2.302585 s first come, first served
        assertCovers(mean(last, "users"), 0.5);
        assertCovers(mean(first, "users"), 0.5);
        assertThat(last.requests().get("users").latency().p99().low())
                .isGreaterThan(first.requests().get("users").latency().p99().high() * 1.5);
    }

    @Test
    void priorities_thatDoNotInterrupt_haveTheExactMeans() {
        Operation urgent = new Operation(null, null, null, null, null, 1, List.of(wait("exponential(100ms)")));
        Operation patient = Operation.of(wait("exponential(100ms)"));
        Component component = Component.of(ComponentKind.SERVICE)
                .withContainer(Container.UNSPECIFIED.withWorkers(1)).withOperation("urgent", urgent)
                .withOperation("patient", patient);
        Document document = Document.of("test", Architecture.empty().withComponent(id("server"), component))
                .withWorkload("first", poisson("server.urgent", "3/s"))
                .withWorkload("second", poisson("server.patient", "5/s"));

        SimulationResult result = run(document, "4000s", 20);

        // non-preemptive priorities, M/M/1 with rates (3, 5) and 10: Wq 0.114286 and 0.571429 s
        assertCovers(mean(result, "first"), 0.214286);
        assertCovers(mean(result, "second"), 0.671429);
    }

    @Test
    void forward_toAnotherComponent_freesTheWorkerAndLetsTheOtherAnswer() {
        Component front = Component.of(ComponentKind.SERVICE).withContainer(Container.UNSPECIFIED.withWorkers(100))
                .withOperation("serve", Operation.of(wait("10ms"), new Step.Forward(OperationRef.parse("back")),
                        wait("5ms")));
        NetworkPath path = new NetworkPath(Distribution.parse("3ms"), null, null);
        Architecture architecture = Architecture.empty().withComponent(id("front"), front)
                .withComponent(id("back"), caller(wait("40ms")))
                .withConnection(new ConnectionId(id("front"), id("back")), Connection.UNSPECIFIED.withNetwork(path));

        SimulationResult result = run(open(architecture, "front", "20/s"), "100s", 2);

        assertThat(mean(result, "users").value()).isCloseTo(0.053, within(1e-9));
        assertThat(result.components().get("front").utilization().value()).isCloseTo(20 * 0.015 / 100, within(3e-4));
        assertThat(result.operations().get("back.serve").calls())
                .isCloseTo(result.operations().get("front.serve").calls(), within(3L));
    }

    @Test
    void forward_ofARequestThatTimesOut_wastesTheWorkOfTheOther() {
        Component front = Component.of(ComponentKind.SERVICE).withOperation("serve",
                Operation.of(new Step.Forward(OperationRef.parse("back"))));
        Architecture architecture = Architecture.empty().withComponent(id("gate"), caller(Step.Call.to("front")))
                .withComponent(id("front"), front).withComponent(id("back"), caller(wait("40ms")))
                .withConnection(new ConnectionId(id("gate"), id("front")),
                        Connection.UNSPECIFIED.withTimeout(TimeSpan.parse("20ms")));

        SimulationResult result = run(open(architecture, "gate", "20/s"), "100s", 2);

        assertThat(result.requests().get("users").completed()).isZero();
        assertThat(result.connections().get("gate->front").timeouts())
                .isEqualTo(result.connections().get("gate->front").calls());
        assertThat(result.components().get("back").wastedWorkShare().value()).isEqualTo(1);
    }

    @Test
    void readers_ofAReadWriteLock_doNotExcludeOneAnotherAndWritersDo() {
        var lock = new Resource(ResourceKind.READ_WRITE_LOCK, null, null);
        Document reading = locking(lock, new Step.Acquire("lock", null, null, true));
        Document writing = locking(lock, new Step.Acquire("lock", null, null, null));

        // readers never wait; writers follow one another, M/M/1 at 50 %
        assertCovers(mean(run(reading, "2000s", 10), "users"), 0.1);
        assertCovers(mean(run(writing, "2000s", 10), "users"), 0.2);
    }

    @Test
    void lineForALock_thatIsFull_rejectsTheNextOne() {
        var lock = new Resource(ResourceKind.LOCK, null, 0);
        Document document = locking(lock, new Step.Acquire("lock", null, null, null));

        // Erlang B with 0.5 erlang on one server: a third is lost
        assertCovers(run(document, "2000s", 10).requests().get("users").success(), 1 - 0.5 / 1.5);
    }

    /// One branch holds two of three permits for 100 ms, the next waits 10 ms for three of them, the last one needs only one.
    @Test
    void lineForPermits_whoseFirstGivesUp_movesOn() {
        Step holder = locked(2, null, "100ms");
        Step greedy = new Step.Sequence(List.of(wait("1ms"), locked(3, TimeSpan.parse("10ms"), "1ms")));
        Step modest = new Step.Sequence(List.of(wait("2ms"), locked(1, null, "1ms")));
        Component component = new Component(ComponentKind.SERVICE, null, null, null, null, null, null, null, null, null,
                null, Map.of(), Map.of("lock", new Resource(ResourceKind.SEMAPHORE, 3, null)), null, null, null, null,
                Map.of("serve", Operation.of(new Step.Parallel(List.of(holder, greedy, modest), 1))));
        Document document = Document.of("test", Architecture.empty().withComponent(id("server"), component))
                .withWorkload("users", Workload.open(OperationRef.parse("server"), Arrival.parse("constant(1/s)")));

        assertThat(mean(run(document, "100s", 1), "users").value()).isCloseTo(0.012, within(1e-9));
    }

    /// The quota of 100 ms periods, against one request alone at a time.
    @ParameterizedTest(name = "E2E-10, {0}")
    @CsvSource({"CFS-1, 400m, 1, 100ms, 0.220", "CFS-2, 2, 10, 50ms, 0.210", "CFS-3, 500m, 1, 30ms, 0.030",
        "CFS-4, 100m, 1, 25ms, 0.205"})
    void quotaCpu_ofABurst_takesWholePeriods(String id, String limit, int threads, String work, double seconds) {
        Step compute = new Step.Compute(Distribution.parse(work));
        Component component = Component.of(ComponentKind.SERVICE)
                .withContainer(Container.UNSPECIFIED.withCpu(null, Cores.parse(limit))).withOperation("serve",
                        Operation.of(new Step.Parallel(Collections.nCopies(threads, compute), null)));
        Document document = Document.of("test", Architecture.empty().withComponent(id("server"), component))
                .withWorkload("users", new Workload(null, null, OperationRef.parse("server"), Map.of(), Map.of(),
                        Arrival.parse("constant(1/s)"), null, null, null));

        SimulationResult detailed = run(document, "100s", 1, Detail.DETAILED);

        assertThat(mean(detailed, "users").value()).as(id).isCloseTo(seconds, within(1e-8));
        assertThat(detailed.components().get("server").cpuUtilization().value()).isCloseTo(
                threads * TimeSpan.parse(work).seconds() / Cores.parse(limit).value(), within(0.01));
    }

    @Test
    void timeOfACall_isThatOfWaitingWorkingNetworkAndTriesBefore() {
        NetworkPath path = new NetworkPath(Distribution.parse("2ms"), null, null);
        Component back = Component.of(ComponentKind.SERVICE).withContainer(Container.UNSPECIFIED.withWorkers(1))
                .withOperation("serve", Operation.of(wait("exponential(80ms)")));
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(Step.Call.to("back")))
                .withComponent(id("back"), back)
                .withConnection(new ConnectionId(id("front"), id("back")), Connection.UNSPECIFIED.withNetwork(path));

        SimulationResult result = run(open(architecture, "front", "10/s"), "2000s", 10);

        // M/M/1 at 80 %: 0.32 s in line, 0.08 s in work
        assertCovers(result.operations().get("back.serve").queueTime(), 0.32);
        assertCovers(result.operations().get("back.serve").selfTime(), 0.08);
        assertThat(result.connections().get("front->back").networkTime().value()).isCloseTo(0.004, within(1e-5));
        assertThat(result.connections().get("front->back").retryTime().value()).isZero();
        assertCovers(result.connections().get("front->back").latency().mean(), 0.404);
    }

    @Test
    void timeOfTriesThatFailed_isCountedAtTheConnection() {
        Component back = Component.of(ComponentKind.SERVICE)
                .withOperation("serve", Operation.of(wait("5ms"), new Step.Fail(Share.parse("100%"))));
        Retry retry = new Retry(3, Backoff.parse("10ms..10ms"), List.of(RetryCause.ERROR), null);
        Connection connection = new Connection(null, null, null, null, null, null, null, null, null, null, null, retry,
                null, null, null, null, null, null, null, null, null, null);
        Architecture architecture = Architecture.empty().withComponent(id("front"), caller(Step.Call.to("back")))
                .withComponent(id("back"), back)
                .withConnection(new ConnectionId(id("front"), id("back")), connection);

        SimulationResult result = run(open(architecture, "front", "10/s"), "100s", 2);

        // two tries of 5 ms and two back-offs of 10 ms before the last try
        assertThat(result.connections().get("front->back").retryTime().value()).isCloseTo(0.030, within(1e-4));
        assertThat(result.connections().get("front->back").amplification()).isCloseTo(3, within(0.01));
    }

    @Test
    void averagedLimit_thatTurnsAVerdict_isSaid() {
        Document relaxed = small("users p95 < 1s");
        Document tight = small("users p95 < 50ms");

        // 14 ms of work take 93 ms on 150 thousandths of a core, but fit into the quota of 15 ms of each period
        assertThat(run(relaxed, "100s", 3).findings()).extracting(Finding::id)
                .doesNotContain("simulation.averaged-limit");
        assertThat(run(tight, "100s", 3).findings())
                .filteredOn(finding -> finding.id().equals("simulation.averaged-limit")).singleElement()
                .satisfies(finding -> {
                    assertThat(finding.pointer()).isEqualTo("/components/server/container/cpuLimit");
                    assertThat(finding.message()).contains("'users p95 < 50ms' would be met");
                });
        assertThat(run(tight, "100s", 3, Detail.DETAILED).findings()).extracting(Finding::id)
                .doesNotContain("simulation.averaged-limit");
    }

    /// Evenly spaced requests that each need 14 ms of CPU.
    private static Document small(String objective) {
        Component component = Component.of(ComponentKind.SERVICE)
                .withContainer(Container.UNSPECIFIED.withCpu(null, Cores.parse("150m")))
                .withOperation("serve", Operation.of(new Step.Compute(Distribution.parse("14ms"))));
        return Document.of("test", Architecture.empty().withComponent(id("server"), component))
                .withWorkload("users", Workload.open(OperationRef.parse("server"), Arrival.parse("constant(10/s)")))
                .withObjectives(Map.of("fast", Objective.parse(objective)));
    }

    private static Step locked(int permits, @Nullable TimeSpan patience, String time) {
        return new Step.Sequence(List.of(new Step.Acquire("lock", permits, patience, null), wait(time),
                new Step.Release("lock", permits)));
    }

    private static Document locking(Resource lock, Step acquire) {
        Component component = new Component(ComponentKind.SERVICE, null, null, null, null, null, null, null, null, null,
                null, Map.of(), Map.of("lock", lock), null, null, null, null,
                Map.of("serve", Operation.of(acquire, wait("exponential(100ms)"), new Step.Release("lock", null))));
        return open(Architecture.empty().withComponent(id("locked"), component), "locked", "5/s");
    }

    private static Document server(Container container) {
        Component component = Component.of(ComponentKind.SERVICE).withContainer(container).withOperation("serve",
                Operation.of(wait("exponential(100ms)")));
        return open(Architecture.empty().withComponent(id("server"), component), "server", "8/s");
    }

    private static Workload poisson(String target, String rate) {
        return Workload.open(OperationRef.parse(target), Arrival.parse("poisson(" + rate + ")"));
    }

    private static Step wait(String time) {
        return new Step.Wait(Distribution.parse(time));
    }

    private static Estimate mean(SimulationResult result, String workload) {
        return result.requests().get(workload).latency().mean();
    }

    /// Holds with an interval twice as wide as that of 95 %, so that chance alone fails it once in ten thousand times.
    private static void assertCovers(Estimate measured, double exact) {
        assertThat(Math.abs(measured.value() - exact)).as("%s against %s", measured, exact)
                .isLessThan(2 * measured.halfWidth());
    }

    private static SimulationResult run(Document document, String duration, int replications) {
        return run(document, duration, replications, Detail.STANDARD);
    }

    private static SimulationResult run(Document document, String duration, int replications, Detail detail) {
        SimulationOptions options = SimulationOptions.defaults().withDuration(TimeSpan.parse(duration))
                .withWarmUp(TimeSpan.parse("20s")).withReplications(replications)
                .withDetail(detail);
        return Simulation.run(document, options, Progress.NONE, CancelSignal.NEVER);
    }
}
