package dev.archipelago.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.Reading;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.analysis.TellingTraces;
import dev.archipelago.simulator.analysis.TellingTraces.Reason;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.result.SimulationResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlReportTest {
    private static final Path SHOP = Path
            .of("../sample-architectures/corner-shop/corner-shop.archipelago.json");
    private static final String HOSTILE = "</script><script>alert(1)</script>\\\"'<img src=x onerror=alert(2)>--> \u2028 & ${x}";

    @TempDir
    private Path folder;

    @Test
    void page_isOneSmallFileThatAsksForNothing() {
        String page = page(shop(), Locale.ENGLISH);

        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContainPattern("(?i)https?://[^\\s]*['\"]")
                .doesNotContainPattern("(?i)<link|src=|@import|url\\(");
        assertThat(page).contains("default-src 'none'", "The MIT License", "shoppers p95 &lt; 150ms");
    }

    @Test
    void page_ofTheSameRun_isTheSameBytes() {
        Document shop = shop();
        SimulationResult result = result(shop);

        assertThat(page(shop, result, Locale.ENGLISH)).isEqualTo(page(shop, result, Locale.ENGLISH));
    }

    @Test
    void page_hasAWaterfallOfTheSlowestATypicalAndAFailedRequestOfEachWorkload() {
        Document shop = shop();
        SimulationResult result = result(shop);
        String page = page(shop, result, Locale.ENGLISH);
        boolean failed = !TellingTraces.of(result.traces(), Reason.FAILED, 1).isEmpty();

        assertThat(page.split("<details class=\"card waterfall\"", -1)).hasSize(failed ? 4 : 3);
        RequestTrace slowest = TellingTraces.of(result.traces(), Reason.SLOWEST, 1).getFirst();
        assertThat(page).contains("shoppers, slowest: " + Figures.time(TellingTraces.time(slowest) / 1e9),
                "<i class=\"wf path\" style=\"left:");
        assertThat(page(shop, Simulation.run(shop, SimulationOptions.defaults().withReplications(1)
                .withDuration(TimeSpan.parse("1s")), Progress.NONE, CancelSignal.NEVER), Locale.ENGLISH))
                .doesNotContain("card waterfall");
    }

    @Test
    void pageWithHostileNames_holdsThemAsTextOnly() {
        Document hostile = hostile();

        String page = page(hostile, Locale.ENGLISH);

        assertThat(page).doesNotContain("<script>alert", "<img", "onerror=alert(2)>");
        assertThat(page.split("<script", -1)).as("data and two scripts").hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"words_zh_CN.properties"})
    void words_ofAnotherLanguage_areAllThere(String name) throws IOException {
        Properties english = words("words.properties");
        Properties other = words(name);

        assertThat(other.keySet()).isEqualTo(english.keySet());
        for (String key : english.stringPropertyNames()) {
            for (String place : new String[]{"{0}", "{1}", "{2}", "{3}"}) {
                assertThat(other.getProperty(key).contains(place)).as("%s of %s", place, key)
                        .isEqualTo(english.getProperty(key).contains(place));
            }
        }
    }

    @Test
    void pageInABrowser_movesWithItsSlider() throws Exception {
        assumeThat(Browser.program()).as("a Chromium").isPresent();
        Path file = Files.writeString(folder.resolve("page.html"), page(hostile(), Locale.ENGLISH));
        try (Browser browser = Browser.start(folder.resolve("profile"))) {
            browser.open(file);

            assertThat(browser.evaluate("document.title")).contains("</script><script>alert(1)</script>");
            assertThat(browser.evaluate("document.querySelectorAll('.u-wrap canvas').length")).isEqualTo("6");
            assertThat(browser.evaluate("document.querySelectorAll('script, img, iframe').length")).isEqualTo("3");
            assertThat(browser.evaluate("document.querySelectorAll('.waterfall[open] .wf-row').length > 3"))
                    .isEqualTo("true");
            assertThat(browser.evaluate("[...document.querySelectorAll('.waterfall[open] .wf-bar i')].every(i => "
                    + "i.offsetLeft + i.offsetWidth <= i.parentElement.clientWidth + 2)")).isEqualTo("true");
            String whole = browser.evaluate("document.getElementById('readings').textContent");
            String calm = at(browser, 2);
            String busy = at(browser, 50);
            assertThat(busy).isNotEqualTo(calm).isNotEqualTo(whole);
            assertThat(browser.evaluate("document.querySelectorAll('#readings [data-state=critical]').length"))
                    .as("web and orders at the height of the day").isNotEqualTo("0");
            assertThat(at(browser, 2)).as("back again").isEqualTo(calm);
            browser.evaluate("document.getElementById('whole').click()");
            assertThat(browser.evaluate("document.getElementById('readings').textContent")).isEqualTo(whole);
            assertThat(browser.evaluate("performance.getEntriesByType('resource').length")).as("requests")
                    .isEqualTo("0");
        }
    }

    /// Moves the slider and tells what the boxes say then.
    private static String at(Browser browser, int instant) throws InterruptedException {
        browser.evaluate("(s => { s.value = " + instant + "; s.dispatchEvent(new Event('input')); })("
                + "document.getElementById('instant'))");
        assertThat(browser.evaluate("document.getElementById('shown').textContent")).endsWith(" s");
        return browser.evaluate("document.getElementById('readings').textContent");
    }

    private static Document shop() {
        return ((Reading.Understood) DocumentReader.read(SHOP)).document();
    }

    private static Document hostile() {
        Document shop = shop();
        return new Document(shop.format(), HOSTILE, HOSTILE, shop.architecture(), shop.workloads(), shop.objectives(),
                shop.scenarios(), shop.platform(), shop.diagram());
    }

    private static SimulationResult result(Document document) {
        return Simulation.run(document, new SimulationOptions("black-friday", 1, 2, null, null, 2, Detail.STANDARD, 0,
                null, 500), Progress.NONE, CancelSignal.NEVER);
    }

    private static String page(Document document, Locale language) {
        return page(document, result(document), language);
    }

    private static String page(Document document, SimulationResult result, Locale language) {
        return HtmlReport.of(document, result, result.findings(), "1.2.3", language);
    }

    private static Properties words(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            properties.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
