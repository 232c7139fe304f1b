package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.TransactionResult;
import dev.archipelago.simulator.result.WorkloadResult;
import dev.archipelago.simulator.theory.DistributedTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the sample "Order, four ways" is to show.
class OrderFourWaysTest {

    private static final Path SAMPLE = Path.of("..", "sample-architectures", "order-four-ways",
            "order-four-ways.archipelago.json");

    private static final List<String> WAYS = List.of("chain", "two-phase", "saga", "events");
    private static final Map<String, Double> UNITS = Map.of("%", .01, "ms", .001, "s", 1.0);
    private static final String GUIDE = guide();

    private static String guide() {
        try {
            return Files.readString(Path.of("..", "docs", "user-guide", "transactions.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SimulationResult run(@Nullable String scenario) {
        try {
            Document document = DocumentReader.readText(Files.readString(SAMPLE), SAMPLE.toString()).orElseThrow();
            SimulationOptions options = SimulationOptions.defaults().withSeed(3);
            return Simulation.run(document, scenario == null
                    ? options.withReplications(4).withDuration(TimeSpan.parse("60s")).withWarmUp(TimeSpan.parse("5s"))
                    : options.withReplications(6).withScenario(scenario), Progress.NONE, CancelSignal.NEVER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkloadResult workload(SimulationResult result, String id) {
        return result.requests().get(id);
    }

    private static TransactionResult transaction(SimulationResult result, String id) {
        return result.transactions().get(id);
    }

    private static double mean(SimulationResult result, String workload) {
        return workload(result, workload).latency().mean().value();
    }

    @Test
    void chain_isAsAvailableAsTheProductOfItsParts() {
        double exact = DistributedTransaction.sagaSuccess(.01, .02, .01);

        SimulationResult result = run(null);

        double sd = Math.sqrt(exact * (1 - exact) / workload(result, "chain").offered());
        assertThat(workload(result, "chain").success().value()).isCloseTo(exact, within(3 * sd));
        assertThat(transaction(result, "orders.saga").success()).isCloseTo(exact, within(3 * sd));
        assertThat(transaction(result, "orders.two-phase").success()).isCloseTo(exact, within(3 * sd));
        assertThat(workload(result, "events").failed()).isZero();
    }

    @Test
    void events_answerFirstAndAreConsistentLast() {
        SimulationResult result = run(null);

        double events = mean(result, "events");
        assertThat(events).isLessThan(mean(result, "chain")).isLessThan(mean(result, "saga"))
                .isLessThan(mean(result, "two-phase"));
        double consistent = transaction(result, "events").consistent().mean().value();
        assertThat(consistent).isGreaterThan(mean(result, "chain"))
                .isGreaterThan(transaction(result, "orders.saga").consistent().mean().value())
                .isGreaterThan(transaction(result, "orders.two-phase").consistent().mean().value());
    }

    /// Between the end of the first action and that of the third lie the second and the third, or what undoes the first.
    @Test
    void saga_exposesStatesInBetweenForAMeasuredTime() {
        TransactionResult saga = transaction(run(null), "orders.saga");

        assertThat(saga.exposure().mean().value()).isBetween(0.024, 0.030);
        assertThat(saga.exposed().value()).isPositive();
        assertThat(saga.undos()).isPositive();
    }

    @Test
    void payment_thatIsDown_failsAllButEvents() {
        SimulationResult result = run("payment-dies");

        for (String way : new String[]{"chain", "two-phase", "saga"}) {
            assertThat(workload(result, way).success().value()).as(way).isLessThan(0.8);
        }
        assertThat(workload(result, "events").failed()).isZero();
        TransactionResult events = transaction(result, "events");
        assertThat(events.stuck()).isZero();
        assertThat(events.consistent().p99().value()).isGreaterThan(20);
    }

    /// Mean time without anybody who drives them: seconds for sagas, as long as the coordinator is down for two-phase commits.
    @Test
    void coordinator_thatIsDown_blocksTwoPhaseCommitsAndNotSagas() {
        SimulationResult result = run("coordinator-dies");

        TransactionResult commits = transaction(result, "orders.two-phase");
        TransactionResult sagas = transaction(result, "orders.saga");
        assertThat(commits.takenOver()).isPositive();
        assertThat(sagas.takenOver()).isPositive();
        assertThat(alone(result, commits)).isGreaterThan(20);
        assertThat(alone(result, sagas)).isCloseTo(1, within(1e-6));
    }

    /// Payment is up for a part of the time, and as good as ever then.
    @Test
    void chain_whilePaymentDies_isAvailableAsItsPartsAreTogether() {
        SimulationResult result = run("payment-dies");

        double payment = result.components().get("payment").replicas().mean();
        double exact = payment * DistributedTransaction.sagaSuccess(.01, .02, .01);
        assertThat(payment).isBetween(.6, .8);
        assertThat(workload(result, "chain").success().value()).isCloseTo(exact, within(.02));
    }

    /// The table of the user guide, whose columns are chain, two-phase commit, saga and events.
    @Test
    void tableOfTheGuide_saysWhatRunsComeTo() {
        SimulationResult usual = run(null);
        SimulationResult payment = run("payment-dies");
        SimulationResult coordinator = run("coordinator-dies");

        assertRow("orders answered without error", way -> workload(usual, way).success());
        assertRow("the same while payment dies", way -> workload(payment, way).success());
        assertRow("the same while a coordinator dies", way -> workload(coordinator, way).success());
        assertRow("answered after, mean", way -> workload(usual, way).latency().mean());
        assertRow("consistent after, mean", way -> way.equals("chain")
                ? workload(usual, way).latency().mean()
                : kept(usual, way).consistent().mean());
        assertRow("consistent after, p99, while payment dies", way -> kept(payment, way).consistent().p99());
        assertRow("others see, or wait for, a part for, mean", way -> way.equals("chain")
                ? workload(usual, way).latency().mean()
                : kept(usual, way).exposure().mean());
        assertRow("nobody carries it on after a crash, mean", way -> {
            TransactionResult each = kept(coordinator, way);
            double alone = each.takenOver() == 0 ? 0 : alone(coordinator, each);
            return new Estimate(alone, alone, alone);
        });
    }

    private static TransactionResult kept(SimulationResult result, String way) {
        return transaction(result, way.equals("events") ? way : "orders." + way);
    }

    /// Numbers have two or three places, and the run has its interval; words are not compared.
    private static void assertRow(String name, Function<String, Estimate> measured) {
        String row = GUIDE.lines().filter(line -> line.startsWith("| " + name + " |")).findFirst().orElseThrow();
        String[] cells = row.split("\\|");
        for (int i = 0; i < WAYS.size(); i++) {
            String[] parts = cells[i + 2].strip().split(" ");
            if (Character.isDigit(parts[0].charAt(0))) {
                Estimate run = measured.apply(WAYS.get(i));
                double documented = Double.parseDouble(parts[0]) * UNITS.get(parts[1]);
                assertThat(documented).as("%s, %s", name, WAYS.get(i)).isCloseTo(run.value(),
                        within(2 * run.halfWidth() + .05 * run.value() + 1e-9));
            }
        }
    }

    private static double alone(SimulationResult result, TransactionResult each) {
        return each.left().value() * result.simulatedSeconds() * result.replications() / each.takenOver();
    }
}
