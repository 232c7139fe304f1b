package dev.archipelago.app.report;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.seeing.Curves;
import dev.archipelago.app.seeing.OverlayChoice;
import dev.archipelago.app.seeing.ResultOverlay;
import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.picture.Illustrator;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.PictureOptions;
import dev.archipelago.exporters.picture.Severity;
import dev.archipelago.exporters.picture.SvgPicture;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.simulator.report.TextReport;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.LatencyResult;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.TimeShare;
import dev.archipelago.simulator.result.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A run as one HTML file that opens anywhere without a network: verdicts, the drawing with a slider over time, charts, where
/// the time goes, findings and assumptions.
///
/// The same design and result give the same bytes.
public final class HtmlReport {
    private static final int MOST_SHARES = 12;

    private final Document document;
    private final SimulationResult result;
    private final String version;
    private final Words words;
    private final Locale language;
    private final Page page = new Page();

    private HtmlReport(Document document, SimulationResult result, String version, Locale language) {
        this.document = opened(document);
        this.result = result;
        this.version = version;
        this.words = Words.in(language);
        this.language = language;
    }

    /// A page shows every component, also those in groups that are collapsed in the editor.
    private static Document opened(Document document) {
        return document.diagramOrDefault().collapsed().isEmpty()
                ? document
                : document.withDiagram(document.diagramOrDefault().withCollapsed(List.of()));
    }

    /// The page about a run.
    ///
    /// @param document what was simulated
    /// @param findings of the result, with their places
    /// @param version of this program
    public static String of(Document document, SimulationResult result, List<Finding> findings, String version,
            Locale language) {
        return new HtmlReport(document, result, version, language).page(findings);
    }

    private String page(List<Finding> findings) {
        Layout layout = AutoLayout.of(document);
        Overlay overlay = ResultOverlay.of(document, result, OverlayChoice.UTILISATION);
        List<Curves> curves = Curves.of(result);
        head();
        page.raw("<main>\n");
        verdicts();
        drawing(layout, overlay);
        charts(curves);
        shares();
        Waterfalls.onto(page, result.traces(), words);
        requests();
        components();
        happenings();
        findings(findings);
        assumptions();
        page.raw("<details class=\"card\" style=\"margin-top:24px\">").element("summary", words.of("all-figures"));
        page.element("pre", TextReport.of(result)).raw("</details>\n</main>\n");
        return new Frame(words, version, darkness(), "report.js").around(words.of("title", document.name()), page,
                PageNumbers.of(result, layout, overlay, curves, words));
    }

    /// The drawing is painted for a bright page; these rules repaint it for a dark one.
    private static String darkness() {
        Map<String, String> dark = new LinkedHashMap<>();
        Palette from = Palette.LIGHT;
        Palette to = Palette.DARK;
        dark.put(from.ground().hex(), to.ground().hex());
        dark.put(from.surface().hex(), to.surface().hex());
        dark.put(from.border().hex(), to.border().hex());
        dark.put(from.text().hex(), to.text().hex());
        dark.put(from.quiet().hex(), to.quiet().hex());
        dark.put(from.line().hex(), to.line().hex());
        dark.put(from.frame().hex(), to.frame().hex());
        dark.put(from.ground().mixed(from.line(), 0.06).hex(), to.ground().mixed(to.line(), 0.06).hex());
        for (Severity severity : Severity.values()) {
            dark.put(from.status(severity).hex(), to.status(severity).hex());
        }
        return dark.entrySet().stream()
                .map(ink -> ".drawing [fill=\"" + ink.getKey() + "\"] { fill: " + ink.getValue()
                        + "; } .drawing [stroke=\"" + ink.getKey() + "\"] { stroke: " + ink.getValue() + "; }\n")
                .collect(Collectors.joining("", "@media (prefers-color-scheme: dark) {\n", "}\n"));
    }

    private void head() {
        page.raw("<header>\n").element("h1", document.name());
        String description = document.description();
        if (description != null && !description.isBlank()) {
            page.element("p class=\"quiet\"", description.strip());
        }
        page.raw("<ul class=\"facts\">\n");
        fact("scenario", result.scenario().isEmpty() ? words.of("scenario.none") : result.scenario());
        fact("replications", Figures.count(result.replications()));
        fact("simulated", Figures.time(result.simulatedSeconds()));
        fact("warm-up", Figures.time(result.warmUpSeconds()));
        fact("seed", Long.toString(result.seed()));
        fact("version", version);
        page.raw("</ul>\n</header>\n");
    }

    private void fact(String word, String value) {
        page.raw("<li>").text(words.of(word)).raw(" <b>").text(value).raw("</b></li>\n");
    }

