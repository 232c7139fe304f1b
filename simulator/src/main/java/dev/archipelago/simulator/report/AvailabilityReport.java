package dev.archipelago.simulator.report;

import dev.archipelago.simulator.availability.AvailabilityResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Prints static availability: for people as tables, for programs as one JSON object with times in seconds.
public final class AvailabilityReport {

    private static final double YEAR = 365.25 * 24 * 3600;
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final int MOST_LISTED = 30;

    private final AvailabilityResult result;
    private final StringBuilder text = new StringBuilder();

    private AvailabilityReport(AvailabilityResult result) {
        this.result = result;
    }

    public static String text(AvailabilityResult result) {
        AvailabilityReport report = new AvailabilityReport(result);
        report.text.append(result.architecture())
                .append(": how often requests can be answered, from how often parts are up\n\n");
        report.rates("workload", result.workloads());
        report.rates("entry", result.entries());
        report.components();
        report.cutSets();
        result.budgets().forEach(report::budget);
        return report.text.toString().stripTrailing() + "\n";
    }

    private void rates(String title, Map<String, Double> rates) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(title, "availability", "down in a year", "down in 30 days"));
        rates.forEach((id, availability) -> rows.add(List.of(id, nines(availability),
                span((1 - availability) * YEAR), span((1 - availability) * 30 * 24 * HOUR))));
        text.append(TextTable.of(rows));
    }

    private void components() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("component", "replicas", "each", "together", "requests lost when down", "importance"));
        result.components().entrySet().stream().sorted(Comparator.comparingDouble(
                (Map.Entry<String, AvailabilityResult.Part> entry) -> -worst(entry.getValue())))
                .forEach(entry -> {
                    AvailabilityResult.Part part = entry.getValue();
                    rows.add(List.of(entry.getKey(), part.needed() == 1
                            ? Integer.toString(part.replicas())
                            : part.needed() + " of " + part.replicas(), nines(part.each()), nines(part.availability()),
                            shares(part.lost()), shares(part.importance())));
                });
        text.append(TextTable.of(rows));
        result.zoneAvailability().forEach((zone, up) -> text.append("zone ").append(zone).append(" is up ")
                .append(nines(up)).append(" of the time\n"));
        text.append(result.zoneAvailability().isEmpty() ? "" : "\n");
    }

    /// What it adds to the failures: importance times how often it is down.
    private static double worst(AvailabilityResult.Part part) {
        return part.importance().values().stream().mapToDouble(Double::doubleValue).max().orElse(0)
                * (1 - part.availability());
    }

    private void cutSets() {
        if (result.cutSets().isEmpty()) {
            text.append("Nothing takes a workload down by itself: no sets of up to ").append(result.cutSetsUpTo())
                    .append(" components and zones do.\n\n");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("without these", "no request of", ""));
        result.cutSets().stream().limit(MOST_LISTED).forEach(cut -> rows.add(List.of(
                String.join(" + ", cut.elements()), String.join(", ", cut.workloads()), remark(cut))));
        text.append(TextTable.of(rows));
        if (result.cutSets().size() > MOST_LISTED) {
            text.append("and ").append(result.cutSets().size() - MOST_LISTED)
                    .append(" more sets; --format json has all\n\n");
        }
    }

    private String remark(AvailabilityResult.CutSet cut) {
        if (cut.elements().size() > 1) {
            return "";
        }
        AvailabilityResult.Part part = result.components().get(cut.elements().getFirst());
        return part == null
                ? "single point of failure"
                : part.replicas() == 1
                        ? "single point of failure, one replica"
                        : "single point of failure, " + part.replicas() + " replicas";
    }

    private void budget(String id, AvailabilityResult.Budget budget) {
        text.append(String.format(Locale.ROOT,
                "%s: %s success > %s allows %s of total outage in 30 days; %s of it is used as designed%n", id,
                budget.workload(), nines(budget.objective()), span(budget.outage()),
                TextReport.compact(100 * budget.used()) + "%").replace("\r", ""));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("alert", "windows", "burn rate", "failing requests", "budget spent", "raised after",
                "ends after"));
        budget.alerts().forEach(alert -> rows.add(List.of(alert.page() ? "page" : "ticket",
                span(alert.longWindow()) + " and " + span(alert.shortWindow()), TextReport.compact(alert.burnRate()),
                TextReport.compact(100 * alert.errorRatio()) + "%", TextReport.compact(100 * alert.spent()) + "%",
                span(alert.detection()), span(alert.clearing()))));
        text.append(TextTable.of(rows));
    }

    private static String shares(Map<String, Double> shares) {
        return shares.isEmpty()
                ? "none"
                : shares.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + TextReport.compact(100 * entry.getValue()) + "%")
                        .collect(Collectors.joining(", "));
    }

    /// A share near one, with two digits of what is missing.
    static String nines(double share) {
        double missing = 1 - share;
        int digits = missing <= 0 ? 0 : (int) Math.clamp(1 - Math.floor(Math.log10(100 * missing)), 2, 9);
        return String.format(Locale.ROOT, "%." + digits + "f%%", 100 * share);
    }

    private static String span(double seconds) {
        if (seconds >= 72 * HOUR) {
            return TextReport.compact(seconds / (24 * HOUR)) + "d";
        }
        if (seconds >= HOUR) {
            return TextReport.compact(seconds / HOUR) + "h";
        }
        return seconds >= 2 * MINUTE ? TextReport.compact(seconds / MINUTE) + "min" : TextReport.time(seconds);
    }

    public static String json(AvailabilityResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("architecture", result.architecture());
        JsonObjects.numbers(json.putObject("workloads"), result.workloads());
        JsonObjects.numbers(json.putObject("entries"), result.entries());
        ObjectNode components = json.putObject("components");
        result.components().forEach((id, part) -> component(components.putObject(id), part));
        JsonObjects.numbers(json.putObject("zones"), result.zoneAvailability());
        json.put("cutSetsUpTo", result.cutSetsUpTo());
        ArrayNode cutSets = json.putArray("cutSets");
        result.cutSets().forEach(cut -> {
            ObjectNode set = cutSets.addObject();
            cut.elements().forEach(set.putArray("elements")::add);
            cut.workloads().forEach(set.putArray("workloads")::add);
        });
        ObjectNode budgets = json.putObject("budgets");
        result.budgets().forEach((id, budget) -> budget(budgets.putObject(id), budget));
        return JsonObjects.print(json);
    }

    private static void component(ObjectNode json, AvailabilityResult.Part part) {
        json.put("replicas", part.replicas());
        json.put("needed", part.needed());
        JsonObjects.number(json, "each", part.each());
        JsonObjects.number(json, "availability", part.availability());
        JsonObjects.numbers(json.putObject("lost"), part.lost());
        JsonObjects.numbers(json.putObject("importance"), part.importance());
    }

    private static void budget(ObjectNode json, AvailabilityResult.Budget budget) {
        json.put("workload", budget.workload());
        JsonObjects.number(json, "objective", budget.objective());
        JsonObjects.number(json, "outage", budget.outage());
        JsonObjects.number(json, "used", budget.used());
        ArrayNode alerts = json.putArray("alerts");
        budget.alerts().forEach(alert -> {
            ObjectNode row = alerts.addObject();
            row.put("severity", alert.page() ? "page" : "ticket");
            JsonObjects.number(row, "longWindow", alert.longWindow());
            JsonObjects.number(row, "shortWindow", alert.shortWindow());
            JsonObjects.number(row, "burnRate", alert.burnRate());
            JsonObjects.number(row, "errorRatio", alert.errorRatio());
            JsonObjects.number(row, "spent", alert.spent());
            JsonObjects.number(row, "detection", alert.detection());
            JsonObjects.number(row, "clearing", alert.clearing());
        });
    }
}
