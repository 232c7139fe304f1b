package dev.archipelago.app.report;

import dev.archipelago.app.seeing.Curves;
import dev.archipelago.app.seeing.ResultOverlay;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.model.ComponentId;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.Timeline;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The numbers that the script of a page reads: what was measured over time, and where the boxes stand.
///
/// Of long courses with many components neighbouring instants are put together, so that a page stays small.
final class PageNumbers {
    private static final MathContext DIGITS = new MathContext(4);
    private static final int MOST_NUMBERS = 60_000;
    private static final int SERIES_OF_COMPONENT = 4;
    private static final List<String> WORDS = List.of("time", "whole");

    private final SimulationResult result;
    private final Layout layout;
    private final Overlay overlay;
    private final int together;

    private PageNumbers(SimulationResult result, Layout layout, Overlay overlay) {
        this.result = result;
        this.layout = layout;
        this.overlay = overlay;
        long numbers = (long) result.timeline().seconds().size() * SERIES_OF_COMPONENT * result.components().size();
        this.together = (int) Math.max(1, Math.ceilDiv(numbers, MOST_NUMBERS));
    }

    static ObjectNode of(SimulationResult result, Layout layout, Overlay overlay, List<Curves> charts, Words words) {
        return new PageNumbers(result, layout, overlay).json(charts, words);
    }

    private ObjectNode json(List<Curves> charts, Words words) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("busy", ResultOverlay.BUSY).put("overloaded", ResultOverlay.OVERLOADED);
        ObjectNode spoken = json.putObject("words");
        WORDS.forEach(word -> spoken.put(word, words.of(word)));
        ends(json.putArray("seconds"));
        ArrayNode events = json.putArray("events");
        Happening.of(result, words).forEach(event -> events.addObject().put("at", rounded(event.at()))
                .put("text", event.text()));
        ObjectNode components = json.putObject("components");
        result.components().forEach((id, component) -> component(components.putObject(id), id, component));
        ObjectNode drawn = json.putObject("charts");
        for (Curves curves : charts) {
            ArrayNode series = drawn.putObject(curves.id()).put("unit", curves.unit()).putArray("series");
            curves.series().forEach((name, values) -> course(
                    series.addObject().put("name", name).putArray("values"), values));
        }
        return json;
    }

    private void component(ObjectNode json, String id, ComponentResult component) {
        layout.box(new ComponentId(id)).ifPresent(box -> box(json.putArray("box"), box));
        Overlay.Reading reading = overlay.components().get(new ComponentId(id));
        ObjectNode whole = json.putObject("whole");
        whole.put("state", reading == null ? "idle" : reading.severity().name().toLowerCase(Locale.ROOT));
        whole.put("utilization", number(component.busiest().value()));
        whole.put("queue", number(component.queueLength().value()));
        whole.put("replicas", number(component.replicas().mean()));
        Timeline.Load load = result.timeline().components().get(id);
        if (load != null) {
            course(json.putArray("utilization"), load.utilization());
            course(json.putArray("queue"), load.queueLength());
            course(json.putArray("replicas"), load.replicas());
            course(json.putArray("failed"), load.failed());
        }
    }

    private static void box(ArrayNode json, Box box) {
        json.add(rounded(box.x())).add(rounded(box.y())).add(rounded(box.width())).add(rounded(box.height()));
    }

    private void ends(ArrayNode json) {
        List<Double> seconds = result.timeline().seconds();
        for (int i = 0; i < seconds.size(); i += together) {
            json.add(BigDecimal.valueOf(seconds.get(Math.min(seconds.size(), i + together) - 1))
                    .round(new MathContext(9)));
        }
    }

    private void course(ArrayNode json, List<Double> values) {
        for (int i = 0; i < values.size(); i += together) {
            List<Double> known = new ArrayList<>(values.subList(i, Math.min(values.size(), i + together)));
            known.removeIf(value -> !Double.isFinite(value));
            json.add(number(known.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN)));
        }
    }

    private static @Nullable BigDecimal number(double value) {
        return Double.isFinite(value) ? rounded(value) : null;
    }

    private static BigDecimal rounded(double value) {
        BigDecimal plain = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
