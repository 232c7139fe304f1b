package dev.archipelago.simulator.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticAvailabilityTest {

    private static final String ZONES = "a: { reliability: { availability: 99.95% } }, b: { reliability: "
            + "{ availability: 99.95% } }, c: { reliability: { availability: 99.95% } }";

    @Test
    @Tag("AV-1")
    void chain_ofFourServices_isTheProductOfAll() {
        Document document = document("""
                w: { kind: service, reliability: { availability: 99.9% }, operations: { go: { steps: [ { call: x } ] } } }
                x: { kind: service, reliability: { availability: 99.95% }, operations: { go: { steps: [ { call: y } ] } } }
                y: { kind: service, reliability: { availability: 99.99% }, operations: { go: { steps: [ { call: z } ] } } }
                z: { kind: service, reliability: { mtbf: 999h, mttr: 1h }, operations: { go: {} } }
                """, "");

        AvailabilityResult result = StaticAvailability.of(document, 0);

        is(result.workloads().getOrDefault("users", 0.0), .99740225);
        assertThat(result.cutSets()).extracting(AvailabilityResult.CutSet::elements)
                .containsExactly(List.of("w"), List.of("x"), List.of("y"), List.of("z"));
    }

    @Test
    @Tag("FT-1")
    void standIns_andWhatAllNeed_haveTheProbabilityOfTheirCutSets() {
        Document document = document("""
                w: { kind: client, operations: { go: { steps: [
                  { parallel: [ { call: a }, { steps: [ { call: b }, { call: c } ] } ], join: 1 }, { call: d } ] } } }
                a: { kind: service, reliability: { availability: 99% }, operations: { go: {} } }
                b: { kind: service, reliability: { availability: 98% }, operations: { go: {} } }
                c: { kind: service, reliability: { availability: 97% }, operations: { go: {} } }
                d: { kind: service, reliability: { availability: 99.9% }, operations: { go: {} } }
                """, "");

        AvailabilityResult result = StaticAvailability.of(document, 0);

        is(1 - result.workloads().getOrDefault("users", 0.0), .001493506);
        assertThat(result.cutSets()).extracting(AvailabilityResult.CutSet::elements)
                .containsExactly(List.of("d"), List.of("a", "b"), List.of("a", "c"));
        is(importance(result, "a"), .049351);
        is(importance(result, "b"), .009690);
        is(importance(result, "d"), .999506);
    }

    @ParameterizedTest(name = "{0} replicas in {1}, {2} of them needed")
    @Tag("AV-4")
    @Tag("AV-5")
    @CsvSource({"3, 'a, b, c', 0, .99999884", "3, 'a, b, c', .5, .99967188", "3, a, 0, .999499",
        "6, 'a, b, c', .6, .99992068",
        "6, a, .6, .99948046"})
    void replicas_byTheirZones_outliveOneOrNot(int replicas, String placed, double needed, double published) {
        Document document = document("w: { kind: service, replicas: " + replicas
                + ", reliability: { availability: 99% }, placement: { zones: [ " + placed
                + " ] }, operations: { go: {} } }\n", "platform: { zones: { " + ZONES + " } }");

        assertThat(StaticAvailability.of(document, needed).workloads().getOrDefault("users", 0.0))
                .isCloseTo(published, within(.5e-6));
    }

    @Test
    void zone_withAllReplicasOfAComponent_isASinglePointOfFailure() {
        Document document = document("""
                w: { kind: service, replicas: 4, operations: { go: { steps: [ { call: x } ] } } }
                x: { kind: service, replicas: 2, placement: { zones: [ b ] }, operations: { go: {} } }
                """, "platform: { zones: { a: {}, b: {} } }");

        assertThat(StaticAvailability.of(document, 0).cutSets()).extracting(AvailabilityResult.CutSet::elements)
                .containsExactly(List.of("w"), List.of("x"), List.of("zone b"));
    }

    /// What is asked several times is up or down for all of them.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { call: x }, { call: x }, { call: y } | .72
            { call: x, probability: 50% } | .9
            { call: x, probability: 50% }, { call: x, probability: 50% } | .85
            { call: x, probability: 50%, times: 2 } | .9
            { repeat: 2, steps: [ { call: x, probability: 50% } ] } | .85
            { repeat: geometric(1), steps: [ { call: x } ] } | .9
            { repeat: geometric(1), steps: [ { fail: 50% } ] } | .6667
            { choice: [ { probability: 50%, steps: [ { call: x } ] }, { probability: 50%, steps: [ { call: y } ] } ] } | .85
            { choice: [ { probability: 25%, steps: [ { call: x } ] }, { probability: 25%, steps: [ { fail: 100% } ] } ] } | .7
            { parallel: [ { call: x }, { call: y } ] } | .72
            { parallel: [ { call: x }, { call: y } ], join: 1 } | .98
            { call: x, mode: async } | 1
            { reply: 1Ki }, { call: x } | 1
            { call: z } | 1
            { forward: x } | .8
            { fail: 30% } | .7
            { saga: [ { call: x, compensate: y }, { call: y } ] } | .72
            { cache: m, hit: 75%, miss: [ { call: x } ] } | .95
            """)
    void request_byItsSteps_needsWhatItWaitsFor(String steps, double expected) {
        Document document = document("""
                w: { kind: client, operations: { go: { steps: [ %s ] } } }
                x: { kind: service, reliability: { availability: 80%% }, operations: { go: {} } }
                y: { kind: service, reliability: { availability: 90%% }, operations: { go: {} } }
                z: { kind: service, reliability: { availability: 10%% }, operations: { go: {} } }
                m: { kind: cache, reliability: { availability: 100%% } }
                """.formatted(steps), "connections: { w->z: { fallback: { answer: true } } }");

        assertThat(StaticAvailability.of(document, 0).workloads().getOrDefault("users", 0.0))
                .isCloseTo(expected, within(1e-3));
    }

    @Test
    void budget_ofAnObjective_isUsedByTheDesign() {
        Document document = document(
                "w: { kind: service, reliability: { availability: 99.95% }, operations: { go: {} } }\n",
                "objectives: { up: users success > 99.9%, fast: users p99 < 1s }");

        assertThat(StaticAvailability.of(document, 0).budgets()).containsOnlyKeys("up")
                .hasEntrySatisfying("up", budget -> {
                    is(budget.outage(), 2592);
                    is(budget.used(), .5);
                    is(budget.alerts().getFirst().detection(), 51.84);
                });
    }

    private static double importance(AvailabilityResult result, String component) {
        AvailabilityResult.Part part = result.components().get(component);
        return part == null ? Double.NaN : part.importance().getOrDefault("users", Double.NaN);
    }

    private static Document document(String components, String more) {
        return DocumentReader.readText("format: 1\nname: Test\ncomponents:\n" + components.indent(2)
                + "workloads: { users: { enters: w.go, arrivals: poisson(1/s) } }\n" + more + "\n", "test.yaml")
                .orElseThrow();
    }

    private static void is(double computed, double published) {
        assertThat(computed).isCloseTo(published, within(.6e-6));
    }
}
