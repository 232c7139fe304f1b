package dev.archipelago.simulator.report;

import dev.archipelago.model.vocabulary.Ordered;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.Figures;
import dev.archipelago.simulator.result.SweepResult.Point;
import dev.archipelago.simulator.result.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Points of a sweep as lines of JSON, one a line, which say the points to the last bit when they are read again.
public final class SweepLines {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String INFINITE = "infinite";

    private SweepLines() {}

    /// The line of a point, without the end of the line.
    public static String of(Point point, List<String> paths) {
        return JSON.writeValueAsString(tree(point, paths));
    }

    static ObjectNode tree(Point point, List<String> paths) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("point", point.number());
        ObjectNode values = line.putObject("values");
        for (int i = 0; i < paths.size(); i++) {
            values.put(paths.get(i), point.values().get(i));
        }
        if (point.figures().isEmpty()) {
            line.put("refused", point.refused());
            return line;
        }
        Figures figures = point.figures().get();
        ObjectNode numbers = line.putObject("figures");
        figures.values().forEach((name, estimate) -> {
            ArrayNode three = numbers.putArray(name);
            put(three, estimate.value());
            if (estimate.hasInterval()) {
                put(three, estimate.low());
                put(three, estimate.high());
            }
        });
        ObjectNode objectives = line.putObject("objectives");
        figures.objectives().forEach((id, verdict) -> objectives.put(id, verdict.name().toLowerCase(Locale.ROOT)));
        return line;
    }

    private static void put(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(value);
        } else if (value == Double.POSITIVE_INFINITY) {
            array.add(INFINITE);
        } else {
            array.addNull();
        }
    }

    /// The point of a line; empty when the line is none, or only its beginning.
    public static Optional<Point> read(String line) {
        try {
            JsonNode tree = JSON.readTree(line);
            List<String> values = new ArrayList<>();
            tree.required("values").forEach(value -> values.add(value.stringValue()));
            int number = tree.required("point").intValue();
            return Optional.of(tree.has("refused")
                    ? Point.refused(number, values, tree.required("refused").stringValue())
                    : Point.of(number, values, figures(tree)));
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Figures figures(JsonNode tree) {
        Map<String, Estimate> values = new LinkedHashMap<>();
        tree.required("figures").properties().forEach(entry -> {
            JsonNode three = entry.getValue();
            values.put(entry.getKey(), three.size() < 3
                    ? Estimate.of(number(three.required(0)))
                    : new Estimate(number(three.required(0)), number(three.required(1)), number(three.required(2))));
        });
        Map<String, Verdict> objectives = new LinkedHashMap<>();
        tree.required("objectives").properties().forEach(entry -> objectives.put(entry.getKey(),
                Verdict.valueOf(entry.getValue().stringValue().toUpperCase(Locale.ROOT))));
        return new Figures(Ordered.copyOf(values), objectives);
    }

    private static double number(JsonNode node) {
        return node.isNull()
                ? Double.NaN
                : node.isString() && node.stringValue().equals(INFINITE)
                        ? Double.POSITIVE_INFINITY
                        : node.doubleValue();
    }
}
