package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.TransactionResult;
import dev.archipelago.simulator.theory.DistributedTransaction;
import org.junit.jupiter.api.Test;

/// Sagas and two-phase commits in a shop of three services: what their outcomes and times are where they are known exactly, and
/// what they do when somebody is gone.
class TransactionsTest {

    private static final String SYSTEM = """
            { "format": 1, "name": "Shop",
              "components": {
                "shop": { "kind": "service", "replicas": %d, "operations": { "order": { "steps": [ %s ] } } },
                "a": { "kind": "service", %s },
                "b": { "kind": "service", %s },
                "c": { "kind": "service", %s } },
              "workloads": { "buyers": { "enters": "shop.order", "arrivals": "%s" } },
              "scenarios": { "now": { "faults": [ %s ] } } }
            """;
    private static final String SAGA = """
            { "saga": [ { "call": "a.do", "compensate": "a.undo" }, { "call": "b.do", "compensate": "b.undo" },
                        { "call": "c.do", "compensate": "c.undo" } ]%s }
            """;
    private static final String COMMIT = """
            { "twoPhaseCommit": [ "a.do", "b.do", "c.do" ], "commit": [ "a.end", "b.end", "c.end" ], "log": "1ms" }
            """;

    private int replicas = 1;
    private String steps = SAGA.formatted("");
    private String a = service("{ \"wait\": \"1ms\" }");
    private String b = service("{ \"wait\": \"1ms\" }");
    private String c = service("{ \"wait\": \"1ms\" }");
    private String arrivals = "constant(100/s)";
    private String faults = "";
    private int replications = 1;

    /// A service whose action does this; undoing and ending take a millisecond.
    private static String service(String action) {
        return service(action, "{ \"wait\": \"1ms\" }");
    }

    private static String service(String action, String end) {
        return """
                "resources": { "rows": { "kind": "semaphore", "capacity": 1000 } },
                "operations": { "do": { "steps": [ %s ] }, "undo": { "steps": [ { "wait": "1ms" } ] },
                                "end": { "steps": [ %s ] } }""".formatted(action, end);
    }

    private static String failing(String share) {
        return service("{ \"wait\": \"1ms\" }, { \"fail\": \"" + share + "\" }");
    }

    private SimulationResult run(String duration) {
        String text = SYSTEM.formatted(replicas, steps, a, b, c, arrivals, faults);
        Document document = DocumentReader.readText(text, "shop.json").orElseThrow();
        SimulationOptions options = SimulationOptions.defaults().withScenario("now").withSeed(11)
                .withReplications(replications).withWarmUp(TimeSpan.ZERO).withDuration(TimeSpan.parse(duration));
        return Simulation.run(document, options, Progress.NONE, CancelSignal.NEVER);
    }

    private static TransactionResult orders(SimulationResult result) {
        return result.transactions().get("shop.order");
    }

    private static void assertNoneLost(TransactionResult orders) {
        assertThat(orders.committed() + orders.undone() + orders.stuck() + orders.open())
                .isEqualTo(orders.begun() + orders.openBefore());
    }

    // ---- sagas --------------------------------------------------------------------------------------------------------

    @Test
    void saga_thatSucceeds_showsAPartFromTheFirstActionToTheLast() {
        TransactionResult orders = orders(run("10s"));

        assertThat(orders.kind()).isEqualTo("saga");
        assertThat(orders.committed()).isBetween(999L, 1001L);
        assertThat(orders.decided().mean().value()).isCloseTo(0.003, within(1e-9));
        assertThat(orders.consistent().mean().value()).isCloseTo(0.003, within(1e-9));
        assertThat(orders.exposure().mean().value()).isCloseTo(0.002, within(1e-9));
        assertThat(orders.underWay().value()).isCloseTo(0.3, within(0.001));
        assertThat(orders.exposed().value()).isCloseTo(0.2, within(0.001));
    }

