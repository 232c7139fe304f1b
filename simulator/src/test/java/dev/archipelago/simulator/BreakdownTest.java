package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.caller;
import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static dev.archipelago.simulator.Systems.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Container;
import dev.archipelago.model.Operation;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.report.TextReport;
import dev.archipelago.simulator.result.Breakdown;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What people are told about what a fault did.
class BreakdownTest {

    private static final TimeSpan AT = TimeSpan.parse("20s");

    @Test
    void slowPayment_exhaustsItsCallersOneAfterTheOther() {
        SimulationResult result = FaultsTest.run(shop(), new Fault.Slow(id("payment"), AT, Distribution.parse("20s"),
                100.0, null, null, null, null));

        Breakdown breakdown = result.breakdowns().getFirst();
        assertThat(breakdown.chain()).extracting(Breakdown.Link::subject, Breakdown.Link::what,
                Breakdown.Link::because).startsWith(
                        tuple("orders", "exhausted", "payment"),
                        tuple("web", "exhausted", "orders"),
                        tuple("web", "rejecting", "orders"));
        // 40 workers are taken by 100 requests a second in 0.4 s, those of the web and its backlog in a second more
        assertThat(breakdown.chain().getFirst().after()).isCloseTo(0.4, within(0.2));
        assertThat(breakdown.chain().get(2).after()).isCloseTo(1.4, within(0.5));
        assertThat(breakdown.recoveries().get("users").outcome()).isEqualTo(Breakdown.Outcome.RECOVERED);
        assertThat(TextReport.of(result)).contains("Fault: slow payment at 20.0s for 20.0s → orders exhausted after");
    }

    @Test
    void slowPayment_inTenReplications_tellsTheChainThatMostHaveInCommon() {
        Scenario slow = new Scenario(null, null, null, Map.of(), List.of(new Fault.Slow(id("payment"), AT,
                Distribution.parse("20s"), 100.0, null, null, null, null)), List.of());

        SimulationResult result = Simulation.run(shop().withScenarios(Map.of("slow", slow)),
                SimulationOptions.defaults().withScenario("slow").withReplications(10)
                        .withDuration(TimeSpan.parse("60s")).withWarmUp(TimeSpan.ZERO),
                Progress.NONE, CancelSignal.NEVER);

        Breakdown breakdown = result.breakdowns().getFirst();
        assertThat(breakdown.of()).isEqualTo(10);
        assertThat(breakdown.replications()).isBetween(6, 10);
        // 40 workers are taken by 100 requests a second, looked at ten times a second: sd sqrt(40) / 100 and 0.03
        assertThat(breakdown.chain().getFirst().after()).isCloseTo(0.4, within(0.2));
        assertThat(breakdown.chain().getFirst().spread()).isBetween(0.01, 0.2);
        assertThat(breakdown.recoveries().get("users").outcomes()).isEqualTo(Map.of(Breakdown.Outcome.RECOVERED, 10));
        assertThat(TextReport.of(result)).containsPattern("\\(in [0-9]+ of 10 replications\\)")
                .containsPattern("orders exhausted after [0-9]+ms \\(sd ");
    }

