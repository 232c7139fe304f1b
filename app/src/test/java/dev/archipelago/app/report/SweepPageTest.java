package dev.archipelago.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.archipelago.simulator.analysis.SweepAxis;
import dev.archipelago.simulator.experiment.Sensitivity;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.Figures;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import dev.archipelago.simulator.result.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepPageTest {
    private static final String HOSTILE = "</script><script>alert(1)</script>\\\"'<img src=x onerror=alert(2)>";
    private static final List<String> RATES = List.of("poisson(100/s)", "poisson(200/s)", "poisson(400/s)");

    @TempDir
    private Path folder;

    @Test
    void values_thatDifferInOneNumber_standAtIt_andOthersInTheirOrder() {
        assertThat(SweepAxis.of("x", RATES).at()).extracting(Number::intValue).containsExactly(100, 200, 400);
        assertThat(SweepAxis.of("x", List.of("500ms", "1s")).at()).extracting(Number::intValue).containsExactly(0, 1);
        assertThat(SweepAxis.of("x", List.of("lognormal(mean=5ms, cv=0.5)", "lognormal(mean=5ms, cv=2)")).at())
                .extracting(Number::doubleValue).containsExactly(0.5, 2.0);
        assertThat(SweepAxis.of("x", List.of("normal(1ms, 2ms)", "normal(2ms, 4ms)")).isNumeric()).isFalse();
        assertThat(SweepAxis.of("x", List.of("5", "5.0")).isNumeric()).isFalse();
        assertThat(SweepAxis.of("x", List.of("", "3")).values()).containsExactly("", "3");
    }

    @Test
    void page_isOneSmallFileThatAsksForNothing_andHoldsHostileNamesAsText() {
        String page = SweepPage.ofPoints(grid(), true, "1", Locale.ENGLISH);

        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(200_000);
        assertThat(page).doesNotContain("<script>alert", "<img").contains("default-src 'none'", "met at 4 of 6 points");
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContainPattern("(?i)https?://[^\\s]*['\"]")
                .doesNotContainPattern("(?i)<link|src=['\"h]|@import|url\\(");
        assertThat(SweepPage.ofPoints(grid(), true, "1", Locale.ENGLISH)).isEqualTo(page);
    }

    @Test
    void swings_areBarsToBothSidesOfTheDesignAsItIs() {
        SweepResult sweep = new SweepResult("Shop", "", "estimate", 1, 0, List.of("a.replicas"),
                List.of(point(0, 30, List.of("")), point(1, 40, List.of("1")), point(2, 25, List.of("4"))));

        String page = SweepPage.ofSwings(Sensitivity.swings(sweep), "1", Locale.CHINA);

        assertThat(page).contains("<rect class=\"first\" x=\"100.0\" y=\"4\" width=\"96.0\"",
                "<rect class=\"last\" x=\"52.0\" y=\"4\" width=\"48.0\"", "lang=\"zh");
    }

    @Test
    void pageInABrowser_showsEveryFigureOverEveryProperty() throws Exception {
        assumeThat(Browser.program()).as("a Chromium").isPresent();
        Path file = Files.writeString(folder.resolve("page.html"),
                SweepPage.ofPoints(grid(), true, "1", Locale.ENGLISH));
        try (Browser browser = Browser.start(folder.resolve("profile"))) {
            browser.open(file);

            assertThat(browser.evaluate("document.querySelectorAll('.u-wrap canvas').length")).isEqualTo("1");
            assertThat(browser.evaluate("document.querySelectorAll('.u-series').length"))
                    .as("x and a line for each rate")
                    .isEqualTo("4");
            assertThat(browser.evaluate("document.querySelectorAll('#map td').length")).isEqualTo("6");
            assertThat(browser.evaluate("document.querySelectorAll('#map td')[1].textContent")).isEqualTo("50.0 ms ◆");
            assertThat(browser.evaluate("document.querySelectorAll('#map td')[5].textContent")).isEqualTo("✕");
            choose(browser, "lines", "-1");
            assertThat(browser.evaluate("document.getElementById('heat').hidden")).isEqualTo("true");
            assertThat(browser.evaluate("document.querySelectorAll('#fixed select').length")).isEqualTo("1");
            choose(browser, "figure", "1");
            assertThat(browser.evaluate("document.querySelectorAll('.u-series')[1].textContent"))
                    .startsWith("shop.failed");
            assertThat(browser.evaluate("performance.getEntriesByType('resource').length")).isEqualTo("0");
        }
    }

    private static void choose(Browser browser, String id, String value) throws Exception {
        browser.evaluate("(s => { s.value = '" + value + "'; s.dispatchEvent(new Event('change')); })("
                + "document.getElementById('" + id + "'))");
    }

    /// Two numbers of replicas by three rates; one of the six is refused.
    private static SweepResult grid() {
        List<Point> points = new ArrayList<>();
        for (String replicas : List.of("1", "2")) {
            for (String rate : RATES) {
                points.add(points.size() == 5
                        ? Point.refused(5, List.of(replicas, rate), HOSTILE)
                        : point(points.size(), 20 + 10 * points.size(), List.of(replicas, rate)));
            }
        }
        return new SweepResult(HOSTILE, "", "simulation", 1, 5, List.of("components." + HOSTILE + ".replicas",
                "workloads.shop.arrivals"), points);
    }

    private static Point point(int number, double milliseconds, List<String> values) {
        double seconds = milliseconds / 1000;
        return Point.of(number, values, new Figures(
                new TreeMap<>(Map.of("shop.a.p99", new Estimate(seconds, seconds * 0.9, seconds * 1.1),
                        "shop.failed", Estimate.of(0.01 * number))),
                Map.of("fast", number == 3 ? Verdict.MISSED : Verdict.MET)));
    }
}
