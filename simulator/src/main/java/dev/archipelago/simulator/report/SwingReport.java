package dev.archipelago.simulator.report;

import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SweepResult.Point;
import dev.archipelago.simulator.result.SwingResult;
import dev.archipelago.simulator.result.SwingResult.Bar;
import dev.archipelago.simulator.result.SwingResult.Figure;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Prints how far each property moves each figure: for people one table a figure below a sentence, for programs and
/// spreadsheets all of it.
public final class SwingReport {

    static final int MOST_LISTED = 30;

    private SwingReport() {}

    public static String text(SwingResult result) {
        StringBuilder text = new StringBuilder(SweepReport.heading(result.sweep()))
                .append("\nOne property at a time, from its first value to its last; all others as they are.\n\n");
        List<Figure> moved = result.figures().stream().filter(SwingReport::moves).toList();
        moved.stream().limit(MOST_LISTED).forEach(figure -> {
            text.append(sentence(figure)).append('\n').append(table(figure));
        });
        ending(text, moved.size(),
                result.figures().stream().filter(figure -> !moves(figure)).map(Figure::name).toList());
        result.sweep().points().stream().filter(point -> !point.refused().isEmpty())
                .forEach(point -> text.append("Refused ").append(changed(result, point)).append(": ")
                        .append(point.refused()).append('\n'));
        return text.toString().stripTrailing() + "\n";
    }

    /// What is not in a table.
    static void ending(StringBuilder text, int figures, List<String> still) {
        if (figures > MOST_LISTED) {
            text.append("And ").append(figures - MOST_LISTED).append(" more figures; --format csv has all.\n");
        }
        if (!still.isEmpty()) {
            text.append("Nothing that was varied changes ")
                    .append(String.join(", ", still.subList(0, Math.min(MOST_LISTED, still.size()))))
                    .append(still.size() > MOST_LISTED ? " and " + (still.size() - MOST_LISTED) + " more" : "")
                    .append(".\n");
        }
    }

    private static boolean moves(Figure figure) {
        return figure.bars().stream().anyMatch(bar -> bar.swing() != 0);
    }

    private static String sentence(Figure figure) {
        Bar most = figure.bars().getFirst();
        String asItIs = figure.asItIs().isMeasured()
                ? "; " + SweepReport.figure(figure.name(), figure.asItIs()) + " as it is"
                : "";
        if (!(most.swing() > 0)) {
            return figure.name() + ": nothing is known of it at either end" + asItIs + '.';
        }
        return figure.name() + " depends most on " + most.path() + ": "
                + SweepReport.figure(figure.name(), most.atFirst()) + " at " + most.from() + ", "
                + SweepReport.figure(figure.name(), most.atLast()) + " at " + most.to() + asItIs
                + '.' + (most.isClear() ? "" : " The intervals overlap: more replications would tell.");
    }

    private static String table(Figure figure) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("property", "from", "to", "at first", "at last", "swing"));
        figure.bars().forEach(bar -> rows.add(List.of(bar.path(), bar.from(), bar.to(),
                SweepReport.figure(figure.name(), bar.atFirst()), SweepReport.figure(figure.name(), bar.atLast()),
                SweepReport.figure(figure.name(), Estimate.of(bar.swing())))));
        return TextTable.of(rows);
    }

    private static String changed(SwingResult result, Point point) {
        for (int i = 0; i < point.values().size(); i++) {
            if (!point.values().get(i).isEmpty()) {
                return result.sweep().paths().get(i) + " = " + point.values().get(i);
            }
        }
        return "as it is";
    }

    /// One line for each property of each figure. Units and missing values are those of {@link SweepReport#csv}.
    public static String csv(SwingResult result) {
        StringBuilder text = new StringBuilder("figure,property,from,to,asItIs,first,last,swing\n");
        result.figures().forEach(figure -> figure.bars().forEach(bar -> text.append(String.join(",",
                CsvReport.quoted(figure.name()), CsvReport.quoted(bar.path()), CsvReport.quoted(bar.from()),
                CsvReport.quoted(bar.to()), SweepReport.number(figure.asItIs().value()),
                SweepReport.number(bar.atFirst().value()), SweepReport.number(bar.atLast().value()),
                SweepReport.number(bar.swing()))).append('\n')));
        return text.toString();
    }

    /// One object with all figures; null where nothing is known and for what grows for ever.
    public static String json(SwingResult result) {
        ObjectNode json = SweepReport.head(result.sweep());
        json.put("sensitivity", "one-at-a-time");
        ArrayNode figures = json.putArray("figures");
        result.figures().forEach(figure -> {
            ObjectNode one = figures.addObject();
            one.put("figure", figure.name());
            JsonReport.estimate(one, "asItIs", figure.asItIs());
            ArrayNode bars = one.putArray("properties");
            figure.bars().forEach(bar -> {
                ObjectNode object = bars.addObject();
                object.put("property", bar.path());
                object.put("from", bar.from());
                object.put("to", bar.to());
                JsonReport.estimate(object, "first", bar.atFirst());
                JsonReport.estimate(object, "last", bar.atLast());
                JsonObjects.number(object, "swing", bar.swing());
            });
        });
        SweepReport.refused(json, result.sweep());
        return JsonObjects.print(json);
    }
}
