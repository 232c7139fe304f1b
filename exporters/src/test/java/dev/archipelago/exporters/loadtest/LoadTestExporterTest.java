package dev.archipelago.exporters.loadtest;

import static dev.archipelago.exporters.Many.list;
import static dev.archipelago.exporters.Many.map;
import static dev.archipelago.exporters.Many.maps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.exporters.Many;
import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTestExporterTest {

    private static final Document SHOP = Samples.named("corner-shop");

    private static Map<String, Object> plan(Document document) {
        return Many.json(new LoadTestExporter().export(ExportRequest.of(document)).files().get("load-test.json"));
    }

    private static Map<String, Object> executor(Document document, String variant, String workload) {
        return map(map(maps(plan(document).get("variants")).get(variant).get("scenarios")).get(workload));
    }

    private static Document arriving(String arrivals) {
        return SHOP.withWorkloads(Map.of("users",
                Workload.open(OperationRef.parse("web.browse"), Arrival.parse(arrivals))));
    }

    @Test
    void objectives_becomeThresholdsOfTheirWorkload() {
        assertThat(plan(SHOP).get("thresholds")).isEqualTo(Map.of("http_req_duration{scenario:shoppers}",
                List.of("p(95)<150"), "http_req_failed{scenario:shoppers}", List.of("rate<0.001")));
    }

    @Test
    void mix_becomesChoicesWithTheRoutesOfTheDesign() {
        Map<String, Object> workload = map(map(maps(plan(SHOP).get("variants")).get("design").get("workloads"))
                .get("shoppers"));

        assertThat(workload.get("timeoutMillis")).isEqualTo(5000);
        assertThat(list(workload.get("choices")).stream().map(choice -> map(choice).get("weight")))
                .isEqualTo(List.of(9, 1));
        assertThat(list(workload.get("choices")).stream()
                .map(choice -> map(map(list(map(choice).get("steps")).getFirst()).get("request")))
                .map(request -> request.get("method") + " " + request.get("path") + " " + request.get("bodyBytes")))
                .isEqualTo(List.of("GET /products 1024", "POST /orders 1024"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"constant(120/s) | 120 | 1s | 0", "poisson(200/s) | 200 | 1s | 0.1",
        "constant(90/min) | 90 | 1m | 0", "constant(7/h) | 7 | 1h | 0"})
    void steadyArrivals_keepTheirRate(String arrivals, int rate, String unit, double spread) {
        Map<String, Object> executor = executor(arriving(arrivals), "design", "users");

        assertThat(executor).containsEntry("executor", "constant-arrival-rate").containsEntry("rate", rate)
                .containsEntry("timeUnit", unit).containsEntry("duration", "60s");
        Map<String, Object> behaviour = map(map(maps(plan(arriving(arrivals)).get("variants")).get("design")
                .get("workloads")).get("users"));
        assertThat(((Number) behaviour.get("spread")).doubleValue()).isEqualTo(spread);
    }

    @Test
    void changingArrivals_becomeStagesWithTheSameCourse() {
        Map<String, Object> spike = executor(arriving("spike(base=20/s, peak=200/s, at=15s, for=30s)"), "design",
                "users");

        assertThat(spike).containsEntry("executor", "ramping-arrival-rate").containsEntry("startRate", 20);
        assertThat(spike.get("stages")).isEqualTo(List.of(stage("15s", 20), stage("0s", 200), stage("30s", 200),
                stage("0s", 20), stage("30s", 20)));
        assertThat(executor(arriving("ramp(10/s to 100/s over 5min)"), "design", "users").get("stages"))
                .isEqualTo(List.of(stage("300s", 100), stage("30s", 100)));
        assertThat(executor(arriving("steps(1/s for 60s, 2.5/s for 60s)"), "design", "users").get("stages"))
                .isEqualTo(List.of(stage("60s", 60), stage("0s", 150), stage("60s", 150), stage("30s", 150)));
    }

    @Test
    void day_cutIntoPieces_keepsItsMeanAndPeak() {
        RateProfile day = RateProfile.of(Arrival.parse("day(mean=100/s, peak=180/s)"));
        double requests = day.first(day.settles()).pieces().stream()
                .mapToDouble(piece -> piece.seconds() * (piece.from() + piece.to()) / 2).sum();

        assertThat(requests / day.settles()).isCloseTo(100, within(1e-9));
        assertThat(day.highest()).isCloseTo(180, within(1e-9));
        assertThat(day.settles()).isEqualTo(86_400);
    }

    @Test
    void surge_multipliesTheRateWhileItLasts() {
        RateProfile surged = RateProfile.of(Arrival.parse("constant(10/s)")).times(4, 20, 50, 10).first(60);

        assertThat(surged.pieces()).isEqualTo(List.of(new RateProfile.Piece(20, 10, 10),
                new RateProfile.Piece(10, 10, 40), new RateProfile.Piece(20, 40, 40),
                new RateProfile.Piece(10, 10, 10)));
    }

    @Test
    void closedUsers_becomeVirtualUsersThatThink() {
        Document closed = SHOP.withWorkloads(Map.of("users",
                Workload.closed(OperationRef.parse("web.browse"), 25, Distribution.parse("exponential(2s)"))));

        assertThat(executor(closed, "design", "users")).containsEntry("executor", "constant-vus")
                .containsEntry("vus", 25);
        assertThat(map(map(maps(plan(closed).get("variants")).get("design").get("workloads")).get("users"))
                .get("think")).isEqualTo(Map.of("kind", "exponential", "mean", 2));
    }

    @Test
    void scenario_thatChangesTheLoad_becomesAVariant() {
        assertThat(map(plan(SHOP).get("variants")).keySet()).contains("design", "black-friday")
                .doesNotContain("payments-down");
        assertThat(executor(SHOP, "black-friday", "shoppers").get("stages")).isEqualTo(List.of(stage("15s", 200),
                stage("0s", 2000), stage("30s", 2000), stage("0s", 200), stage("30s", 200)));
    }

    @Test
    void documents_exported_giveAPlanWhoseRequestsAreThoseOfTheDesign() {
        Many.documents().forEach((name, document) -> {
            Map<String, String> files = new LoadTestExporter().export(ExportRequest.of(document)).files();
            if (!document.workloads().isEmpty()) {
                assertThat(files.keySet()).as(name).containsExactly("load-test.js", "load-test.json");
                assertThat(map(maps(Many.json(files.get("load-test.json")).get("variants")).get("design")
                        .get("scenarios")).keySet()).as(name).isSubsetOf(document.workloads().keySet());
            }
            assertThat(Many.abroad(new LoadTestExporter(), document).files()).as(name).isEqualTo(files);
        });
    }

    private static Map<String, Object> stage(String duration, int target) {
        return Map.of("duration", duration, "target", target);
    }
}