    @Test
    void SAGA_1_saga_whoseActionsFailByChance_isCommittedAsOftenAsTheirProduct() {
        a = failing("1%");
        b = failing("2%");
        c = failing("5%");
        replications = 10;

        SimulationResult result = run("100s");

        TransactionResult orders = orders(result);
        assertThat(DistributedTransaction.sagaSuccess(.01, .02, .05)).isCloseTo(0.921690, within(1e-6));
        assertThat(result.requests().get("buyers").success().covers(0.921690)).isTrue();
        double sd = Math.sqrt(0.92169 * 0.07831 / orders.begun());
        assertThat(orders.success()).isCloseTo(0.92169, within(3 * sd));
        double undos = DistributedTransaction.undosPerSaga(.01, .02, .05);
        assertThat((double) orders.undos() / orders.begun()).isCloseTo(undos, within(0.05 * undos));
        assertThat(orders.stuck()).isZero();
        assertNoneLost(orders);
    }

    @Test
    void undoing_whoseServiceIsGone_isTriedUntilItIsBack() {
        c = failing("100%");
        faults = "{ \"crash\": \"a\", \"at\": \"2s\", \"for\": \"3s\" }";
        arrivals = "constant(10/s)";

        TransactionResult orders = orders(run("60s"));

        assertThat(orders.again()).isZero();
        assertThat(orders.undone()).isEqualTo(orders.begun());

        steps = SAGA.formatted("").replace("\"compensate\": \"b.undo\"", "\"compensate\": \"a.undo\"");
        c = service("{ \"wait\": \"400ms\" }, { \"fail\": \"100%\" }");
        orders = orders(run("60s"));

        assertThat(orders.again()).isPositive();
        assertThat(orders.stuck()).isZero();
        assertThat(orders.exposure().p999().value()).isBetween(1.0, 30.0);
        assertNoneLost(orders);
    }

    @Test
    void undoing_thatGivesUp_leavesSagasStuck() {
        c = service("{ \"wait\": \"400ms\" }, { \"fail\": \"100%\" }");
        steps = SAGA.formatted(", \"attempts\": 3, \"backoff\": \"10ms\"");
        faults = "{ \"crash\": \"a\", \"at\": \"2s\", \"for\": \"3s\" }";
        arrivals = "constant(10/s)";

        TransactionResult orders = orders(run("20s"));

        assertThat(orders.stuck()).isBetween(3L, 5L);
        assertThat(orders.again()).isEqualTo(2 * orders.stuck());
        assertNoneLost(orders);
    }

    @Test
    void timeOut_ofASaga_undoesWhatIsDone() {
        c = service("{ \"wait\": \"2s\" }");
        steps = SAGA.formatted(", \"timeout\": \"500ms\"");

        SimulationResult result = run("20s");

        TransactionResult orders = orders(result);
        assertThat(orders.committed()).isZero();
        assertThat(orders.consistent().mean().value()).isCloseTo(0.503, within(1e-9));
        assertThat(orders.undos()).isBetween(3 * orders.undone(), 3 * orders.undone() + 2 * orders.open());
        assertThat(result.requests().get("buyers").success().value()).isZero();
    }

    @Test
    void actionsAlongside_takeAsLongAsTheLongest() {
        steps = """
                { "saga": [ { "call": "a.do", "compensate": "a.undo" },
                            { "call": "b.do", "compensate": "b.undo", "alongside": true },
                            { "call": "c.do", "compensate": "c.undo", "alongside": true } ] }
                """;
        b = service("{ \"wait\": \"5ms\" }");

        assertThat(orders(run("10s")).decided().mean().value()).isCloseTo(0.005, within(1e-9));
    }

    @Test
    void tryConfirmCancel_decidesWhenAllIsReservedAndConfirmsAtOnce() {
        steps = """
                { "saga": [ { "call": "a.do", "compensate": "a.undo", "confirm": "a.end" },
                            { "call": "b.do", "compensate": "b.undo", "confirm": "b.end", "alongside": true } ] }
                """;
        a = service("{ \"wait\": \"3ms\" }", "{ \"wait\": \"2ms\" }");

        TransactionResult orders = orders(run("10s"));

        assertThat(orders.decided().mean().value()).isCloseTo(0.003, within(1e-9));
        assertThat(orders.consistent().mean().value()).isCloseTo(0.005, within(1e-9));
    }

