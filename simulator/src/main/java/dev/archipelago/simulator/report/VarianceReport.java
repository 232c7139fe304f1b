package dev.archipelago.simulator.report;

import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.VarianceResult;
import dev.archipelago.simulator.result.VarianceResult.Figure;
import dev.archipelago.simulator.result.VarianceResult.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Prints which share of the variance of each figure comes from which property: for people one table a figure below a
/// sentence, for programs and spreadsheets all of it.
public final class VarianceReport {

    private VarianceReport() {}

    public static String text(VarianceResult result) {
        StringBuilder text = new StringBuilder(SweepReport.heading(result.sweep())).append('\n')
                .append("Shares of the variance, from ").append(result.samples())
                .append(" samples of all properties together, with 95 % intervals. Small ones may be below 0.\n\n");
        List<Figure> varying = result.figures().stream().filter(figure -> !figure.shares().isEmpty()).toList();
        varying.stream().limit(SwingReport.MOST_LISTED).forEach(figure -> {
            text.append(sentence(figure)).append('\n');
            if (figure.rows() < result.samples()) {
                text.append("Only ").append(figure.rows()).append(" of ").append(result.samples())
                        .append(" samples count: with the others it grows for ever, or a design was refused.\n");
            }
            text.append(table(figure));
        });
        SwingReport.ending(text, varying.size(), result.figures().stream()
                .filter(figure -> figure.shares().isEmpty() && figure.rows() >= 2).map(Figure::name).toList());
        result.figures().stream().filter(figure -> figure.rows() < 2).forEach(figure -> text.append(figure.name())
                .append(": nothing is known, as it grows for ever or the design was refused in almost every sample.\n"));
        return text.toString().stripTrailing() + "\n";
    }

    private static String sentence(Figure figure) {
        Share most = figure.shares().getFirst();
        String rivals = figure.shares().stream().skip(1)
                .filter(share -> share.total().high() >= most.total().low()).map(share -> " or " + share.path())
                .reduce("", String::concat);
        return figure.name() + " depends most on " + most.path() + rivals + (rivals.isEmpty()
                ? ", which explains " + TextReport.percent(most.first().value()) + " of its variance alone and "
                        + TextReport.percent(most.total().value()) + " together with others"
                : ", whose intervals overlap: more samples would tell")
                + ". Mean " + SweepReport.figure(figure.name(), Estimate.of(figure.mean())) + ", standard deviation "
                + SweepReport.figure(figure.name(), Estimate.of(figure.deviation())) + '.';
    }

    private static String table(Figure figure) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("property", "alone", "with others"));
        figure.shares()
                .forEach(share -> rows.add(List.of(share.path(), spelled(share.first()), spelled(share.total()))));
        return TextTable.of(rows);
    }

    private static String spelled(Estimate share) {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", share.value(), share.low(), share.high());
    }

    /// One line for each property of each figure; none where a figure is the same everywhere.
    public static String csv(VarianceResult result) {
        StringBuilder text = new StringBuilder(
                "figure,property,first,first.low,first.high,total,total.low,total.high,samples\n");
        result.figures().forEach(figure -> figure.shares()
                .forEach(share -> text.append(String.join(",", CsvReport.quoted(figure.name()),
                        CsvReport.quoted(share.path()), three(share.first()), three(share.total()),
                        Integer.toString(figure.rows()))).append('\n')));
        return text.toString();
    }

    private static String three(Estimate estimate) {
        return String.join(",", CsvReport.number(estimate.value()), CsvReport.number(estimate.low()),
                CsvReport.number(estimate.high()));
    }

    /// One object with all figures; a figure without properties is the same everywhere, or not known.
    public static String json(VarianceResult result) {
        ObjectNode json = SweepReport.head(result.sweep());
        json.put("sensitivity", "variance");
        json.put("samples", result.samples());
        ArrayNode figures = json.putArray("figures");
        result.figures().forEach(figure -> {
            ObjectNode one = figures.addObject();
            one.put("figure", figure.name());
            one.put("samples", figure.rows());
            JsonObjects.number(one, "mean", figure.mean());
            JsonObjects.number(one, "deviation", figure.deviation());
            ArrayNode shares = one.putArray("properties");
            figure.shares().forEach(share -> {
                ObjectNode object = shares.addObject();
                object.put("property", share.path());
                JsonReport.estimate(object, "first", share.first());
                JsonReport.estimate(object, "total", share.total());
            });
        });
        SweepReport.refused(json, result.sweep());
        return JsonObjects.print(json);
    }
}
