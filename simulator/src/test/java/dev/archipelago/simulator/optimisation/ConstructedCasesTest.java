package dev.archipelago.simulator.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.Variation;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.result.OptimisationResult;
import dev.archipelago.simulator.result.OptimisationResult.Status;
import dev.archipelago.simulator.scheduling.HourlyPrice;
import dev.archipelago.simulator.scheduling.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// Cases of which closed forms know the best of all configurations: each test looks at all of them.
class ConstructedCasesTest {

    private static final HourlyPrice PRICE = new HourlyPrice(1, 0.25);
    private static final double HEADROOM = 1.15;
    private static final double RATE = 60;
    private static final double CONFIDENCE = 0.95;
    private static final List<Variation> TIMEOUTS = List.of(
            Variation.parse("components.server.replicas=2 to 8"),
            Variation.parse("connections.client->server.timeout=30ms, 50ms, 70ms, 90ms, 400ms"));

    /// How many; the study of docs/studies/optimise.md takes more.
    private static final int SEEDS = Integer.getInteger("optimise.seeds", 3);

    /// Replicas and CPU of a server with one worker, whose users go to any replica by chance: M/M/1 each.
    @Test
    void replicasAndCpu_ofMM1_areTheCheapestOfAll() {
        Document document = document("""
                "server": { "kind": "service", "replicas": 4,
                  "container": { "workers": 1, "cpu": "1", "cpuLimit": "1", "memory": "1Gi" },
                  "operations": { "serve": { "steps": [ { "compute": "exponential(20ms)" } ] } } }
                """, "\"client->server\": { \"balancing\": \"random\" }", "server.serve",
                "\"fast\": \"users p95 < 100ms\"");
        SearchSpace space = DefaultSpace.of(document, Set.of());
        Known known = new Known(space, one -> {
            double service = cores(one, "server") / 0.02;
            double arrivals = RATE / replicas(one, "server");
            return service <= arrivals ? 1 : Math.exp(-(service - arrivals) * 0.1);
        }, 0.05, 0.01, "server");

        OptimisationResult result = optimised(document, List.of(), "20s");

        known.assertThatIsBest(result, document);
    }

    /// Two stages, of which each replica of the second takes much more memory, with processor sharing: the means of both add up.
    @Test
    void tandemWithTwoPrices_isTheCheapestOfAll() {
        Document document = document("""
                "front": { "kind": "service", "replicas": 3,
                  "container": { "cpu": "1", "cpuLimit": "1", "memory": "256Mi" },
                  "operations": { "serve": { "steps": [ { "compute": "exponential(20ms)" }, { "call": "back.serve" } ] } } },
                "back": { "kind": "service", "replicas": 3,
                  "container": { "cpu": "1", "cpuLimit": "1", "memory": "6Gi" },
                  "operations": { "serve": { "steps": [ { "compute": "exponential(15ms)" } ] } } }
                """,
                "\"client->front\": { \"balancing\": \"random\" }, \"front->back\": { \"balancing\": \"random\" }",
                "front.serve", "\"fast\": \"users mean < 108ms\"");
        SearchSpace space = DefaultSpace.of(document, Set.of());
        Known known = new Known(space, one -> sharing(one, "front", 0.02) + sharing(one, "back", 0.015), 0.108,
                0.02 * 0.108, "front", "back");

        OptimisationResult result = optimised(document, List.of(), "20s");

        known.assertThatIsBest(result, document);
    }

    /// Whether the best is found does not hang on one seed.
    @Test
    void manySeeds_findTheBestAsOftenAsPromised() {
        int right = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            right += timeoutCase().isBest(optimised(timeout(), TIMEOUTS, "20s", seed)) ? 1 : 0;
        }