    private void verdicts() {
        page.raw("<section class=\"verdicts\">\n");
        if (result.objectives().isEmpty()) {
            page.element("p class=\"quiet\"", words.of("objectives.none"));
        }
        result.objectives().forEach(this::verdict);
        page.raw("</section>\n");
        result.bottleneck().ifPresent(first -> page.element("p",
                words.of("first-to-saturate", first.component(),
                        first.resource().equals("cpu") ? words.of("cpu") : words.of("busy"),
                        Figures.share(first.utilization()), Figures.number(first.headroom()))));
    }

    private void verdict(String id, ObjectiveResult objective) {
        String verdict = objective.verdict().name().toLowerCase(Locale.ROOT);
        page.raw("<div class=\"card verdict " + verdict + "\"><span class=\"mark\">" + sign(objective.verdict()) + " ")
                .text(words.of(verdict)).raw("</span> ").text(id);
        page.element("b", objective.target());
        Estimate measured = objective.measured();
        page.element("span class=\"quiet\"", measured.isMeasured()
                ? words.of("measured",
                        spelled(Objects.requireNonNull(document.objectives().get(id)).metric(), measured))
                : words.of("measured.not")).raw("</div>\n");
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case MET -> "●";
            case MISSED -> "◆";
            case INCONCLUSIVE -> "▲";
        };
    }

    private static String spelled(Objective.Metric metric, Estimate measured) {
        return switch (metric) {
            case LATENCY -> time(measured);
            case SUCCESS, UTILIZATION -> share(measured);
            case THROUGHPUT -> rate(measured);
        };
    }

    private void drawing(Layout layout, Overlay overlay) {
        Map<ComponentId, Overlay.Reading> blank = new LinkedHashMap<>();
        overlay.components().keySet()
                .forEach(id -> blank.put(id, new Overlay.Reading(null, null, 0, null, Severity.IDLE)));
        PictureOptions options = new PictureOptions(false, true, 24, language);
        page.raw("<section style=\"margin-top:20px\">\n<div class=\"card drawing\">\n");
        page.raw(SvgPicture.paint(Illustrator.draw(document, layout, new Overlay(blank, overlay.connections()),
                Palette.LIGHT, options)));
        page.raw("</div>\n<noscript>").element("p", words.of("unmeasured.script")).raw("</noscript>\n");
        page.raw("<div class=\"card time\"><button id=\"play\" aria-pressed=\"false\" aria-label=\"")
                .text(words.of("play")).raw("\">▶</button><button id=\"whole\" aria-pressed=\"true\">")
                .text(words.of("whole"))
                .raw("</button><input id=\"instant\" type=\"range\" min=\"0\" max=\"0\" value=\"0\" "
                        + "aria-label=\"")
                .text(words.of("instant")).raw("\"><output id=\"shown\"></output></div>\n");
        page.element("p class=\"quiet\"", words.of("signs", Figures.share(ResultOverlay.BUSY),
                Figures.share(ResultOverlay.OVERLOADED)) + " " + words.of("average-note")).raw("</section>\n");
    }

    private void charts(List<Curves> curves) {
        section("charts");
        page.element("p class=\"quiet\"", words.of("charts.crosshair")).raw("<div class=\"charts\">\n");
        for (Curves chart : curves) {
            page.raw("<figure class=\"card\" data-chart=\"" + chart.id() + "\"><figcaption>")
                    .text(words.of("charts." + chart.id())).raw("</figcaption>");
            if (chart.of() > chart.series().size()) {
                page.element("p class=\"quiet\"", words.of("charts.most", chart.series().size(), chart.of()));
            }
            page.raw("</figure>\n");
        }
        page.raw("</div>\n</section>\n");
    }

    private void shares() {
        if (result.timeShares().isEmpty()) {
            return;
        }
        section("shares");
        page.element("p class=\"quiet\"", words.of("shares.note")).raw("<div class=\"shares\">\n");
        result.timeShares().forEach((workload, shares) -> {
            page.raw("<div class=\"card\">").element("b", workload);
            page.raw("<div class=\"scroll\"><table class=\"wide\">\n<tr>").element("th scope=\"col\"",
                    words.of("component"));
            page.element("th scope=\"col\" class=\"left\"", words.of("spent"));
            page.element("th scope=\"col\"", words.of("middle")).element("th scope=\"col\"", words.of("slow"));
            page.raw("<th></th></tr>\n");
            double most = shares.stream().mapToDouble(TimeShare::slow).max().orElse(1);
            shares.stream().limit(MOST_SHARES).forEach(share -> share(share, most));
            page.raw("<tr>").element("td", words.of("together")).raw("<td></td>");
            page.element("td", Figures.time(shares.stream().mapToDouble(TimeShare::middle).sum()));
            page.element("td", Figures.time(shares.stream().mapToDouble(TimeShare::slow).sum()));
            page.raw("<td></td></tr>\n</table></div></div>\n");
        });
        page.raw("</div>\n</section>\n");
    }

    private void share(TimeShare share, double most) {
        String cause = share.cause().name().toLowerCase(Locale.ROOT);
        page.raw("<tr>").element("td", share.component()).element("td class=\"left\"", words.of("cause." + cause));
        page.element("td", Figures.time(share.middle())).element("td", Figures.time(share.slow()));
        page.raw(String.format(Locale.ROOT,
                "<td class=\"left\"><span class=\"bar %s\" style=\"width:%.0fpx\"></span></td></tr>%n".replace("%n",
                        "\n"),
                cause, 110 * share.slow() / most));
    }

    private void requests() {
        section("requests");
        page.element("p class=\"quiet\"", words.of("intervals")).raw("<div class=\"card\">");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(words.of("workload"), words.of("goodput"), words.of("failed"), words.of("mean"), "p50", "p90",
                "p95", "p99", "p99.9"));
        result.requests().forEach((id, workload) -> {
            LatencyResult latency = workload.latency();
            long finished = workload.completed() + workload.failed();
            rows.add(List.of(id, rate(workload.goodput()),
                    finished == 0 ? Figures.NONE : Figures.share((double) workload.failed() / finished),
                    time(latency.mean()), time(latency.p50()), time(latency.p90()), time(latency.p95()),
                    time(latency.p99()), time(latency.p999())));
        });
        page.table(rows).raw("</div>\n</section>\n");
    }

    private void components() {
        section("components");
        page.raw("<div class=\"card\">");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(words.of("component"), words.of("replicas"), words.of("busy"), words.of("cpu"),
                words.of("throttled"), words.of("waiting"), words.of("wasted")));
        result.components().forEach((id, c) -> {
            if (!c.kind().equals("client")) {
                rows.add(List.of(id, replicas(c), share(c.utilization()), share(c.cpuUtilization()),
                        share(c.throttledShare()), number(c.queueLength()), share(c.wastedWorkShare())));
            }
        });
        page.table(rows).raw("</div>\n</section>\n");
    }

    private static String replicas(ComponentResult component) {
        return component.replicas().min() == component.replicas().max()
                ? Integer.toString(component.replicas().last())
                : component.replicas().min() + "…" + component.replicas().max();
    }

    private void happenings() {
        List<Happening> happenings = Happening.of(result, words);
        if (happenings.isEmpty()) {
            return;
        }
        section("events");
        page.raw("<ul class=\"list\">\n");
        happenings.forEach(event -> page.element("li", Figures.time(event.at()) + ": " + event.text()));
        page.raw("</ul>\n</section>\n");
    }

    private void findings(List<Finding> findings) {
        section("findings");
        if (findings.isEmpty()) {
            page.element("p", words.of("findings.none"));
        }
        page.raw("<ul class=\"list\">\n");
        findings.forEach(finding -> page.element("li", finding.toString()));
        page.raw("</ul>\n</section>\n");
    }

    private void assumptions() {
        section("assumptions");
        page.raw("<ul class=\"list\">\n");
        page.element("li", words.of("warm-up.note", Figures.time(result.warmUpSeconds()),
                words.of(result.warmUp().isPresent() ? "warm-up.found" : "warm-up.given")));
        document.workloads().forEach((id, workload) -> page.element("li", workload.arrivals() != null
                ? words.of("workload.arrivals", id, workload.arrivals().toString())
                : words.of("workload.users", id, String.valueOf(workload.users()), String.valueOf(
                        workload.think() == null ? "0s" : workload.think().toString()))));
        Scenario scenario = document.scenarios().get(result.scenario());
        if (scenario != null) {
            scenario.set().forEach((path, value) -> page.element("li", words.of("scenario.sets", path, value)));
        }
        if (document.platform() == null) {
            page.element("li", words.of("platform.none"));
        }
        page.raw("</ul>\n</section>\n");
    }

    private void section(String word) {
        page.raw("<section>\n").element("h2", words.of(word));
    }

    private static String time(Estimate estimate) {
        return Figures.time(estimate.value(), estimate.halfWidth());
    }

    private static String share(Estimate estimate) {
        return Figures.share(estimate.value(), estimate.halfWidth());
    }

    private static String rate(Estimate estimate) {
        return Figures.rate(estimate.value(), estimate.halfWidth());
    }

    private static String number(Estimate estimate) {
        return Figures.number(estimate.value(), estimate.halfWidth());
    }
}
