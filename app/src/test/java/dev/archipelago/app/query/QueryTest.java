package dev.archipelago.app.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
    private static final Document SHOP = DocumentReader
            .read(Path.of("../sample-architectures/corner-shop/corner-shop.archipelago.json")).orElseThrow();

    private static List<String> found(String query, @Nullable SimulationResult result) {
        Query parsed = Query.parse(query);
        return Subject.all(SHOP, result).stream().filter(parsed::holds).map(Subject::id).toList();
    }

    @Test
    void design_isAskedAboutWithoutARun() {
        assertThat(found("kind = database", null)).containsExactly("shop-db");
        assertThat(found("replicas >= 2 and context = ordering", null)).containsExactly("orders", "stock");
        assertThat(found("workers < 10", null)).containsExactly("orders", "mailer");
        assertThat(found("not kind = connection and calls shop-db", null))
                .containsExactly("catalog", "orders", "stock");
        assertThat(found("called-by web and kind != connection", null)).containsExactly("catalog", "orders");
        assertThat(found("kind=service and (memory<=128Mi or cpu>400m)", null)).contains("catalog", "orders", "stock");
        assertThat(found("MAIL", null)).isNotEmpty().allMatch(id -> id.contains("mail"));
        assertThat(found("name ~ \"product c\"", null)).containsExactly("products");
        assertThat(found("id = web->orders", null)).containsExactly("web->orders");
        assertThat(found("runtime = java", null)).containsExactly("orders");
    }

    @Test
    void figures_needARun_andAreThoseOfIt() {
        assertThat(Query.parse("p99 > 1ms").needsRun()).isTrue();
        assertThat(Query.parse("not replicas < 3").needsRun()).isFalse();
        assertThat(found("p99 > 1ms", null)).isEmpty();
        SimulationResult result = Simulation.run(SHOP, SimulationOptions.defaults().withReplications(2)
                .withDuration(TimeSpan.parse("5s")).withWarmUp(TimeSpan.parse("2s")), Progress.NONE,
                CancelSignal.NEVER);

        double limit = result.operations().get("orders.place").latency().p99().value();
        assertThat(found("p99 >= " + Math.round(limit * 1e9) + "ns and id = orders or id = nothing", result)
                .size()).isBetween(0, 1);
        assertThat(found("utilization > 0% and kind = gateway", result)).containsExactly("web");
        assertThat(found("rate > 100/s and kind = service", result)).contains("catalog");
        assertThat(found("kind = connection and mean > 100ms", result)).allMatch(id -> id.contains("->"));
        assertThat(found("errors > 99%", result)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "p99 > 70%              | 6  | a time such as 300ms",
        "replicas <             | 10 | a number such as 3",
        "speed > 3              | 0  | one of kind, name, id",
        "p99 > 300ms and        | 15 | a condition such as p99 > 300ms",
        "(kind = cache          | 13 | ')'",
        "kind = cache replicas  | 13 | 'and', 'or' or the end",
        "name = \"open          | 7  | a closing quote",
        "cpu ~ 3                | 4  | a comparison of numbers",
        "!                      | 0  | a word or a comparison"})
    void mistake_isToldWithItsPlaceAndWhatWasExpected(String query, int position, String expected) {
        assertThatThrownBy(() -> Query.parse(query)).isInstanceOfSatisfying(QueryException.class, e -> {
            assertThat(e.position()).isEqualTo(position);
            assertThat(e.getMessage()).contains("at " + (position + 1), expected);
        });
    }

    @Test
    void conditionsWithinOneAnother_endSomewhere() {
        assertThatThrownBy(() -> Query.parse("(".repeat(5000) + "x")).isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> Query.parse("not ".repeat(5000) + "x")).isInstanceOf(QueryException.class);
    }

    @Test
    void longQueries_areAnsweredOrRefused() {
        assertThat(found("x".repeat(100_000), null)).isEmpty();
        assertThat(found("web or ".repeat(999) + "web", null)).contains("web");
        assertThatThrownBy(() -> Query.parse("web or ".repeat(100_000) + "web")).isInstanceOf(QueryException.class)
                .hasMessageContaining("no more than 1000 conditions");
    }

    @Test
    void largeFigures_areListedWithoutExponents() {
        Subject busy = new Subject("busy", false, Map.of(Trait.RATE, 12_345.6, Trait.P99, 1.2345, Trait.COST, 0.25),
                Map.of(), Set.of(), Set.of());

        assertThat(new QueryListing(List.of(busy), List.of(Trait.RATE, Trait.P99, Trait.COST)).text())
                .isEqualTo("busy  rate 12346/s  p99 1235ms  cost 0.250\n");
    }

    @Test
    void completion_knowsTraitsValuesAndComponents() {
        assertThat(QueryCompletion.of("ut", 2, SHOP)).isEqualTo(new QueryCompletion(0, List.of("utilization")));
        assertThat(QueryCompletion.of("kind = da", 9, SHOP)).isEqualTo(new QueryCompletion(7, List.of("database")));
        assertThat(QueryCompletion.of("calls sh", 8, SHOP)).isEqualTo(new QueryCompletion(6, List.of("shop-db")));
        assertThat(QueryCompletion.of("p99 > 3", 7, SHOP).words()).isEmpty();
    }

    @Test
    void criticality_isAskedAboutAfterARun() {
        SimulationResult result = Simulation.run(SHOP, SimulationOptions.defaults().withReplications(1)
                .withDuration(TimeSpan.parse("2s")).withWarmUp(TimeSpan.parse("1s")), Progress.NONE,
                CancelSignal.NEVER);

        assertThat(found("criticality > 99%", result)).contains("web").doesNotContain("mailer", "web->orders");
        assertThat(found("criticality < 1%", result)).contains("mailer");
    }
}
