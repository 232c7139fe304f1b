package dev.archipelago.simulator.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.Variation;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.OptimisationJson;
import dev.archipelago.simulator.result.OptimisationResult;
import dev.archipelago.simulator.result.OptimisationResult.Candidate;
import dev.archipelago.simulator.result.OptimisationResult.Check;
import dev.archipelago.simulator.result.OptimisationResult.LeftAlone;
import dev.archipelago.simulator.result.OptimisationResult.Status;
import dev.archipelago.simulator.result.Reason;
import dev.archipelago.simulator.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OptimiserTest {

    private static final int SYSTEMS = Integer.getInteger("optimise.systems", 2);

    /// Of the systems of chance.
    private static final List<Variation> FEW = List.of(Variation.parse("components.front.replicas=1 to 4"),
            Variation.parse("components.back.replicas=1 to 6"),
            Variation.parse("connections.front->back.pool.size=2, 4, 8, 16"),
            Variation.parse("components.back.container.workers=2, 4, 8, 16"));

    /// Small systems of chance with objectives that they may or may not meet.
    @Test
    void systemsOfChance_areNeverDearerThanTheStartWhereThatMeetsItsObjectives() {
        for (int seed = 1; seed <= SYSTEMS; seed++) {
            Document document = random(seed);
            OptimisationResult result = run(document, options(List.of(""), List.of(), "5s", 400), 2);

            boolean startMeets = result.candidates().stream().anyMatch(one -> one.values().isEmpty() && one.meets());
            if (startMeets) {
                assertThat(result.status()).as("seed %d", seed).isIn(Status.FOUND, Status.UNDECIDED);
                assertThat(result.after().perHour().value()).as("seed %d", seed)
                        .isLessThanOrEqualTo(result.before().perHour().value() * (1 + 1e-9));
            }
            if (result.status() != Status.NONE) {
                assertThat(result.checks()).as("seed %d", seed).extracting(Check::verdictAfter)
                        .containsOnly(Verdict.MET);
            }
            assertThat(result.candidates().stream().filter(Candidate::isOnFront).filter(one -> !one.meets()))
                    .as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void sameSeed_givesTheSameBytes_whateverTheNumberOfThreads() {
        Optimiser.Options options = options(List.of(""), FEW, "5s", 300);

        assertThat(OptimisationJson.of(run(random(7), options, 2)))
                .isEqualTo(OptimisationJson.of(run(random(7), options, 1)));
    }

    @Test
    void objectivesThatNothingMeets_areToldWithWhatIsNearest() {
        Document document = shop("users mean < 9ms", 40);
        OptimisationResult result = run(document, options(List.of(""),
                List.of(Variation.parse("components.server.replicas=1 to 6")), "5s", 300), 2);

        assertThat(result.status()).isEqualTo(Status.NONE);
        assertThat(result.changes()).isEmpty();
        assertThat(result.effort().everything()).isTrue();
        assertThat(result.candidates().get(result.best()).values())
                .containsEntry("components.server.replicas", "6");
        assertThat(result.checks().getFirst().marginAfter()).isNegative();
    }

    /// The rush needs two replicas, the usual load one: both must be borne.
    @Test
    void allScenariosThatAreGiven_mustBeBorne() {
        Document document = shop("users mean < 40ms", 40);
        List<Variation> varied = List.of(Variation.parse("components.server.replicas=1 to 6"));

        OptimisationResult usual = run(document, options(List.of(""), varied, "10s", 400), 2);
        OptimisationResult both = run(document, options(List.of("", "rush"), varied, "10s", 400), 2);

        assertThat(value(usual)).isEqualTo("1");
        assertThat(value(both)).isEqualTo("3");
        assertThat(both.checks()).extracting(Check::scenario).containsExactly("", "rush");
    }

    @Test
    void whatIsKept_andWhatAScenarioSets_isLeftAlone() {
        Document document = shop("users mean < 40ms", 40);
        Optimiser.Options usual = options(List.of("many"), List.of(), "5s", 100);
        Optimiser.Options options = new Optimiser.Options(usual.evaluation(), usual.scenarios(), List.of(),
                List.of("components.server.container.cpu"), .95, 100, .15, Double.NaN);

        assertThatThrownBy(() -> run(document, options, 1)).isInstanceOf(NothingToVaryException.class)
                .hasMessageContaining("nothing to vary");
        assertThat(run(document, usual, 2).leftAlone())
                .contains(new LeftAlone("components.server.replicas",
                        new Reason(Reason.Kind.SET_BY_SCENARIO, "components.server.replicas")));
    }

    @Test
    void progress_movesFromTheFirstReplicationOn() {
        List<Double> shares = new ArrayList<>();
        OptimisationResult found = Optimiser.run(random(7), options(List.of(""), FEW, "5s", 400),
                new Optimiser.Running(1, shares::add, CancelSignal.NEVER));

        assertThat(found.status()).isEqualTo(Status.FOUND);
        assertThat(shares.getFirst()).isLessThan(8 / 400.0);
        assertThat(shares).isSorted().allMatch(share -> share <= 1);
        assertThat(shares.size()).as("more often than once a replication").isGreaterThan(found.effort().runs());
    }

    @Test
    void cancelledSearch_leavesTheBestSoFar() {
        AtomicInteger looks = new AtomicInteger();
        Optimiser.Options options = options(List.of(""), FEW, "5s", 5000);
        OptimisationResult whole = Optimiser.run(random(7), options,
                new Optimiser.Running(1, Progress.NONE, () -> looks.incrementAndGet() < 0));
        int all = looks.get();
        looks.set(0);

        OptimisationResult half = Optimiser.run(random(7), options,
                new Optimiser.Running(1, Progress.NONE, () -> looks.incrementAndGet() > all * 3 / 4));

        assertThat(whole.status()).isEqualTo(Status.FOUND);
        assertThat(half.status()).isEqualTo(Status.STOPPED);
        assertThat(half.guarantee().reached()).isFalse();
        assertThat(half.after().perHour().value()).isLessThanOrEqualTo(half.before().perHour().value());
        assertThatThrownBy(() -> Optimiser.run(random(7), options, new Optimiser.Running(1, Progress.NONE, () -> true)))
                .isInstanceOf(CancellationException.class);
    }

    /// The manifests of the shop ask for far more CPU than its ten users need; a short version of docs/studies/optimise.md.
    @Test
    void onlineBoutique_isAFifthCheaperAtLeast_inRunsOfOtherRandomNumbers() throws IOException {
        Document boutique = DocumentReader.readText(Files.readString(Path.of("..", "sample-architectures",
                "online-boutique", "online-boutique.archipelago.json")), "online-boutique").orElseThrow();

        OptimisationResult result = run(boutique, options(List.of(""), List.of(
                Variation.parse("components.adservice.container.cpu=50m, 100m, 200m"),
                Variation.parse("components.cartservice.container.cpu=50m, 100m, 200m"),
                Variation.parse("components.checkoutservice.container.cpu=50m, 100m")), "60s", 400), 2);

        assertThat(result.status()).isEqualTo(Status.FOUND);
        assertThat(result.saving()).isGreaterThan(.2);
        assertThat(result.checks()).hasSize(3).extracting(Check::verdictAfter).containsOnly(Verdict.MET);
    }

    /// One replica would do for the load, but is up for 99.9 % of the time only.
    @Test
    void availabilityThatIsAskedFor_isKept_andWhatFallsShortIsNotChosen() {
        Optimiser.Options usual = options(List.of(""),
                List.of(Variation.parse("components.server.replicas=1 to 4")), "5s", 200);
        Optimiser.Options options = new Optimiser.Options(usual.evaluation(), usual.scenarios(), usual.varied(),
                List.of(), .95, 200, .15, .99999);

        assertThat(value(run(shop("users mean < 40ms", 40), usual, 2))).isEqualTo("1");
        assertThat(value(run(shop("users mean < 40ms", 40), options, 2))).isEqualTo("2");
    }

    private static String value(OptimisationResult result) {
        return result.changes().stream().filter(change -> change.path().endsWith("replicas")).findFirst()
                .map(OptimisationResult.Change::after).orElse("as it is");
    }

    private static Optimiser.Options options(List<String> scenarios, List<Variation> varied, String duration,
            int budget) {
        return new Optimiser.Options(
                new Evaluation.Options(Evaluation.Method.SIMULATION, null, 1, 8, TimeSpan.parse(duration),
                        TimeSpan.parse("2s"), Detail.STANDARD),
                scenarios, varied, List.of(), .95, budget, .15, Double.NaN);
    }

    private static OptimisationResult run(Document document, Optimiser.Options options, int threads) {
        return Optimiser.run(document, options, new Optimiser.Running(threads, Progress.NONE, CancelSignal.NEVER));
    }

    private static Document shop(String objective, int rate) {
        return DocumentReader.readText("""
                { "format": 1, "name": "shop",
                  "components": { "server": { "kind": "service", "replicas": 4,
                    "container": { "cpu": "1", "cpuLimit": "1" },
                    "operations": { "serve": { "steps": [ { "compute": "exponential(10ms)" } ] } } } },
                  "workloads": { "users": { "enters": "server.serve", "arrivals": "poisson(%d/s)" } },
                  "objectives": { "fast": "%s" },
                  "scenarios": { "rush": { "set": { "workloads.users.arrivals": "poisson(200/s)" } },
                    "many": { "set": { "components.server.replicas": "8" } } } }
                """.formatted(rate, objective), "shop.json").orElseThrow();
    }

    private static Document random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return DocumentReader.readText("""
                { "format": 1, "name": "chance",
                  "components": {
                    "front": { "kind": "gateway", "replicas": %d, "container": { "cpu": "500m", "cpuLimit": "1" },
                      "operations": { "serve": { "steps": [ { "compute": "exponential(%dms)" }, { "call": "back.serve" } ] } } },
                    "back": { "kind": "service", "replicas": %d,
                      "container": { "cpu": "1", "cpuLimit": "1", "workers": %d, "memory": "1Gi" },
                      "operations": { "serve": { "steps": [ { "compute": "exponential(%dms)" }, { "wait": "5ms" } ] } } } },
                  "connections": { "front->back": { "timeout": "%dms", "pool": { "size": %d } } },
                  "workloads": { "users": { "enters": "front.serve", "arrivals": "poisson(%d/s)" } },
                  "objectives": { "fast": "users p95 < %dms", "there": "users success > 98%%" } }
                """.formatted(random.nextInt(1, 5), random.nextInt(2, 12), random.nextInt(1, 5), random.nextInt(2, 20),
                random.nextInt(2, 15), random.nextInt(60, 400), random.nextInt(4, 40), random.nextInt(20, 120),
                random.nextInt(60, 250)), "chance.json").orElseThrow();
    }
}