    @Test
    void action_behindThePivot_isTriedUntilItSucceedsThoughItFailsOften() {
        steps = """
                { "saga": [ { "call": "a.do", "compensate": "a.undo" }, { "call": "b.do", "pivot": true },
                            { "call": "c.do" } ], "backoff": "10ms" }
                """;
        c = failing("50%");

        SimulationResult result = run("20s");

        TransactionResult orders = orders(result);
        assertThat(orders.undone() + orders.stuck()).isZero();
        assertThat((double) orders.again() / orders.begun()).isCloseTo(1, within(0.1));
        assertThat(result.requests().get("buyers").failed()).isZero();
    }

    @Test
    void saga_whoseCoordinatorCrashes_goesOnAtAnother() {
        replicas = 2;
        c = service("{ \"wait\": \"500ms\" }");
        faults = "{ \"crash\": \"shop\", \"replicas\": 1, \"at\": \"5s\", \"for\": \"30s\" }";

        SimulationResult result = run("60s");

        TransactionResult orders = orders(result);
        assertThat(orders.takenOver()).isBetween(24L, 26L);
        assertThat(orders.undone() + orders.stuck()).isZero();
        assertThat(orders.left().value()).isCloseTo(orders.takenOver() / 60.0, within(1e-6));
        assertThat(result.requests().get("buyers").failed()).isGreaterThanOrEqualTo(orders.takenOver());
        assertNoneLost(orders);
    }

    // ---- two-phase commits ----------------------------------------------------------------------------------------------

    private static String participant(String prepare, String commit) {
        return service("{ \"acquire\": \"rows\" }, { \"wait\": \"" + prepare + "\" }",
                "{ \"wait\": \"" + commit + "\" }");
    }

    /// 2PC-1 of the collected exact values.
    @Test
    void TWO_PC_1_twoPhaseCommit_ofExponentialParticipants_takesTheMeanOfTheory() {
        steps = COMMIT;
        a = participant("exponential(5ms)", "exponential(3ms)");
        b = a;
        c = a;
        replications = 10;

        TransactionResult orders = orders(run("100s"));

        double exact = DistributedTransaction.twoPhaseCommitMean(3, 5, 1, 3) / 1000;
        assertThat(exact).isCloseTo(0.015666667, within(1e-9));
        assertThat(orders.consistent().mean().covers(exact)).isTrue();
        assertThat(orders.undone()).isZero();
        assertNoneLost(orders);
    }

    @Test
    void participantThatSaysNo_abortsAllAndNothingStaysHeld() {
        steps = COMMIT;
        a = participant("1ms", "1ms");
        b = participant("1ms", "1ms");
        c = failing("30%");
        replications = 5;

        SimulationResult result = run("20s");

        TransactionResult orders = orders(result);
        assertThat((double) orders.undone() / (orders.committed() + orders.undone())).isCloseTo(0.3, within(0.02));
        assertThat(result.requests().get("buyers").failed()).isEqualTo(orders.undone());
        assertNoneLost(orders);
    }

    @Test
    void coordinatorThatCrashes_leavesParticipantsInDoubtUntilItIsBack() {
        steps = COMMIT.replace("1ms", "100ms");
        a = participant("1ms", "1ms");
        b = participant("1ms", "1ms");
        c = participant("1ms", "1ms");
        replicas = 2;
        faults = "{ \"crash\": \"shop\", \"replicas\": 1, \"at\": \"5s\", \"for\": \"20s\" }";

        TransactionResult orders = orders(run("40s"));

        assertThat(orders.takenOver()).isBetween(4L, 6L);
        assertThat(orders.undone()).isEqualTo(orders.takenOver());
        assertThat(orders.exposure().p999().value()).isGreaterThan(20);
        assertNoneLost(orders);
    }

    @Test
    void locks_heldByThoseInDoubt_blockOthers() {
        steps = COMMIT.replace("1ms", "100ms");
        b = participant("1ms", "1ms");
        c = participant("1ms", "1ms");
        a = participant("1ms", "1ms").replace("1000", "12");
        arrivals = "constant(100/s)";
        faults = "{ \"crash\": \"shop\", \"replicas\": 1, \"at\": \"5s\", \"for\": \"20s\" }";
        replicas = 2;

        SimulationResult result = run("30s");

        assertThat(result.requests().get("buyers").latency().p99().value()).isGreaterThan(0.15);
        assertThat(orders(result).exposure().samples()).isPositive();
        assertNoneLost(orders(result));
    }
}
