package dev.archipelago.simulator.report;

import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.LoadLimitResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Prints the highest load that a design bears: for people in sentences and tables, for programs as one JSON object.
public final class LoadLimitReport {

    private static final int MOST_LISTED = 30;

    private LoadLimitReport() {}

    public static String text(LoadLimitResult result) {
        return printed(result, "", TextTable::of);
    }

    /// For a pull request or a wiki.
    public static String markdown(LoadLimitResult result) {
        return printed(result, "### ", Markdown::table);
    }

    private static String printed(LoadLimitResult result, String heading, Function<List<List<String>>, String> table) {
        StringBuilder text = whole(result, heading, table);
        without(result, text, table);
        return text.toString().stripTrailing() + "\n";
    }

    /// All but what is left with one replica less.
    ///
    /// @param heading what stands before the first line; where there is something an empty line follows that
    static StringBuilder whole(LoadLimitResult result, String heading, Function<List<List<String>>, String> table) {
        StringBuilder text = new StringBuilder(heading).append(result.architecture());
        text.append(result.scenario().isEmpty() ? "" : ", scenario " + result.scenario()).append(": ")
                .append(answer(result)).append(heading.isEmpty() ? "\n" : "\n\n");
        if (!result.broken().isEmpty()) {
            text.append("First to break: ").append(String.join(", ", result.broken()));
            result.busiest().ifPresent(id -> text.append("; busiest before that is ").append(id));
            text.append(".\n");
        }
        text.append(Double.isInfinite(result.estimated())
                ? "Formulas find no limit"
                : "By formulas it would be " + amount(result, result.estimated())).append("; ")
                .append(result.evaluations()).append(" loads were simulated, the last with ")
                .append(result.replications()).append(" replications.\n");
        if (!result.settled()) {
            text.append("It is not known as well as was asked for: give longer runs, or ask for less.\n");
        }
        text.append('\n');
        loads(result, text, table);
        return text;
    }

    private static String answer(LoadLimitResult result) {
        if (result.holds() <= 0) {
            return "its objectives are met at no load";
        }
        if (Double.isInfinite(result.breaks())) {
            return "its objectives were met at every load that was tried, up to " + amount(result, result.holds());
        }
        Estimate limit = result.limit();
        return String.format(Locale.ROOT, "holds to %s ± %s, %s times the load of the file",
                amount(result, limit.value()), number(result, limit.halfWidth()), TextReport.compact(limit.value()));
    }

    static String amount(LoadLimitResult result, double factor) {
        return number(result, factor) + (result.rate() > 0 ? "/s" : " users");
    }

    static String number(LoadLimitResult result, double factor) {
        return TextReport.compact(factor * (result.rate() > 0 ? result.rate() : result.users()));
    }

    private static void loads(LoadLimitResult result, StringBuilder text,
            Function<List<List<String>>, String> table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("component", "busy while it holds", "would bear"));
        result.loads().entrySet().stream().filter(entry -> entry.getValue() > 0)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> entry) -> -entry.getValue()))
                .limit(MOST_LISTED).forEach(entry -> rows.add(List.of(entry.getKey(),
                        TextReport.percent(entry.getValue()), amount(result, result.holds() / entry.getValue()))));
        if (rows.size() > 1) {
            text.append(table.apply(rows));
        }
    }

    private static void without(LoadLimitResult result, StringBuilder text,
            Function<List<List<String>>, String> table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("with one replica less of", "holds to (by formulas)", "of the whole"));
        result.without().entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> entry) -> entry.getValue()))
                .limit(MOST_LISTED).forEach(entry -> rows.add(List.of(entry.getKey(),
                        Double.isInfinite(entry.getValue()) ? "no limit" : amount(result, entry.getValue()),
                        Double.isInfinite(entry.getValue())
                                ? "-"
                                : TextReport.percent(entry.getValue() / result.estimated()))));
        if (rows.size() > 1) {
            text.append(table.apply(rows));
        }
    }

    public static String json(LoadLimitResult result) {
        return JsonObjects.print(object(result));
    }

    static ObjectNode object(LoadLimitResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("architecture", result.architecture());
        json.put("scenario", result.scenario());
        ArrayNode workloads = json.putArray("workloads");
        result.workloads().forEach(workloads::add);
        JsonObjects.number(json, "rate", result.rate());
        json.put("users", result.users());
        limit(json, result);
        JsonObjects.number(json, "estimated", result.estimated());
        firstToBreak(json, result);
        JsonObjects.numbers(json.putObject("loads"), result.loads());
        JsonObjects.numbers(json.putObject("without"), result.without());
        effort(json, result);
        return json;
    }

    static void limit(ObjectNode json, LoadLimitResult result) {
        JsonReport.estimate(json, "factor", result.limit());
        JsonObjects.number(json, "holds", result.holds());
        JsonObjects.number(json, "breaks", result.breaks());
    }

    static void firstToBreak(ObjectNode json, LoadLimitResult result) {
        ArrayNode broken = json.putArray("broken");
        result.broken().forEach(broken::add);
        result.busiest().ifPresent(id -> json.put("busiest", id));
    }

    static void effort(ObjectNode json, LoadLimitResult result) {
        json.put("evaluations", result.evaluations());
        json.put("replications", result.replications());
        json.put("settled", result.settled());
    }
}
