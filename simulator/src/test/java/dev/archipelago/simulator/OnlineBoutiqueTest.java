package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Online Boutique against what was measured of the real one.
///
/// The call structure of the sample was read from the public source of the shop. The operations per second of each
/// service are medians measured by others (repository IntelligentDDS/Nezha, data set 2022-08-22), so that both are
/// independent.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlineBoutiqueTest {

    private static final Path SAMPLE = Path.of("..", "sample-architectures", "online-boutique",
            "online-boutique.archipelago.json");
    private static final double MEASURED_PAGES = 8.6;

    private SimulationResult result;

    @BeforeAll
    void simulate() {
        Document boutique = DocumentReader.read(SAMPLE).orElseThrow();
        SimulationOptions options = SimulationOptions.defaults().withScenario("load-of-the-measurement")
                .withDuration(TimeSpan.parse("300s")).withWarmUp(TimeSpan.parse("30s"));
        result = Simulation.run(boutique, options, Progress.NONE, CancelSignal.NEVER);
    }

    @Test
    void frontend_withTheUsersOfTheScenario_seesTheMeasuredRate() {
        assertThat(perSecond("frontend")).isCloseTo(MEASURED_PAGES, withinPercentage(2));
    }

    @ParameterizedTest
    @CsvSource({"adservice, 4.933", "cartservice, 8.267", "currencyservice, 26.067", "productcatalogservice, 47.067",
        "recommendationservice, 6.133", "shippingservice, 2.4"})
    void service_perPageOfTheFrontend_isCalledAsOftenAsMeasured(String service, double measured) {
        assertThat(perSecond(service) / perSecond("frontend")).isCloseTo(measured / MEASURED_PAGES,
                withinPercentage(4));
    }

    @Test
    void currency_whichEveryPriceNeeds_isTheFirstToSaturate() {
        assertThat(result.bottleneck().orElseThrow().component()).isEqualTo("currencyservice");
    }

    private double perSecond(String service) {
        return result.operations().entrySet().stream().filter(entry -> entry.getKey().startsWith(service + "."))
                .mapToDouble(entry -> entry.getValue().throughput().value()).sum();
    }
}
