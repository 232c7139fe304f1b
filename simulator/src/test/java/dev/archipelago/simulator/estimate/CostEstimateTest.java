package dev.archipelago.simulator.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.result.Figures;
import org.junit.jupiter.api.Test;

class CostEstimateTest {

    private static final String PRICES = "\"prices\": { \"currency\": \"EUR\", \"coreHour\": 0.03, "
            + "\"gibibyteHour\": 0.004, \"egressGibibyte\": 0.1 }";

    @Test
    void replicasWithoutNodes_costWhatARunSays() {
        Document document = document(PRICES, "");

        assertThat(estimated(document)).isCloseTo(simulated(document), within(1e-12));
        assertThat(estimated(document)).isCloseTo(3 * (.5 * .03 + .25 * .004) + 2 * .03 + 2 * .5 * .004, within(1e-12));
    }

    @Test
    void nodesOfAFixedNumber_costWhatARunSays() {
        Document document = document(PRICES + ", \"nodePools\": { \"small\": { \"cpu\": \"4\", \"memory\": \"8Gi\", "
                + "\"nodes\": 2 }, \"dear\": { \"nodes\": 1, \"pricePerHour\": 0.7 } }", "");

        assertThat(estimated(document)).isCloseTo(simulated(document), within(1e-12));
        assertThat(estimated(document)).isCloseTo(2 * (4 * .03 + 8 * .004) + .7, within(1e-12));
    }

    /// Calls and bytes come by chance, so that a run says about the same only.
    @Test
    void pricedCalls_andWhatLeavesThePlatform_costAboutWhatARunSays() {
        Document document = document(PRICES, ", { \"call\": \"bank.pay\" }");

        assertThat(estimated(document)).isCloseTo(simulated(document), within(.02 * simulated(document)));
        assertThat(estimated(document)).isGreaterThan(50 * 3600 * .001);
    }

    @Test
    void whatHasNoPrice_isNotZero() {
        assertThat(estimated(document("\"zones\": {}", ""))).isNaN();
    }

    private static double estimated(Document document) {
        return CostEstimate.perHour(document, Estimator.of(document, null));
    }

    private static double simulated(Document document) {
        return Evaluation.of(document, new Evaluation.Options(Evaluation.Method.SIMULATION, null, 1, 4,
                TimeSpan.parse("20s"), TimeSpan.ZERO, Detail.STANDARD), 2, Progress.NONE, CancelSignal.NEVER)
                .value(Figures.COST).value();
    }

    private static Document document(String platform, String step) {
        return DocumentReader.readText("""
                { "format": 1, "name": "prices",
                  "components": {
                    "front": { "kind": "service", "replicas": 3,
                      "container": { "cpu": "500m", "cpuLimit": "1", "memory": "256Mi" },
                      "operations": { "serve": { "steps": [ { "compute": "1ms" }, { "call": "back.serve" }%s ] } } },
                    "back": { "kind": "service", "replicas": 2,
                      "container": { "cpu": "1", "cpuLimit": "1", "memory": "512Mi" },
                      "operations": { "serve": { "steps": [ { "compute": "2ms" } ] } } },
                    "bank": { "kind": "third-party", "external": { "pricePerCall": 0.001 },
                      "operations": { "pay": { "steps": [ { "wait": "5ms" } ] } } } },
                  "connections": { "front->bank": { "requestSize": "100Ki", "responseSize": "1Mi" } },
                  "workloads": { "users": { "enters": "front.serve", "arrivals": "poisson(50/s)" } },
                  "platform": { %s } }
                """.formatted(step, platform), "prices.json").orElseThrow();
    }
}
