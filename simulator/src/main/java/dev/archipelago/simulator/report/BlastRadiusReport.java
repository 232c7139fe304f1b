package dev.archipelago.simulator.report;

import dev.archipelago.simulator.result.BlastRadiusResult;
import dev.archipelago.simulator.result.BlastRadiusResult.Loss;
import dev.archipelago.simulator.result.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Prints what the loss of each part costs: as a table for people, or as one JSON object with times in seconds.
public final class BlastRadiusReport {

    private BlastRadiusReport() {}

    public static String text(BlastRadiusResult result) {
        StringBuilder text = new StringBuilder();
        text.append(result.architecture()).append(
                result.scenario().isEmpty() ? "" : ", scenario " + result.scenario()).append('\n');
        text.append(String.format(Locale.ROOT,
                "each part lost for %s, %s after a warm-up of %s, and %s behind it; %d replications in pairs, seed %d\n",
                TextReport.time(result.lasting()), TextReport.time(result.at()),
                TextReport.time(result.warmUpSeconds()), TextReport.time(result.aftermath()), result.replications(),
                result.seed()));
        text.append("without a loss ").append(plusMinus(result.answered(), 1)).append(" requests/s are answered")
                .append(result.latencyBounds().isEmpty() ? "" : ", " + bounds(result)).append("\n\n");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("lost", "extent", "lost requests", "of those meanwhile", "as an outage of", "need it", "peak",
                "at the end"));
        result.losses().forEach(loss -> rows.add(List.of(loss.what(), extent(loss), plusMinus(loss.requests(), 1),
                plusMinus(loss.share(), 100) + "%", plusMinus(loss.outage(), 1) + "s",
                Double.isNaN(loss.direct()) ? "" : TextReport.compact(100 * loss.direct()) + "%",
                TextReport.compact(100 * loss.peak()) + "%", loss.recovered() ? "recovered" : "NOT RECOVERED")));
        return text.append(TextTable.of(rows)).toString().stripTrailing() + "\n";
    }

    private static String bounds(BlastRadiusResult result) {
        return result.latencyBounds().entrySet().stream()
                .map(bound -> "those of " + bound.getKey() + " within " + TextReport.time(bound.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String extent(Loss loss) {
        return loss.extent().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String plusMinus(Estimate estimate, double times) {
        if (!estimate.isMeasured()) {
            return "-";
        }
        String value = TextReport.compact(times * estimate.value());
        return estimate.hasInterval() ? value + " ±" + TextReport.compact(times * estimate.halfWidth()) : value;
    }

    public static String json(BlastRadiusResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("architecture", result.architecture());
        json.put("scenario", result.scenario().isEmpty() ? null : result.scenario());
        json.put("seed", result.seed());
        json.put("replications", result.replications());
        JsonObjects.number(json, "warmUpSeconds", result.warmUpSeconds());
        JsonObjects.number(json, "at", result.at());
        JsonObjects.number(json, "for", result.lasting());
        JsonObjects.number(json, "aftermath", result.aftermath());
        estimate(json, "answered", result.answered());
        JsonObjects.numbers(json.putObject("latencyBounds"), result.latencyBounds());
        ArrayNode losses = json.putArray("losses");
        result.losses().forEach(loss -> loss(losses.addObject(), loss));
        return JsonObjects.print(json);
    }

    private static void loss(ObjectNode json, Loss loss) {
        json.put("lost", loss.what());
        json.put("extent", extent(loss).replace(' ', '-'));
        estimate(json, "requests", loss.requests());
        estimate(json, "share", loss.share());
        estimate(json, "outageSeconds", loss.outage());
        JsonObjects.number(json, "direct", loss.direct());
        JsonObjects.number(json, "peak", loss.peak());
        json.put("recovered", loss.recovered());
        ObjectNode workloads = json.putObject("workloads");
        for (Map.Entry<String, Estimate> workload : loss.workloads().entrySet()) {
            estimate(workloads, workload.getKey(), workload.getValue());
        }
    }

    private static void estimate(ObjectNode parent, String key, Estimate estimate) {
        ObjectNode json = parent.putObject(key);
        JsonObjects.number(json, "value", estimate.value());
        JsonObjects.number(json, "low", estimate.low());
        JsonObjects.number(json, "high", estimate.high());
    }
}
