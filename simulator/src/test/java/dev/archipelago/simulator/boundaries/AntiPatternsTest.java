package dev.archipelago.simulator.boundaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.finding.Severity;
import dev.archipelago.simulator.redesign.BoundaryStudy;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AntiPatternsTest {

    private static final Path SAMPLES = Path.of("..", "sample-architectures");

    private static List<AntiPattern> in(Document document) {
        return BoundaryStudy.of(document, null).patterns();
    }

    private static Document sample(String name) {
        return DocumentReader.read(SAMPLES.resolve(name).resolve(name + ".archipelago.json")).orElseThrow();
    }

    /// @param services in YAML, entered at "a"
    private static List<String> ids(String services) {
        return in(document(services)).stream().map(AntiPattern::id).toList();
    }

    private static Document document(String services) {
        return DocumentReader.readText("format: 1\nname: Small\ncomponents:\n" + services
                + "\nworkloads: { people: { enters: a.do, arrivals: poisson(10/s) } }\n"
                + "platform: { network: { withinZone: 500us } }\n", "small.yaml").orElseThrow();
    }

    private static String service(String id, String steps) {
        return "  " + id + ": { kind: service, operations: { do: { steps: [ " + steps + " ] } } }\n";
    }

    @Test
    void systemCutBadlyOnPurpose_isNamedForExactlyThat() {
        assertThat(in(sample("badly-cut"))).extracting(AntiPattern::id, AntiPattern::parts)
                .containsExactlyInAnyOrder(
                        tuple("boundary.halves", List.of("pricing", "rules")),
                        tuple("boundary.shared-database",
                                List.of("ledger", "billing", "orders")),
                        tuple("boundary.god-service", List.of("core")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"online-boutique", "hotel-reservation", "busy-shop", "order-four-ways", "a-day-of-traffic",
        "tandem"})
    void systemCutWell_hasNone_butAdviceOnSingleCalls(String name) {
        assertThat(in(sample(name))).filteredOn(pattern -> pattern.finding().severity() != Severity.ADVICE).isEmpty();
        assertThat(in(sample(name))).extracting(AntiPattern::id).isSubsetOf("boundary.chatty");
    }

    /// Four calls each time, and nobody else asks: halves; three are not.
    @Test
    void halves_beginAtFourCalls() {
        String callee = service("b", "{ compute: 5ms }");
        assertThat(ids(service("a", "{ compute: 1ms }, { call: b, times: 4 }") + callee))
                .containsExactly("boundary.halves");
        assertThat(ids(service("a", "{ compute: 1ms }, { call: b, times: 3 }") + callee)).isEmpty();
    }

    @Test
    void circle_isACycle() {
        Document circle = document("""
                  a: { kind: service, operations: { do: { steps: [ { call: b } ] }, other: { steps: [ { compute: 5ms } ] } } }
                  b: { kind: service, operations: { do: { steps: [ { compute: 5ms }, { call: a.other } ] } } }
                """);
        assertThat(in(circle)).extracting(AntiPattern::id, AntiPattern::parts)
                .containsExactly(tuple("boundary.cycle", List.of("a", "b")));
    }

    @Test
    void sixServicesThatWaitForOneAnother_areALongChainAndFailTogether() {
        String chain = IntStream.range(0, 6).mapToObj(i -> service(name(i),
                "{ compute: 5ms }" + (i < 5 ? ", { call: " + name(i + 1) + " }" : ""))).collect(Collectors.joining());

        assertThat(ids(chain)).containsExactlyInAnyOrder("boundary.long-chain", "boundary.distributed-monolith");
        assertThat(ids(chain.replace("{ call: f }", "{ call: f, mode: async }")))
                .containsExactly("boundary.distributed-monolith");
    }

    private static String name(int number) {
        return String.valueOf((char) ('a' + number));
    }

    /// It works for a tenth of the time that the way takes.
    @Test
    void serviceThatWorksLessThanTheWayTakes_isANanoService() {
        String caller = service("a", "{ compute: 5ms }, { call: b }");
        assertThat(ids(caller + service("b", "{ compute: 100us }"))).containsExactly("boundary.nano-service");
        assertThat(ids(caller + service("b", "{ compute: 2ms }"))).isEmpty();
    }

    @Test
    void serviceBetweenFourAndFour_isAHub() {
        String callers = IntStream.range(0, 4).mapToObj(i -> service("in" + i, "{ compute: 5ms }, { call: hub }"))
                .collect(Collectors.joining());
        String callees = IntStream.range(0, 4).mapToObj(i -> service("out" + i, "{ compute: 5ms }"))
                .collect(Collectors.joining());
        String entry = "  a: { kind: gateway, operations: { do: { steps: [ { choice: [ "
                + IntStream.range(0, 4).mapToObj(i -> "{ probability: 25%, steps: [ { call: in" + i + " } ] }")
                        .collect(Collectors.joining(", "))
                + " ] } ] } } }\n";
        String hub = service("hub", "{ compute: 5ms }, { call: out0 }, { call: out1 }, { call: out2 }, { call: out3 }");

        assertThat(ids(entry + callers + hub + callees)).contains("boundary.hub");
        assertThat(ids(entry + callers + hub.replace(", { call: out3 }", "") + callees)).doesNotContain("boundary.hub");
    }

    @Test
    void databaseThatOthersOnlyRead_isAdviceOnly() {
        String services = service("a", "{ query: d, write: true }, { call: b }") + service("b", "{ query: d }")
                + "  d: { kind: database, operations: { do: { steps: [ { compute: 5ms } ] } } }\n";

        assertThat(in(document(services))).singleElement()
                .satisfies(pattern -> assertThat(pattern.finding().severity()).isEqualTo(Severity.ADVICE))
                .satisfies(pattern -> assertThat(pattern.numbers()).containsEntry("writers", 1.0));
        assertThat(in(document(services.replace("{ query: d } ]", "{ query: d, write: true } ]"))).getFirst()
                .finding().severity()).isEqualTo(Severity.WARNING);
    }
}
