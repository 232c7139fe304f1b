package dev.archipelago.simulator.report;

import dev.archipelago.simulator.boundaries.Standing;
import dev.archipelago.simulator.boundaries.Standing.Reach;
import dev.archipelago.simulator.boundaries.Trial;
import dev.archipelago.simulator.boundaries.TrialResult;
import dev.archipelago.simulator.boundaries.Untried;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Cost;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Designs that were simulated beside one another, as rows of a table and as JSON.
final class TrialTables {

    private static final List<String> HEADS = List.of("", "design", "verdict", "workload", "p50", "p99", "failed",
            "goodput", "busiest", "a loss costs", "cores", "an hour");

    private TrialTables() {}

    static String how(TrialResult result) {
        return String.format(Locale.ROOT,
                "%d replications of %s after a warm-up of %s, seed %d, all with the same random numbers; ± is half of the 95 %% interval",
                result.replications(), TextReport.time(result.simulatedSeconds()),
                TextReport.time(result.warmUpSeconds()), result.seed());
    }

    /// The base first; of each design a row for each workload.
    static List<List<String>> rows(TrialResult result) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADS));
        if (!result.trials().isEmpty()) {
            Trial first = result.trials().getFirst();
            rows.addAll(rows("", result.base(), "", first.comparison().workloads(), false, first.before(),
                    first.comparison().cost().map(Cost::before), first.comparison().cost()));
        }
        for (int i = 0; i < result.trials().size(); i++) {
            Trial trial = result.trials().get(i);
            rows.addAll(rows(Integer.toString(i + 1), trial.design().name(), verdict(trial),
                    trial.comparison().workloads(), true, trial.after(), trial.comparison().cost().map(Cost::after),
                    trial.comparison().cost()));
        }
        return rows;
    }

    private static List<List<String>> rows(String number, String name, String verdict,
            Map<String, List<Change>> workloads, boolean after, Standing standing, Optional<Double> cost,
            Optional<Cost> currency) {
        List<List<String>> rows = new ArrayList<>();
        workloads.forEach((id, changes) -> {
            boolean first = rows.isEmpty();
            rows.add(List.of(first ? number : "", first ? name : "", first ? verdict : "", id,
                    figure(changes, Metric.P50, after), figure(changes, Metric.P99, after),
                    figure(changes, Metric.FAILED, after), figure(changes, Metric.GOODPUT, after),
                    first ? busiest(standing) : "", first ? reach(standing) : "",
                    first ? TextReport.compact(standing.cores()) : "",
                    first && cost.isPresent()
                            ? currency.map(Cost::currency).orElse("") + " " + TextReport.compact(cost.get())
                            : ""));
        });
        return rows;
    }

    private static String figure(List<Change> changes, Metric metric, boolean after) {
        Change change = Trial.of(changes, metric);
        if (change == null) {
            return "-";
        }
        String value = ComparisonReport.value(metric, after ? change.after().value() : change.before().value());
        boolean told = metric.isTime() || change.judgement() != Judgement.NO_DIFFERENCE_SHOWN;
        return after && told && change.difference().value() != 0
                ? value + " (" + ComparisonReport.change(change) + ")"
                : value;
    }

    private static String busiest(Standing standing) {
        return standing.load().isMeasured()
                ? standing.busiest() + " " + TextReport.percent(standing.load().value())
                : "-";
    }

    private static String reach(Standing standing) {
        Reach reach = standing.reach();
        return reach == null
                ? "-"
                : TextReport.percent(reach.mean().value())
                        + (reach.mean().hasInterval() ? " ±" + TextReport.percent(reach.mean().halfWidth()) : "")
                        + ", most " + reach.worstPart() + " " + TextReport.percent(reach.worst().value());
    }

    static String verdict(Trial trial) {
        return trial.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// What speaks for each, and why others were not simulated.
    static String notes(TrialResult result) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < result.trials().size(); i++) {
            Trial trial = result.trials().get(i);
            text.append(i + 1).append("  ").append(trial.design().name()).append('\n');
            if (!trial.design().reason().isEmpty()) {
                text.append("     ").append(trial.design().reason()).append('\n');
            }
            if (!trial.design().how().isEmpty()) {
                text.append("     ").append(trial.design().how()).append('\n');
            }
        }
        if (!result.untried().isEmpty()) {
            text.append("\nNot simulated:\n");
            for (Untried untried : result.untried()) {
                text.append("  ").append(untried.name()).append(": ").append(untried.reason()).append('\n');
            }
        }
        return text.toString();
    }

    // ---- for programs ----------------------------------------------------------------------------------------------

    static void json(ObjectNode json, TrialResult result) {
        json.put("seed", result.seed());
        json.put("replications", result.replications());
        JsonObjects.number(json, "simulatedSeconds", result.simulatedSeconds());
        JsonObjects.number(json, "warmUpSeconds", result.warmUpSeconds());
        json.put("base", result.base());
        ArrayNode trials = json.putArray("trials");
        for (int i = 0; i < result.trials().size(); i++) {
            trial(trials.addObject(), i + 1, result.trials().get(i));
        }
        ArrayNode untried = json.putArray("notSimulated");
        result.untried().forEach(one -> untried.addObject().put("name", one.name()).put("reason", one.reason()));
    }

    private static void trial(ObjectNode json, int number, Trial trial) {
        json.put("number", number);
        json.put("name", trial.design().name());
        json.put("how", trial.design().how());
        json.put("reason", trial.design().reason());
        json.put("besideOf", trial.comparison().before());
        json.put("verdict", verdict(trial).replace(' ', '-'));
        ObjectNode workloads = json.putObject("workloads");
        trial.comparison().workloads().forEach((id, changes) -> {
            ObjectNode workload = workloads.putObject(id);
            changes.forEach(change -> ComparisonReport.change(workload.putObject(change.metric().id()), change));
        });
        ObjectNode components = json.putObject("components");
        trial.comparison().components()
                .forEach((id, change) -> ComparisonReport.change(components.putObject(id).putObject("load"), change));
        standing(json.putObject("before"), trial.before());
        standing(json.putObject("after"), trial.after());
        json.put("lossesVerdict", ComparisonReport.verdict(trial.reach()).replace(' ', '-'));
        trial.comparison().cost().ifPresent(cost -> {
            ObjectNode costs = json.putObject("costPerHour").put("currency", cost.currency());
            JsonObjects.number(costs, "before", cost.before());
            JsonObjects.number(costs, "after", cost.after());
        });
    }

    private static void standing(ObjectNode json, Standing standing) {
        json.put("services", standing.coupling().services());
        JsonObjects.number(json, "callsPerAction", standing.coupling().calls());
        json.put("depth", standing.coupling().depth());
        json.put("busiest", standing.busiest());
        ComparisonReport.estimate(json, "load", standing.load());
        JsonObjects.number(json, "cores", standing.cores());
        JsonObjects.number(json, "memoryGibibytes", standing.gibibytes());
        Reach reach = standing.reach();
        if (reach == null) {
            json.putNull("losses");
        } else {
            ObjectNode losses = json.putObject("losses").put("components", reach.parts());
            ComparisonReport.estimate(losses, "mean", reach.mean());
            losses.put("worst", reach.worstPart());
            ComparisonReport.estimate(losses, "worstShare", reach.worst());
        }
    }

    // ---- for spreadsheets ------------------------------------------------------------------------------------------

    /// A row for each design, workload and figure.
    static String csv(TrialResult result) {
        StringBuilder text = new StringBuilder(
                "number,design,verdict,workload,figure,before,after,difference,low,high,figure verdict\n");
        for (int i = 0; i < result.trials().size(); i++) {
            Trial trial = result.trials().get(i);
            String head = i + 1 + "," + quoted(trial.design().name()) + "," + verdict(trial) + ",";
            trial.comparison().workloads().forEach((id, changes) -> changes.forEach(change -> text.append(head)
                    .append(quoted(id)).append(',').append(change.metric().id()).append(',')
                    .append(number(change.before().value())).append(',').append(number(change.after().value()))
                    .append(',').append(estimate(change.difference())).append(',')
                    .append(ComparisonReport.verdict(change.judgement())).append('\n')));
        }
        return text.toString();
    }

    private static String estimate(Estimate estimate) {
        return number(estimate.value()) + "," + number(estimate.low()) + "," + number(estimate.high());
    }

    static String number(double value) {
        return Double.isFinite(value) ? JsonObjects.rounded(value).toPlainString() : "";
    }

    static String quoted(String text) {
        return text.matches("(?s).*[,\"\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