        System.out.printf(Locale.ROOT, "best found with %d of %d seeds%n", right, SEEDS);
        assertThat((double) right / SEEDS).isGreaterThan(CONFIDENCE - 3 * Math.sqrt(.05 * .95 / SEEDS));
    }

    /// A time-out and replicas: a longer time-out answers more, but later; a shorter one answers sooner, but fewer.
    @Test
    void timeoutOfWhichMoreIsWorse_isTheCheapestOfAll() {
        OptimisationResult result = optimised(timeout(), TIMEOUTS, "20s");

        timeoutCase().assertThatIsBest(result, timeout());
        assertThat(result.changes()).extracting(OptimisationResult.Change::path)
                .contains("connections.client->server.timeout");
    }

    private static Document timeout() {
        return document("""
                "server": { "kind": "service", "replicas": 6,
                  "container": { "workers": 1, "cpu": "1", "cpuLimit": "1", "memory": "1Gi" },
                  "operations": { "serve": { "steps": [ { "compute": "exponential(20ms)" } ] } } }
                """, "\"client->server\": { \"balancing\": \"random\", \"timeout\": \"400ms\" }", "server.serve",
                "\"fast\": \"users p90 < 70ms\", \"there\": \"users success > 90%\"");
    }

    private static Known timeoutCase() {
        return new Known(SearchSpace.of(timeout(), TIMEOUTS), one -> {
            double rate = 50 - RATE / replicas(one, "server");
            double timeout = Objects
                    .requireNonNull(one.architecture().connections().values().iterator().next().timeout()).seconds();
            double late = rate <= 0 ? 1 : Math.exp(-rate * timeout);
            double slow = rate <= 0 || timeout <= 0.07 ? 0 : (Math.exp(-rate * 0.07) - late) / (1 - late);
            return Math.max(late, slow);
        }, 0.1, 0.02, "server");
    }

    private static double sharing(Document document, String id, double seconds) {
        double time = seconds / cores(document, id);
        double busy = RATE / replicas(document, id) * time;
        return busy >= 1 ? Double.POSITIVE_INFINITY : time / (1 - busy);
    }

    /// All configurations, with a figure that must be below a bound.
    private static final class Known {
        private final Map<Document, Double> meeting = new LinkedHashMap<>();
        private double edge = Double.POSITIVE_INFINITY;

        Known(SearchSpace space, ToDoubleFunction<Document> figure, double bound, double tolerance, String... ids) {
            List<Double> unclear = new ArrayList<>();
            for (long number = 0; number < space.size(); number++) {
                Document one = space.document(space.number(number));
                double value = figure.applyAsDouble(one);
                if (covers(one, ids) && value < bound + tolerance) {
                    if (value < bound - tolerance) {
                        meeting.put(one, cost(one));
                    } else {
                        unclear.add(cost(one));
                    }
                }
            }
            edge = unclear.stream().mapToDouble(cost -> cost).min().orElse(Double.POSITIVE_INFINITY);
        }

        /// The case must leave no doubt: no configuration that is cheaper than the best is as near to the bound as the tolerance.
        void assertThatIsBest(OptimisationResult result, Document document) {
            double least = meeting.values().stream().mapToDouble(cost -> cost).min().orElseThrow();
            assertThat(edge).as("cost of what is at the bound").isGreaterThan(least);
            assertThat(result.status()).isEqualTo(Status.FOUND);
            assertThat(cost(Optimiser.applied(document, result))).isEqualTo(least);
            assertThat(meeting).containsKey(Optimiser.applied(document, result));
            assertThat(result.after().perHour().value()).isCloseTo(least,
                    within(1e-9 * least));
        }

        boolean isBest(OptimisationResult result) {
            double least = meeting.values().stream().mapToDouble(cost -> cost).min().orElseThrow();
            return result.status() == Status.FOUND && meeting.containsKey(Optimiser.applied(timeout(), result))
                    && Math.abs(result.after().perHour().value() - least) <= 1e-9 * least;
        }

        private static boolean covers(Document one, String... ids) {
            return List.of(ids).stream()
                    .allMatch(id -> RATE * demand(one, id) * HEADROOM <= replicas(one, id) * cores(one, id));
        }

        private static double demand(Document one, String id) {
            return component(one, id).operations().get("serve").steps().getFirst().toString().contains("15ms")
                    ? 0.015
                    : 0.02;
        }
    }

    private static double cost(Document document) {
        return document.architecture().components().values().stream().filter(Component::runsOnPlatform)
                .mapToDouble(one -> one.initialReplicas() * PRICE.of(new Resources(
                        one.containerOrDefault().cpuOrDefault().millis(),
                        one.containerOrDefault().memoryOrDefault().bytes())))
                .sum();
    }

    private static Component component(Document document, String id) {
        return document.architecture().component(new ComponentId(id)).orElseThrow();
    }

    private static double replicas(Document document, String id) {
        return component(document, id).initialReplicas();
    }

    private static double cores(Document document, String id) {
        return component(document, id).containerOrDefault().cpuOrDefault().value();
    }

    private static Document document(String components, String connections, String enters, String objectives) {
        return DocumentReader.readText("""
                { "format": 1, "name": "case",
                  "components": { "client": { "kind": "client" }, %s },
                  "connections": { %s },
                  "workloads": { "users": { "from": "client", "enters": "%s", "arrivals": "poisson(60/s)" } },
                  "objectives": { %s },
                  "platform": { "prices": { "currency": "EUR", "coreHour": 1, "gibibyteHour": 0.25 } } }
                """.formatted(components, connections, enters, objectives), "case.json").orElseThrow();
    }

    private static OptimisationResult optimised(Document document, List<Variation> varied, String duration) {
        return optimised(document, varied, duration, 1);
    }

    private static OptimisationResult optimised(Document document, List<Variation> varied, String duration,
            long seed) {
        return Optimiser.run(document, new Optimiser.Options(
                new Evaluation.Options(Evaluation.Method.SIMULATION, null, seed, 10, TimeSpan.parse(duration),
                        TimeSpan.parse("5s"), Detail.STANDARD),
                List.of(""), varied, List.of(), CONFIDENCE, 2000, HEADROOM - 1, Double.NaN),
                new Optimiser.Running(2, Progress.NONE, CancelSignal.NEVER));
    }
}
