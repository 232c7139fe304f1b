package dev.archipelago.simulator.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.result.WithoutOneResult;
import dev.archipelago.simulator.result.WithoutOneResult.Extent;
import dev.archipelago.simulator.result.WithoutOneResult.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class WithoutOneTest {
    private static final double BOUND = 0.1;

    /// Four replicas of one worker of 10 ms, taken in turn: each sees every fourth arrival of a Poisson process, so that its time until
    /// the answer is exponential (GI/M/1, Kleinrock 1975, section 6.4). With one less it sees every third, and with one of two zones every second.
    @Test
    void limits_areThoseOfTheClosedForm_withTheReplicasThatAreLeft() {
        WithoutOneResult result = search(farm("\"a\": {}, \"b\": {}", ""), 9, 2);

        assertThat(limit(result.whole().limit().value())).isCloseTo(exact(4), within(.02 * exact(4)));
        assertThat(result.losses()).extracting(Loss::extent).containsExactlyInAnyOrder(Extent.ZONE, Extent.ZONE,
                Extent.REPLICA);
        assertThat(result.losses().getLast().extent()).isEqualTo(Extent.REPLICA);
        for (Loss loss : result.losses()) {
            double exact = exact(loss.extent() == Extent.ZONE ? 2 : 3);
            assertThat(limit(loss.simulated().orElseThrow().limit().value())).as("%s", loss).isCloseTo(exact,
                    within(.03 * exact));
            assertThat(loss.share()).as("%s", loss).isCloseTo(exact / exact(4), within(.05));
            assertThat(loss.simulated().orElseThrow().broken()).containsExactly("fast (users p99 < 100ms)");
            assertThat(loss.simulated().orElseThrow().busiest()).contains("server");
        }
    }

    private static double limit(double factor) {
        return factor * 100;
    }

    /// The rate at which the 99th percentile of the time until the answer is the bound, where replicas take turns.
    private static double exact(int replicas) {
        double low = 1;
        double high = 100 * replicas - 1e-6;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (Math.log(100) / (100 * (1 - waiting(middle, replicas))) < BOUND) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The share of arrivals at a GI/M/1 queue that wait, the gaps being those of every so manieth arrival.
    private static double waiting(double rate, int every) {
        double share = 0.5;
        for (int i = 0; i < 10_000; i++) {
            share = Math.pow(rate / (rate + 100 * (1 - share)), every);
        }
        return share;
    }

    @Test
    void result_dependsNotOnThreads_andOnlyTheWorstAreSimulated() {
        Document farm = farm("\"a\": {}, \"b\": {}", "");
        WithoutOneResult one = search(farm, 1, 1);

        assertThat(search(farm, 1, 2)).isEqualTo(one);
        assertThat(one.losses().stream().filter(loss -> loss.simulated().isPresent())).singleElement()
                .satisfies(loss -> assertThat(loss.extent()).isEqualTo(Extent.ZONE));
        assertThat(one.losses()).filteredOn(loss -> loss.extent() == Extent.REPLICA).singleElement()
                .satisfies(loss -> assertThat(loss.share()).isBetween(.6, .8));
    }

    /// Percentiles know only what is answered, and nothing is.
    @Test
    void zoneWithAllReplicasOfWhatIsNeeded_leavesNothing() {
        WithoutOneResult result = search(
                farm("\"a\": {}, \"b\": {}", ", \"placement\": { \"zones\": [ \"a\" ] }"), 9, 2);

        Loss worst = result.losses().getFirst();
        assertThat(worst.what()).isEqualTo("a");
        assertThat(worst.estimated()).isZero();
        assertThat(worst.share()).isZero();
        assertThat(worst.simulated().orElseThrow().broken()).containsExactly("users (nothing is answered)");
        assertThat(worst.simulated().orElseThrow().evaluations()).isLessThan(4);
        assertThat(result.losses().getLast().share()).isCloseTo(1, within(.05));
        assertThat(result.isTooLittle()).isTrue();
    }

    /// What happens until callers know of a loss would be far more than one request in a thousand.
    @Test
    void momentOfTheLoss_doesNotCount() {
        Document farm = DocumentReader.readText(text("\"a\": {}, \"b\": {}", "").replace("\"fast\":",
                "\"available\": \"users success > 99.9%\", \"fast\":"), "farm.json").orElseThrow();

        assertThat(search(farm, 1, 2).losses()).filteredOn(loss -> loss.simulated().isPresent()).singleElement()
                .satisfies(loss -> assertThat(loss.share()).isBetween(.4, .5));
    }

    @Test
    void componentsThatNoLoadComesTo_areNotLost() {
        Document farm = farm("", """
                }, "idle": { "kind": "service", "replicas": 3,
                  "operations": { "serve": { "steps": [ { "wait": "1ms" } ] } }""");

        assertThat(search(farm, 0, 1).losses()).singleElement()
                .satisfies(loss -> assertThat(loss.what()).isEqualTo("server"));
    }

    /// At the limit there are as many replicas as there may be; of these one is lost.
    @Test
    void componentThatScalesItself_hasOneLessAtTheMost() {
        Document farm = farm("", ", \"autoscaling\": { \"min\": 4, \"max\": 5, \"cpu\": \"70%\" }");

        assertThat(search(farm, 0, 1).losses()).singleElement()
                .satisfies(loss -> assertThat(loss.what()).isEqualTo("server"));
        assertThat(LoadSearch.withOneLess(farm, new ComponentId("server")).architecture().components()
                .get(new ComponentId("server")).mostReplicas()).isEqualTo(4);
        Document always = farm("", ", \"autoscaling\": { \"min\": 5, \"max\": 5, \"cpu\": \"70%\" }");
        assertThat(LoadSearch.withOneLess(always, new ComponentId("server")).architecture().components()
                .get(new ComponentId("server")).initialReplicas()).isEqualTo(4);
    }

    @Test
    void progress_growsToTheEnd_andCancellingStops() {
        List<Double> shares = new ArrayList<>();
        var question = new WithoutOne.Question(farm("", ""), options(), 1);
        WithoutOne.run(question, 2, shares::add, CancelSignal.NEVER);

        assertThat(shares).isSorted().last().isEqualTo(1.0);
        assertThatThrownBy(() -> WithoutOne.run(question, 2, Progress.NONE, () -> shares.size() > 0))
                .isInstanceOf(CancellationException.class);
    }

    private static WithoutOneResult search(Document document, int most, int threads) {
        return WithoutOne.run(new WithoutOne.Question(document, options(), most), threads, Progress.NONE,
                CancelSignal.NEVER);
    }

    private static LoadSearch.Options options() {
        return new LoadSearch.Options(new Evaluation.Options(Evaluation.Method.SIMULATION, null, 1, 5,
                TimeSpan.parse("60s"), TimeSpan.parse("2s"), Detail.STANDARD), List.of("users"), .02, 40);
    }

    private static Document farm(String zones, String more) {
        return DocumentReader.readText(text(zones, more), "farm.json").orElseThrow();
    }

    private static String text(String zones, String more) {
        return """
                { "format": 1, "name": "farm",
                  "components": { "server": { "kind": "service", "replicas": 4, "container": { "workers": 1 },
                    "operations": { "serve": { "steps": [ { "wait": "exponential(10ms)" } ] } }%s } },
                  "workloads": { "users": { "enters": "server.serve", "arrivals": "poisson(100/s)" } },
                  "objectives": { "fast": "users p99 < 100ms" },
                  "platform": { "zones": { %s } } }
                """.formatted(more, zones);
    }
}
