package dev.archipelago.app.workbench;

import dev.archipelago.exporters.spi.Evidence;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.model.Component;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Says of the numbers of a design what a simulation found with them, in the sentences that exports write beside them.
///
/// Reads a result as `simulate --format json` prints it; half-widths are those of its 95 % confidence intervals.
public final class SimulationEvidence {
    private final JsonNode result;
    private final String under;

    private SimulationEvidence(JsonNode result) {
        this.result = result;
        this.under = under(result);
    }

    /// The evidence of a result of this very design.
    public static Evidence of(SimulationResult result, Document document) {
        return of(new JsonMapper().readTree(JsonReport.of(result)), document);
    }

    /// The evidence of a result; numbers of components and connections that it does not know have none.
    public static Evidence of(JsonNode result, Document document) {
        return new SimulationEvidence(result).evidence(document);
    }

    /// Why a result cannot speak for a design; empty where it can.
    public static Optional<String> misfit(JsonNode result, Document document) {
        if (!result.path("architecture").isString() || !result.path("components").isObject()) {
            return Optional.of("it is no result of simulate --format json");
        }
        String name = result.path("architecture").asString();
        return name.equals(document.name())
                ? Optional.empty()
                : Optional.of("it is about '" + name + "', not about '" + document.name() + "'");
    }

    private Evidence evidence(Document document) {
        Evidence evidence = Evidence.NONE;
        for (var entry : document.architecture().components().entrySet()) {
            JsonNode measured = result.path("components").path(entry.getKey().value());
            if (measured.isObject()) {
                for (Map.Entry<String, String> sentence : sentences(entry.getValue(), measured).entrySet()) {
                    evidence = evidence.with(Pointer.of("components", entry.getKey().value()) + sentence.getKey(),
                            sentence.getValue());
                }
            }
        }
        for (var id : document.architecture().connections().keySet()) {
            JsonNode measured = result.path("connections").path(id.toString());
            if (measured.isObject() && measured.path("latency").path("p99").has("value")) {
                evidence = evidence.with(Pointer.of("connections", id.toString(), "timeout"),
                        "p99 of the calls " + time(measured.path("latency").path("p99")) + ", "
                                + measured.path("timeouts").asLong() + " of " + measured.path("calls").asLong()
                                + " timed out; " + under);
            }
        }
        return evidence;
    }

    private Map<String, String> sentences(Component component, JsonNode measured) {
        JsonNode replicas = measured.path("replicas");
        String busy = "busy " + share(measured.path("utilization"));
        String cpu = "CPU " + share(measured.path("cpuUtilization"));
        Map<String, String> sentences = new LinkedHashMap<>();
        sentences.put("/replicas", counted(number(replicas.path("mean"))) + ": " + busy + ", " + cpu + "; " + under);
        if (component.autoscaling() != null) {
            sentences.put("/autoscaling/min", "there were at least " + number(replicas.path("min")) + "; " + under);
            sentences.put("/autoscaling/max", "there were at most " + number(replicas.path("max")) + "; " + under);
        }
        sentences.put("/container/cpu", cpu + " of what replicas may use; " + under);
        if (component.containerOrDefault().cpuLimit() != null) {
            sentences.put("/container/cpuLimit", cpu + " of it, throttled "
                    + percent(measured.path("throttledShare").asDouble()) + " of the time; " + under);
        }
        if (component.containerOrDefault().workers() != null) {
            sentences.put("/container/workers", busy + "; " + under);
        }
        return sentences;
    }

    private static String counted(String replicas) {
        return replicas + (replicas.equals("1") ? " replica" : " replicas");
    }

    /// Such as "shoppers p99 241 ms ± 9 at 2000/s; 10 x 60 s, seed 1".
    private static String under(JsonNode result) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> request : result.path("requests").properties()) {
            JsonNode p99 = request.getValue().path("latency").path("p99");
            String rate = number(request.getValue().path("throughput").path("value")) + "/s";
            parts.add(request.getKey() + (p99.has("value") ? " p99 " + time(p99) : "") + " at " + rate);
        }
        String scenario = result.path("scenario").isString()
                ? "scenario " + result.path("scenario").asString() + ", "
                : "";
        return String.join(", ", parts) + "; " + scenario + result.path("replications").asLong() + " x "
                + number(result.path("simulatedSeconds")) + " s, seed " + result.path("seed").asLong();
    }

    private static String time(JsonNode estimate) {
        return milliseconds(estimate.path("value").asDouble()) + " ms" + half(estimate, 1000);
    }

    private static String share(JsonNode estimate) {
        return percent(estimate.path("value").asDouble()) + half(estimate, 100);
    }

    private static String half(JsonNode estimate, double scale) {
        if (!estimate.path("low").isNumber() || !estimate.path("high").isNumber()) {
            return "";
        }
        double half = (estimate.path("high").asDouble() - estimate.path("low").asDouble()) / 2 * scale;
        return " ± " + digits(half);
    }

    private static String milliseconds(double seconds) {
        return digits(seconds * 1000);
    }

    private static String percent(double share) {
        return digits(share * 100) + " %";
    }

    private static String number(JsonNode value) {
        return digits(value.asDouble());
    }

    /// Three digits, as many as an error bar deserves.
    private static String digits(double value) {
        double size = Math.abs(value);
        String text = String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
        return text.indexOf('.') < 0 ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
