package dev.archipelago.app.report;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.simulator.report.SweepReport;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SwingResult;
import dev.archipelago.simulator.result.VarianceResult;
import dev.archipelago.simulator.result.Verdict;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// A sweep as one HTML file that opens anywhere without a network: any figure over any property as lines with their intervals,
/// over two of them as a heat map, and for a sensitivity analysis bars for every figure.
///
/// The same sweep gives the same bytes.
public final class SweepPage {
    private static final int WIDTH = 200;
    private static final int HALF = WIDTH / 2;

    /// A share of a figure; smaller swings do not look like large ones.
    private static final double LEAST_SWING = 0.02;

    private final SweepResult result;
    private final String version;
    private final Words words;
    private final Page page = new Page();

    private SweepPage(SweepResult result, String version, Locale language) {
        this.result = result;
        this.version = version;
        this.words = Words.in(language);
    }

    /// The page about points that can be looked at from all sides.
    ///
    /// @param isGrid whether every value is there with every other
    /// @param version of this program
    public static String ofPoints(SweepResult result, boolean isGrid, String version, Locale language) {
        SweepPage sweep = new SweepPage(result, version, language);
        sweep.head();
        sweep.explorer();
        return sweep.ended(isGrid);
    }

    /// The page about how far each property moves each figure.
    public static String ofSwings(SwingResult result, String version, Locale language) {
        SweepPage sweep = new SweepPage(result.sweep(), version, language);
        sweep.head();
        sweep.swings(result);
        return sweep.ended(false);
    }

    /// The page about where the variance of each figure comes from.
    public static String ofShares(VarianceResult result, String version, Locale language) {
        SweepPage sweep = new SweepPage(result.sweep(), version, language);
        sweep.head();
        sweep.shares(result);
        return sweep.ended(false);
    }

    private void head() {
        page.raw("<header>\n").element("h1", result.architecture()).raw("<ul class=\"facts\">\n");
        fact("scenario", result.scenario().isEmpty() ? words.of("scenario.none") : result.scenario());
        fact("sweep.points", Figures.count(result.points().size()));
        fact("sweep.method", words.of("sweep." + result.method()));
        if (result.replications() > 0) {
            fact("replications", Figures.count(result.replications()));
        }
        fact("seed", Long.toString(result.seed()));
        fact("version", version);
        page.raw("</ul>\n</header>\n<main>\n");
        verdicts();
    }

    private void fact(String word, String value) {
        page.raw("<li>").text(words.of(word)).raw(" <b>").text(value).raw("</b></li>\n");
    }

    /// At how many points each objective is met.
    private void verdicts() {
        Set<String> objectives = new LinkedHashSet<>();
        result.points().forEach(
                point -> point.figures().ifPresent(figures -> objectives.addAll(figures.objectives().keySet())));
        page.raw("<section class=\"verdicts\">\n");
        objectives.forEach(id -> {
            long met = points(id, Verdict.MET);
            String state = met == result.points().size()
                    ? "met"
                    : met + points(id, Verdict.INCONCLUSIVE) == 0 ? "missed" : "inconclusive";
            page.raw("<div class=\"card verdict " + state + "\"><b>").text(id).raw("</b>");
            page.element("span class=\"quiet\"",
                    words.of("sweep.met", Figures.count(met), Figures.count(result.points().size()))).raw("</div>\n");
        });
        page.raw("</section>\n");
    }

    private long points(String objective, Verdict verdict) {
        return result.points().stream().filter(point -> point.figures()
                .filter(figures -> figures.objectives().get(objective) == verdict).isPresent()).count();
    }

    private void explorer() {
        section("sweep.explore");
        page.element("p class=\"quiet\"", words.of("sweep.explore.note"));
        page.raw("<div class=\"card choices\">");
        choice("figure");
        choice("across");
        choice("lines");
        page.raw("<span id=\"fixed\"></span><label><input type=\"checkbox\" id=\"log\"> ").text(words.of("sweep.log"))
                .raw("</label></div>\n<div class=\"card\"><figure id=\"lines-chart\"></figure></div>\n");
        page.raw(
                "<div class=\"card\" id=\"heat\" hidden><div class=\"scroll\"><table id=\"map\"></table></div></div>\n");
        page.raw("<noscript>").element("p", words.of("unmeasured.script")).raw("</noscript>\n</section>\n");
    }

    private void choice(String id) {
        page.raw("<label>").text(words.of("sweep." + id)).raw(" <select id=\"" + id + "\"></select></label>\n");
    }

    private void swings(SwingResult swings) {
        section("sweep.swings");
        page.element("p class=\"quiet\"", words.of("sweep.swings.note")).raw("<div class=\"charts\">\n");
        swings.figures().stream().filter(figure -> figure.bars().stream().anyMatch(bar -> bar.swing() != 0))
                .forEach(this::swing);
        page.raw("</div>\n</section>\n");
    }