    /// 45 wait after the pause, and 200 ms of work, 60 requests, are the edge: chance decides.
    @Test
    void stormThatTipsInSomeReplications_tellsEachEndWithItsNumber() {
        Scenario pause = new Scenario(null, null, null, Map.of(), List.of(new Fault.Pause(id("server"), AT,
                Distribution.parse("300ms"), null, null, null)), List.of());

        SimulationResult result = Simulation.run(storm(150).withScenarios(Map.of("pause", pause)),
                SimulationOptions.defaults().withScenario("pause").withReplications(20)
                        .withDuration(TimeSpan.parse("60s")).withWarmUp(TimeSpan.ZERO),
                Progress.NONE, CancelSignal.NEVER);

        Breakdown.Recovery users = result.breakdowns().getFirst().recoveries().get("users");
        assertThat(users.outcomes().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
        assertThat(users.outcomes().keySet()).contains(Breakdown.Outcome.RECOVERED, Breakdown.Outcome.METASTABLE);
        assertThat(TextReport.of(result)).containsPattern("back .* in [0-9]+ of 20; .*METASTABLE.* in [0-9]+ of 20");
    }

    @Test
    void retryStorm_afterItsTrigger_isCalledMetastable() {
        Document vulnerable = storm(150);

        SimulationResult result = FaultsTest.run(vulnerable,
                new Fault.Pause(id("server"), AT, Distribution.parse("2s"), null, null, null));

        Breakdown.Recovery users = result.breakdowns().getFirst().recoveries().get("users");
        assertThat(users.outcome()).isEqualTo(Breakdown.Outcome.METASTABLE);
        assertThat(users.before()).isCloseTo(150, within(15.0));
        assertThat(users.after()).isLessThan(10);
    }

    @Test
    void retryStorm_ofAStableSystem_recovers() {
        SimulationResult result = FaultsTest.run(storm(90),
                new Fault.Pause(id("server"), AT, Distribution.parse("2s"), null, null, null));

        Breakdown.Recovery users = result.breakdowns().getFirst().recoveries().get("users");
        assertThat(users.outcome()).isEqualTo(Breakdown.Outcome.RECOVERED);
        // the 520 that wait at its end are served in 520 / (300 - 270) s at the most
        assertThat(users.seconds()).isBetween(0.1, 20.0);
    }

    @Test
    void faultUntilTheEnd_leavesTheOutcomeOpen() {
        SimulationResult result = FaultsTest.run(shop(), new Fault.Crash(id("payment"), AT, null, null, null, null));

        assertThat(result.breakdowns().getFirst().recoveries().get("users").outcome())
                .isEqualTo(Breakdown.Outcome.OPEN);
    }

    @Test
    void slowPayment_behindABreaker_opensItWhenTheWorkersWaitInVain() {
        Document shop = PropertyPath.parse("connections.web->orders.timeout").with(shop(), "1s");
        shop = PropertyPath.parse("connections.web->orders.circuitBreaker.minimumCalls").with(shop, "50");

        SimulationResult result = FaultsTest.run(shop, new Fault.Slow(id("payment"), AT, Distribution.parse("20s"),
                100.0, null, null, null, null));

        Breakdown breakdown = result.breakdowns().getFirst();
        assertThat(breakdown.chain()).extracting(Breakdown.Link::subject, Breakdown.Link::what,
                Breakdown.Link::because).contains(
                        tuple("orders", "exhausted", "payment"),
                        tuple("web->orders", "breaker-open", "orders"));
        assertThat(TextReport.of(result)).contains("→ web->orders breaker open after ");
    }

    @Test
    void slowPayment_behindABulkheadOrAPool_isToldByTheFullOne() {
        Fault slow = new Fault.Slow(id("payment"), AT, Distribution.parse("20s"), 100.0, null, null, null, null);
        Document bulkhead = PropertyPath.parse("connections.orders->payment.bulkhead.concurrent").with(shop(), "20");
        Document pool = PropertyPath.parse("connections.orders->payment.pool.size").with(shop(), "20");
        pool = PropertyPath.parse("connections.orders->payment.pool.pending").with(pool, "0");

        assertThat(FaultsTest.run(bulkhead, slow).breakdowns().getFirst().chain())
                .extracting(Breakdown.Link::subject, Breakdown.Link::what, Breakdown.Link::because)
                .contains(tuple("orders->payment", "bulkhead-full", "payment"));
        assertThat(FaultsTest.run(pool, slow).breakdowns().getFirst().chain())
                .extracting(Breakdown.Link::subject, Breakdown.Link::what, Breakdown.Link::because)
                .contains(tuple("orders->payment", "pool-exhausted", "payment"));
    }

    @Test
    void crash_isNotToldAgainAsBeingDown_butTheEndOfAHungProcessIs() {
        Document checked = PropertyPath.parse("components.payment.probes.liveness.path").with(shop(), "/alive");
        checked = PropertyPath.parse("components.payment.probes.grace").with(checked, "5s");

        assertThat(FaultsTest.run(checked, new Fault.Crash(id("payment"), AT, null, null, null, null)).breakdowns()
                .getFirst().chain()).extracting(Breakdown.Link::what).doesNotContain("down").isNotEmpty();
        assertThat(FaultsTest.run(checked, new Fault.Hang(id("payment"), AT, null, null, null, null)).breakdowns()
                .getFirst().chain()).extracting(Breakdown.Link::subject, Breakdown.Link::what)
                .contains(tuple("payment", "down"));
    }

    @Test
    void slowPayment_whileCallersNeedMemory_killsThem() {
        Document small = PropertyPath.parse("components.orders.container.workers").with(shop(), "1000");
        small = PropertyPath.parse("components.orders.container.memory").with(small, "30Mi");
        small = PropertyPath.parse("components.orders.container.memoryPerRequest").with(small, "1Mi");

        SimulationResult result = FaultsTest.run(small, new Fault.Slow(id("payment"), AT, Distribution.parse("20s"),
                100.0, null, null, null, null));

        // the 31st request inside comes 0.3 s after the begin
        Breakdown.Link first = result.breakdowns().getFirst().chain().getFirst();
        assertThat(first.subject() + " " + first.what()).isEqualTo("orders out-of-memory");
        assertThat(first.after()).isBetween(0.05, 0.6);
        assertThat(result.breakdowns().getFirst().chain()).extracting(Breakdown.Link::what).doesNotContain("down");
    }

    private static Document shop() {
        return open(Architecture.empty().withComponent(id("web"), limited(60, 40, Step.Call.to("orders")))
                .withComponent(id("orders"), limited(40, null, Step.Call.to("payment")))
                .withComponent(id("payment"), caller(new Step.Wait(Distribution.parse("50ms")))), "web", "100/s");
    }

    private static Component limited(int workers, @Nullable Integer backlog, Step... steps) {
        return Component.of(ComponentKind.SERVICE)
                .withContainer(Container.UNSPECIFIED.withWorkers(workers).withBacklog(backlog))
                .withOperation("serve", Operation.of(steps));
    }

    private static Document storm(int rate) {
        Document document = open(Architecture.empty().withComponent(id("front"), caller(Step.Call.to("server")))
                .withComponent(id("server"), server(1, "exponential(3333333ns)"))
                .withConnection(ConnectionId.parse("front->server"),
                        Connection.UNSPECIFIED.withTimeout(TimeSpan.parse("200ms"))),
                "front", rate + "/s");
        return PropertyPath.parse("connections.front->server.retry.attempts").with(document, "3");
    }
}
