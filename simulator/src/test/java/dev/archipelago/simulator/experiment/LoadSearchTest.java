package dev.archipelago.simulator.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.Figures;
import dev.archipelago.simulator.result.LoadLimitResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import dev.archipelago.simulator.result.Verdict;
import dev.archipelago.simulator.theory.MultiServerQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadSearchTest {

    /// Four workers of 10 ms each: the rate at which the closed form of the 99th percentile of the time until the answer is the
    /// bound.
    @Test
    void limitOfManyServers_isThatOfTheClosedForm() {
        LoadLimitResult result = search(queue("users p99 < 80ms", 200), .01, 20, "60s");
        double exact = limit(.08);

        assertThat(result.limit().value() * result.rate()).isCloseTo(exact, within(.01 * exact));
        assertThat(result.estimated() * result.rate()).isCloseTo(exact, within(.1 * exact));
        assertThat(result.broken()).containsExactly("fast (users p99 < 80ms)");
        assertThat(result.busiest()).contains("server");
        assertThat(result.settled()).isTrue();
    }

    /// A search of some seconds that stands at nothing looks as if it hung.
    @Test
    void progress_movesFromTheFirstReplicationOn_andNeverBack() {
        List<Double> shares = new ArrayList<>();
        LoadLimitResult result = LoadSearch.run(queue("users p99 < 80ms", 200),
                options(List.of("users"), .05, 4, "20s"),
                2, shares::add, CancelSignal.NEVER);

        assertThat(shares).isSorted().last().isEqualTo(1.0);
        assertThat(shares.getFirst()).isLessThan(.15);
        assertThat(shares.size()).isGreaterThan(4 * result.evaluations());
        assertThat(shares).as("before a load was found that breaks").filteredOn(share -> share < .3)
                .hasSizeGreaterThan(8);
    }

    private static double limit(double bound) {
        double low = 1;
        double high = 399.999;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (new MultiServerQueue(middle, 100, 4).sojournQuantile(.99) < bound) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Test
    void limit_dependsNeitherOnTheLoadOfTheFileNorOnThreads() {
        LoadLimitResult one = search(queue("users p99 < 80ms", 50), .02, 5, "20s");
        LoadLimitResult other = LoadSearch.run(queue("users p99 < 80ms", 50), options(List.of("users"), .02, 5, "20s"),
                1, Progress.NONE, CancelSignal.NEVER);

        assertThat(other).isEqualTo(one);
        assertThat(one.limit().value() * 50).isCloseTo(limit(.08), within(.03 * limit(.08)));
    }

    @Test
    void objectiveThatNoLoadMeets_isSaidToBeMetAtNone() {
        LoadLimitResult result = search(queue("users p99 < 1ms", 200), .02, 2, "2s");

        assertThat(result.holds()).isZero();
        assertThat(result.limit().isMeasured()).isFalse();
        assertThat(result.estimated()).isZero();
    }

    @Test
    void objectivesOnThroughput_whichLoadHelpsToMeet_doNotCount() {
        LoadLimitResult result = search(queue("users p99 < 80ms\", \"much\": \"users throughput > 1000/s", 200), .05, 5,
                "10s");

        assertThat(result.limit().isMeasured()).isTrue();
    }

    /// A sweep over the number of users, five by five, knows no better way than to look at all of them.
    @Test
    void onlineBoutique_breaksWhereABruteForceSweepSees() throws IOException {
        Document boutique = DocumentReader.readText(read("online-boutique"), "online-boutique").orElseThrow();
        String workload = boutique.workloads().keySet().iterator().next();
        LoadSearch.Options options = options(List.of(workload), .05, 3, "20s");
        LoadLimitResult found = LoadSearch.run(boutique, options, 2, Progress.NONE, CancelSignal.NEVER);
        List<Variation> users = List.of(Variation.parse("workloads." + workload + ".users=20 to 80 by 5"));
        Sweep sweep = new Sweep(boutique, users, Sampling.grid(users), options.evaluation());
        SortedMap<Integer, Point> points = new TreeMap<>();
        sweep.run(_ -> true, 2, point -> points.put(point.number(), point), Progress.NONE, CancelSignal.NEVER);

        Point first = points.values().stream().filter(point -> missed(point).findAny().isPresent()).findFirst()
                .orElseThrow();
        Map<String, Estimate> figures = first.figures().orElseThrow().values();
        assertThat(missed(first).map(id -> id + " (" + boutique.objectives().get(id) + ")").toList())
                .containsAnyElementsOf(found.broken());
        assertThat(found.busiest().map(id -> id + Figures.LOAD)).isEqualTo(figures.keySet().stream()
                .filter(name -> name.endsWith(Figures.LOAD))
                .max(Comparator.comparingDouble(name -> figures.get(name).value())));
        assertThat(Integer.parseInt(first.values().getFirst()))
                .isBetween((int) (found.holds() * found.users()), (int) (found.breaks() * found.users()) + 6);
    }

    private static Stream<String> missed(Point point) {
        return point.figures().orElseThrow().objectives().entrySet().stream()
                .filter(entry -> entry.getValue() == Verdict.MISSED).map(Map.Entry::getKey);
    }

    private static String read(String sample) throws IOException {
        return Files.readString(
                Path.of("..", "sample-architectures", sample, sample + ".archipelago.json"));
    }

    private static LoadLimitResult search(Document document, double precision, int replications, String duration) {
        return LoadSearch.run(document, options(List.of("users"), precision, replications, duration), 2, Progress.NONE,
                CancelSignal.NEVER);
    }

    private static LoadSearch.Options options(List<String> workloads, double precision, int replications,
            String duration) {
        return new LoadSearch.Options(new Evaluation.Options(Evaluation.Method.SIMULATION, null, 1, replications,
                TimeSpan.parse(duration), TimeSpan.parse("2s"), Detail.STANDARD), workloads, precision, 80);
    }

    private static Document queue(String objective, int rate) {
        return DocumentReader.readText("""
                { "format": 1, "name": "queue",
                  "components": { "server": { "kind": "service", "container": { "workers": 4 },
                    "operations": { "serve": { "steps": [ { "wait": "exponential(10ms)" } ] } } } },
                  "workloads": { "users": { "enters": "server.serve", "arrivals": "poisson(%d/s)" } },
                  "objectives": { "fast": "%s" } }
                """.formatted(rate, objective), "queue.json").orElseThrow();
    }
}