    /// Bars to both sides of the value as it is.
    private void swing(SwingResult.Figure figure) {
        double middle = figure.asItIs().value();
        double most = Math.max(LEAST_SWING * Math.abs(middle), figure.bars().stream()
                .mapToDouble(bar -> Math.max(away(bar.atFirst(), middle), away(bar.atLast(), middle))).max().orElse(1));
        page.raw("<figure class=\"card\"><figcaption>").text(figure.name()).raw(" ")
                .raw("<span class=\"quiet\">").text(words.of("sweep.as-it-is", spelled(figure.name(), figure.asItIs())))
                .raw("</span></figcaption><table class=\"wide\">\n");
        figure.bars().forEach(bar -> {
            row(bar.path(), bar.from() + ": " + spelled(figure.name(), bar.atFirst()) + "; " + bar.to() + ": "
                    + spelled(figure.name(), bar.atLast()));
            page.raw("<svg width=\"" + WIDTH + "\" height=\"18\" role=\"img\" aria-label=\"")
                    .text(bar.from() + " " + spelled(figure.name(), bar.atFirst()) + ", " + bar.to() + " "
                            + spelled(figure.name(), bar.atLast()))
                    .raw("\">");
            rectangle(bar.atFirst(), middle, most, "first");
            rectangle(bar.atLast(), middle, most, "last");
            page.raw("<line class=\"axis\" x1=\"" + HALF + "\" x2=\"" + HALF + "\" y1=\"0\" y2=\"18\"/></svg></td>");
            page.raw("</tr>\n");
        });
        page.raw("</table></figure>\n");
    }

    /// The beginning of a row: a property, what is known of it, and room for its bar.
    private void row(String path, String known) {
        page.raw("<tr><td class=\"wrapped\">").text(path).raw("<br><span class=\"quiet\">").text(known)
                .raw("</span></td><td class=\"bars\">");
    }

    private static double away(Estimate estimate, double middle) {
        double distance = Math.abs(estimate.value() - middle);
        return Double.isFinite(distance) ? distance : 0;
    }

    private void rectangle(Estimate end, double middle, double most, String kind) {
        if (!Double.isFinite(end.value()) || !Double.isFinite(middle) || most == 0) {
            return;
        }
        double length = (HALF - 4) * away(end, middle) / most;
        page.raw(
                String.format(Locale.ROOT, "<rect class=\"%s\" x=\"%.1f\" y=\"4\" width=\"%.1f\" height=\"10\"/>", kind,
                        end.value() < middle ? HALF - length : HALF, length));
    }

    private void shares(VarianceResult variance) {
        section("sweep.shares");
        page.element("p class=\"quiet\"", words.of("sweep.shares.note")).raw("<div class=\"charts\">\n");
        variance.figures().stream().filter(figure -> !figure.shares().isEmpty()).forEach(this::share);
        page.raw("</div>\n</section>\n");
    }

    private void share(VarianceResult.Figure figure) {
        page.raw("<figure class=\"card\"><figcaption>").text(figure.name())
                .raw("</figcaption><table class=\"wide\">\n");
        figure.shares().forEach(share -> {
            row(share.path(), words.of("sweep.share", share(share.first()), share(share.total())));
            page.raw("<svg width=\"" + WIDTH + "\" height=\"18\" role=\"img\" aria-label=\"")
                    .text(Figures.share(share.total().value())).raw("\">");
            page.raw(bar("total", share.total().value(), 2, 14)).raw(bar("first", share.first().value(), 6, 6));
            page.raw(String.format(Locale.ROOT,
                    "<line class=\"axis\" x1=\"%.1f\" x2=\"%.1f\" y1=\"9\" y2=\"9\"/></svg></td>",
                    place(share.total().low()), place(share.total().high())));
            page.raw("</tr>\n");
        });
        page.raw("</table></figure>\n");
    }

    private static String bar(String kind, double share, int y, int height) {
        return String.format(Locale.ROOT, "<rect class=\"%s\" x=\"0\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>", kind, y,
                place(share), height);
    }

    private static double place(double share) {
        return WIDTH * Math.clamp(Double.isNaN(share) ? 0 : share, 0, 1);
    }

    private static String share(Estimate estimate) {
        return Figures.share(estimate.value(), estimate.halfWidth());
    }

    private String spelled(String name, Estimate estimate) {
        if (Double.isInfinite(estimate.value())) {
            return words.of("sweep.grows");
        }
        return switch (SweepNumbers.unit(name)) {
            case "rate" -> Figures.rate(estimate.value(), estimate.halfWidth());
            case "share" -> share(estimate);
            case "count" -> Figures.number(estimate.value(), estimate.halfWidth());
            default -> Figures.time(estimate.value(), estimate.halfWidth());
        };
    }

    private String ended(boolean isGrid) {
        page.raw("<details class=\"card\" style=\"margin-top:24px\">").element("summary", words.of("sweep.all"));
        page.element("pre", SweepReport.text(result)).raw("</details>\n</main>\n");
        return new Frame(words, version, "", "sweep.js").around(
                Objects.requireNonNull(words.of("title", result.architecture())), page,
                SweepNumbers.of(result, isGrid, words));
    }

    private void section(String word) {
        page.raw("<section>\n").element("h2", words.of(word));
    }
}
