package dev.archipelago.app.report;

import dev.archipelago.simulator.analysis.SweepAxis;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.Figures;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import dev.archipelago.simulator.result.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The numbers that the script of a page about a sweep reads: where points stand, and every figure at each of them.
final class SweepNumbers {
    private static final MathContext DIGITS = new MathContext(5);
    private static final List<String> WORDS = List.of("sweep.none", "sweep.refused", "sweep.grows", "met", "missed",
            "inconclusive", "sweep.most");

    private SweepNumbers() {}

    /// @param isGrid whether every value is there with every other
    static ObjectNode of(SweepResult result, boolean isGrid, Words words) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode spoken = json.putObject("words");
        WORDS.forEach(word -> spoken.put(word, words.of(word)));
        json.put("grid", isGrid);
        List<SweepAxis> axes = SweepAxis.all(result);
        ArrayNode properties = json.putArray("properties");
        axes.forEach(axis -> {
            ObjectNode property = properties.addObject().put("path", axis.path()).put("numeric", axis.isNumeric());
            axis.values().forEach(property.putArray("values")::add);
            axis.at().forEach(property.putArray("at")::add);
        });
        List<Map<String, Integer>> places = axes.stream().map(SweepNumbers::places).toList();
        ArrayNode points = json.putArray("points");
        ArrayNode verdicts = json.putArray("verdicts");
        result.points().forEach(point -> {
            ArrayNode place = points.addArray();
            for (int i = 0; i < axes.size(); i++) {
                place.add(places.get(i).get(point.values().get(i)));
            }
            verdicts.add(verdict(point));
        });
        ArrayNode figures = json.putArray("figures");
        result.figureNames().forEach(name -> figure(figures.addObject(), name, result));
        return json;
    }

    /// The number of each value; there may be as many as points.
    private static Map<String, Integer> places(SweepAxis axis) {
        Map<String, Integer> places = new HashMap<>();
        axis.values().forEach(value -> places.put(value, places.size()));
        return places;
    }

    private static void figure(ObjectNode figure, String name, SweepResult result) {
        figure.put("name", name).put("unit", unit(name));
        ArrayNode values = figure.putArray("values");
        ArrayNode low = figure.putArray("low");
        ArrayNode high = figure.putArray("high");
        ArrayNode grows = figure.putArray("grows");
        for (Point point : result.points()) {
            Estimate estimate = point.figure(name);
            add(values, estimate.value());
            add(low, estimate.hasInterval() ? estimate.low() : Double.NaN);
            add(high, estimate.hasInterval() ? estimate.high() : Double.NaN);
            if (estimate.value() == Double.POSITIVE_INFINITY) {
                grows.add(point.number());
            }
        }
    }

    /// How the script spells it.
    static String unit(String name) {
        return Figures.unit(name).name().toLowerCase(Locale.ROOT);
    }

    private static void add(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(new BigDecimal(value).round(DIGITS).doubleValue());
        } else {
            array.addNull();
        }
    }

    /// The worst of a point, in lower case; empty where there are no objectives.
    static String verdict(Point point) {
        if (point.figures().isEmpty()) {
            return "refused";
        }
        List<Verdict> all = List.copyOf(point.figures().get().objectives().values());
        return List.of(Verdict.MISSED, Verdict.INCONCLUSIVE, Verdict.MET).stream().filter(all::contains).findFirst()
                .map(verdict -> verdict.name().toLowerCase(Locale.ROOT)).orElse("");
    }
}
