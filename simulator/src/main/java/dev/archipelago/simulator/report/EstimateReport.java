package dev.archipelago.simulator.report;

import dev.archipelago.simulator.estimate.EstimateResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Prints an estimate: for people as tables, for programs as one JSON object with times in seconds.
public final class EstimateReport {

    private static final int MOST_LISTED = 30;

    private EstimateReport() {}

    public static String text(EstimateResult result) {
        StringBuilder text = new StringBuilder(result.architecture());
        text.append(result.scenario().isEmpty() ? "" : ", scenario " + result.scenario())
                .append(": an estimate by formulas, not a simulation\n\n");
        List<List<String>> requests = new ArrayList<>();
        requests.add(List.of("workload", "rate", "mean", "p50", "p95", "p99", "failed"));
        result.requests().forEach((id, all) -> requests.add(List.of(id, rate(all.rate()), time(all.mean()),
                time(all.p50()), time(all.p95()), time(all.p99()), percent(all.failed()))));
        text.append(TextTable.of(requests));
        components(result, text);
        connections(result, text);
        result.overload().ifPresent(overload -> overload(overload, text));
        doubts(result, text);
        return text.toString().stripTrailing() + "\n";
    }

    private static void components(EstimateResult result, StringBuilder text) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("component", "rate", "busy", "wait for a worker", "CPU slowed"));
        List<Map.Entry<String, EstimateResult.Component>> asked = result.components().entrySet().stream()
                .filter(entry -> entry.getValue().rate() > 0)
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().utilization())).toList();
        asked.stream().limit(MOST_LISTED).forEach(entry -> {
            EstimateResult.Component component = entry.getValue();
            rows.add(List.of(entry.getKey(), rate(component.rate()), percent(component.utilization()),
                    time(component.meanWait()), factor(component.stretch())));
        });
        text.append(TextTable.of(rows));
        more(text, asked.size(), "components");
    }

    private static void connections(EstimateResult result, StringBuilder text) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("connection", "rate", "tries of a call", "mean", "failed"));
        result.connections().entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().rate() * entry.getValue().mean()))
                .limit(MOST_LISTED).forEach(entry -> {
                    EstimateResult.Connection connection = entry.getValue();
                    rows.add(List.of(entry.getKey(), rate(connection.rate()),
                            TextReport.compact(connection.attempts()), time(connection.mean()),
                            percent(connection.failed())));
                });
        if (rows.size() > 1) {
            text.append(TextTable.of(rows));
            more(text, result.connections().size(), "connections");
        }
    }

    private static void overload(EstimateResult.Overload overload, StringBuilder text) {
        text.append("Retries may hold it in another state. Once something overloads it for a moment:\n");
        overload.busy().forEach((id, busy) -> text.append("  ").append(id).append(": asked for ").append(percent(busy))
                .append(" of what it can do for as long as the load lasts\n"));
        overload.failed().forEach((id, failed) -> text.append("  ").append(id).append(": ").append(percent(failed))
                .append(" of requests fail\n"));
        text.append("  Fewer tries, a retry budget, a breaker, or calls that end with their callers prevent that.\n\n");
    }

    private static void more(StringBuilder text, int all, String what) {
        if (all > MOST_LISTED) {
            text.append("and ").append(all - MOST_LISTED).append(" more ").append(what)
                    .append("; --format json has all\n\n");
        }
    }

    private static void doubts(EstimateResult result, StringBuilder text) {
        if (!result.settled()) {
            text.append("Not settled after ").append(result.rounds()).append(" rounds: ask the simulation.\n");
        }
        if (result.doubts().isEmpty()) {
            text.append("Everything in it is known to the formulas.\n");
            return;
        }
        text.append("Where the formulas do not hold, ask the simulation:\n");
        result.doubts().stream().limit(MOST_LISTED).forEach(doubt -> text.append("  ").append(doubt.about())
                .append(": ").append(doubt.reason()).append('\n'));
        more(text, result.doubts().size(), "of them");
    }

    private static String rate(double perSecond) {
        return TextReport.compact(perSecond) + "/s";
    }

    private static String time(double seconds) {
        return Double.isFinite(seconds) ? TextReport.time(seconds) : "grows";
    }

    private static String factor(double times) {
        return Double.isFinite(times) ? TextReport.compact(times) + " times" : "grows";
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? TextReport.compact(100 * share) + "%" : "grows";
    }

    public static String json(EstimateResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("architecture", result.architecture());
        json.put("scenario", result.scenario());
        json.put("settled", result.settled());
        result.overload().ifPresent(overload -> {
            ObjectNode other = json.putObject("overload");
            ObjectNode busy = other.putObject("busy");
            overload.busy().forEach((id, share) -> JsonObjects.number(busy, id, share));
            ObjectNode failed = other.putObject("failed");
            overload.failed().forEach((id, share) -> JsonObjects.number(failed, id, share));
        });
        ObjectNode requests = json.putObject("requests");
        result.requests().forEach((id, all) -> {
            ObjectNode one = requests.putObject(id);
            JsonObjects.number(one, "rate", all.rate());
            JsonObjects.number(one, "mean", all.mean());
            JsonObjects.number(one, "p50", all.p50());
            JsonObjects.number(one, "p95", all.p95());
            JsonObjects.number(one, "p99", all.p99());
            JsonObjects.number(one, "failed", all.failed());
        });
        ObjectNode components = json.putObject("components");
        result.components().forEach((id, component) -> {
            ObjectNode one = components.putObject(id);
            JsonObjects.number(one, "rate", component.rate());
            JsonObjects.number(one, "utilization", component.utilization());
            JsonObjects.number(one, "wait", component.meanWait());
            JsonObjects.number(one, "stretch", component.stretch());
        });
        ObjectNode connections = json.putObject("connections");
        result.connections().forEach((id, connection) -> {
            ObjectNode one = connections.putObject(id);
            JsonObjects.number(one, "rate", connection.rate());
            JsonObjects.number(one, "attempts", connection.attempts());
            JsonObjects.number(one, "mean", connection.mean());
            JsonObjects.number(one, "failed", connection.failed());
        });
        ArrayNode doubts = json.putArray("doubts");
        result.doubts().forEach(doubt -> doubts.addObject().put("about", doubt.about()).put("reason",
                doubt.reason()));
        return JsonObjects.print(json);
    }
}
