package dev.archipelago.app.editor.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.vocabulary.Ordered;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.LoadSearch;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.result.LoadLimitResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadAtLimitTest {
    private static final Document SHOP = DocumentReader
            .read(Path.of("../sample-architectures/corner-shop/corner-shop.archipelago.json")).orElseThrow();

    private static CapacityQuestion question(@Nullable String scenario) {
        return new CapacityQuestion(new LoadSearch.Options(new Evaluation.Options(Evaluation.Method.SIMULATION,
                scenario, 1, 5, null, null, Detail.STANDARD), List.of("shoppers"), 0.02, 80), OptionalInt.empty());
    }

    private static LoadLimitResult limit(double holds, double breaks) {
        return new LoadLimitResult("Shop", "", List.of("shoppers"), 200, 0, holds, breaks, 3, List.of(),
                Optional.empty(), Map.of(), Map.of(), 5, 5, true);
    }

    @Test
    void load_ofADesignAsDrawn_isAScenarioOfItsArrivals() {
        Document plain = SHOP.withWorkload("shoppers", Objects.requireNonNull(SHOP.workloads().get("shoppers")));
        LoadAtLimit load = LoadAtLimit.of(plain, question(null), limit(3.141592, 3.3)).orElseThrow();
        assertThat(load.values()).isEqualTo(Map.of("workloads.shoppers.arrivals", "poisson(628.2/s)"));
        Document kept = load.in(plain, "at-limit", "so much");
        assertThat(Objects.requireNonNull(kept.scenarios().get("at-limit")).set()).isEqualTo(load.values());
        assertThat(load.freeId(kept)).isEqualTo("at-limit-2");
    }

    @Test
    void load_underAScenario_keepsWhatTheScenarioSaysOfEverythingElse() {
        Scenario rush = new Scenario("a rush", null, null, Ordered.copyOf(Map.of("workloads.shoppers.arrivals",
                "poisson(100/s)", "components.web.replicas", "5")), List.of(), List.of());
        Document shop = SHOP.withScenarios(Ordered.with(SHOP.scenarios(), "rush", rush));
        LoadAtLimit load = LoadAtLimit.of(shop, question("rush"), limit(2, 2.1)).orElseThrow();
        assertThat(Objects.requireNonNull(load.in(shop, "at-limit", "").scenarios().get("at-limit")).set())
                .isEqualTo(Map.of("workloads.shoppers.arrivals", "poisson(200/s)", "components.web.replicas", "5"));
    }

    @Test
    void load_ofADesignThatHoldsNowhereOrEverywhere_isNone() {
        assertThat(LoadAtLimit.of(SHOP, question(null), limit(0, 0.001))).isEmpty();
        assertThat(LoadAtLimit.of(SHOP, question(null), limit(9000, Double.POSITIVE_INFINITY))).isEmpty();
    }
}
