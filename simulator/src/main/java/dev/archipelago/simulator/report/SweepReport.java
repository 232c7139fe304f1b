package dev.archipelago.simulator.report;

import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.Figures;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import dev.archipelago.simulator.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Prints a sweep: for people as a table of what matters most, for spreadsheets and programs all figures.
public final class SweepReport {

    private static final int MOST_LISTED = 200;

    private SweepReport() {}

    /// One row a point: the properties' values, mean, p99 and failures of each workload, the busiest component, and objectives
    /// that are not met.
    public static String text(SweepResult result) {
        StringBuilder text = new StringBuilder(heading(result)).append("\n\n");
        List<String> workloads = result.figureNames().stream().filter(name -> name.endsWith(".mean"))
                .map(name -> name.substring(0, name.length() - ".mean".length())).toList();
        boolean hasCost = result.figureNames().contains(Figures.COST);
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(result.paths());
        workloads.forEach(id -> header.addAll(List.of(id + ".mean", id + ".p99", id + ".failed")));
        header.add("busiest");
        if (hasCost) {
            header.add("cost");
        }
        header.add("objectives");
        rows.add(header);
        result.points().stream().limit(MOST_LISTED)
                .forEach(point -> rows.add(row(point, workloads, hasCost, header.size())));
        text.append(TextTable.of(rows));
        if (result.points().size() > MOST_LISTED) {
            text.append("and ").append(result.points().size() - MOST_LISTED)
                    .append(" more points; --format csv has all\n");
        }
        return text.toString().stripTrailing() + "\n";
    }

    /// What was evaluated and how.
    static String heading(SweepResult result) {
        return result.architecture() + (result.scenario().isEmpty() ? "" : ", scenario " + result.scenario()) + ": "
                + result.points().size() + (result.points().size() == 1 ? " point, " : " points, ")
                + (result.replications() == 0
                        ? "estimated by formulas"
                        : result.replications() + " replications each, seed " + result.seed());
    }

    private static List<String> row(Point point, List<String> workloads, boolean hasCost, int columns) {
        List<String> row = new ArrayList<>(point.values().stream().map(SweepReport::orAsIs).toList());
        Figures figures = point.figures().orElse(null);
        if (figures == null) {
            while (row.size() < columns - 1) {
                row.add("-");
            }
            row.add("refused: " + point.refused());
            return row;
        }
        workloads.forEach(id -> {
            row.add(time(figures.value(id + ".mean")));
            row.add(time(figures.value(id + ".p99")));
            row.add(percent(figures.value(id + ".failed")));
        });
        row.add(busiest(figures).map(entry -> entry.getKey().substring(0,
                entry.getKey().length() - Figures.LOAD.length()) + " " + percent(entry.getValue())).orElse("-"));
        if (hasCost) {
            row.add(TextReport.number(figures.value(Figures.COST)));
        }
        row.add(objectives(figures));
        return row;
    }

    static String orAsIs(String value) {
        return value.isEmpty() ? "as it is" : value;
    }

    private static Optional<Map.Entry<String, Estimate>> busiest(Figures figures) {
        return figures.values().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(Figures.LOAD) && entry.getValue().isMeasured())
                .max(Comparator.comparingDouble(entry -> entry.getValue().value()));
    }

    private static String objectives(Figures figures) {
        if (figures.objectives().isEmpty()) {
            return "-";
        }
        String open = figures.objectives().entrySet().stream().filter(entry -> entry.getValue() != Verdict.MET)
                .map(entry -> entry.getKey() + " " + entry.getValue().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return open.isEmpty() ? "met" : open;
    }

    static String time(Estimate estimate) {
        return Double.isInfinite(estimate.value()) ? "grows" : TextReport.time(estimate);
    }

    /// A figure in its unit.
    static String figure(String name, Estimate estimate) {
        return switch (Figures.unit(name)) {
            case RATE -> TextReport.number(estimate) + (estimate.isMeasured() ? "/s" : "");
            case COUNT -> TextReport.number(estimate);
            case SHARE -> percent(estimate);
            case TIME -> time(estimate);
        };
    }

    private static String percent(Estimate estimate) {
        return Double.isInfinite(estimate.value()) ? "grows" : TextReport.share(estimate);
    }

    /// One line a point: its number, the values, each figure with its interval, the verdicts of objectives, and why it was
    /// refused. Times in seconds, rates per second; empty where nothing is known, `inf` for what grows for ever.
    public static String csv(SweepResult result) {
        Set<String> names = result.figureNames();
        Set<String> objectives = new LinkedHashSet<>();
        result.points().forEach(
                point -> point.figures().ifPresent(figures -> objectives.addAll(figures.objectives().keySet())));
        List<String> header = new ArrayList<>(List.of("point"));
        result.paths().forEach(path -> header.add(CsvReport.quoted(path)));
        names.forEach(name -> header.addAll(List.of(name, name + ".low", name + ".high")));
        objectives.forEach(id -> header.add("objective." + id));
        header.add("refused");
        StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
        result.points().forEach(point -> {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(point.number())));
            point.values().forEach(value -> cells.add(CsvReport.quoted(value)));
            names.forEach(name -> {
                Estimate estimate = point.figure(name);
                cells.addAll(List.of(number(estimate.value()), number(estimate.low()), number(estimate.high())));
            });
            objectives.forEach(id -> cells.add(point.figures().map(figures -> figures.objectives().get(id))
                    .map(verdict -> verdict.name().toLowerCase(Locale.ROOT)).orElse("")));
            cells.add(CsvReport.quoted(point.refused()));
            text.append(String.join(",", cells)).append('\n');
        });
        return text.toString();
    }

    static String number(double value) {
        return value == Double.POSITIVE_INFINITY ? "inf" : CsvReport.number(value);
    }

    /// One object with all points.
    public static String json(SweepResult result) {
        ObjectNode json = head(result);
        ArrayNode points = json.putArray("points");
        result.points().forEach(point -> points.add(tree(point, result.paths())));
        return JsonObjects.print(json);
    }

    /// The points at which there is nothing to evaluate, with the reasons.
    static void refused(ObjectNode json, SweepResult result) {
        ArrayNode points = json.putArray("refused");
        result.points().stream().filter(point -> point.figures().isEmpty())
                .forEach(point -> points.add(SweepLines.tree(point, result.paths())));
    }

    /// What was evaluated and how.
    static ObjectNode head(SweepResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("architecture", result.architecture());
        json.put("scenario", result.scenario());
        json.put("method", result.method());
        json.put("seed", result.seed());
        json.put("replications", result.replications());
        return json;
    }

    private static ObjectNode tree(Point point, List<String> paths) {
        ObjectNode one = SweepLines.tree(point, paths);
        point.figures().ifPresent(figures -> {
            ObjectNode numbers = one.putObject("figures");
            figures.values().forEach((name, estimate) -> JsonReport.estimate(numbers, name, estimate));
        });
        return one;
    }
}
