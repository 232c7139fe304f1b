package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// How boxes are put in line with one another.
public enum Alignment {
    /// Their left sides in line with the leftmost.
    LEFT,
    /// Their right sides in line with the rightmost.
    RIGHT,
    /// Their upper sides in line with the uppermost.
    TOP,
    /// Their lower sides in line with the lowermost.
    BOTTOM,
    /// Their middles on one upright line.
    MIDDLE,
    /// Their middles on one level line.
    CENTRE,
    /// With equal gaps from left to right.
    ACROSS,
    /// With equal gaps from above to below.
    DOWN;

    /// Where the boxes go that have to move; nothing for too few of them.
    Map<ComponentId, Position> of(Map<ComponentId, Box> boxes) {
        boolean distributes = this == ACROSS || this == DOWN;
        if (boxes.size() < (distributes ? 3 : 2)) {
            return Map.of();
        }
        Map<ComponentId, Box> placed = distributes ? spread(boxes) : lined(boxes);
        Map<ComponentId, Position> moved = new LinkedHashMap<>();
        boxes.forEach((id, was) -> {
            Position now = Layout.position(placed.getOrDefault(id, was));
            if (!now.equals(Layout.position(was))) {
                moved.put(id, now);
            }
        });
        return moved;
    }

    private Map<ComponentId, Box> lined(Map<ComponentId, Box> boxes) {
        Box all = boxes.values().stream().reduce(Box::union).orElseThrow();
        Map<ComponentId, Box> placed = new LinkedHashMap<>();
        boxes.forEach((id, box) -> placed.put(id, switch (this) {
            case LEFT -> box.translated(all.x() - box.x(), 0);
            case RIGHT -> box.translated(all.right() - box.right(), 0);
            case TOP -> box.translated(0, all.y() - box.y());
            case BOTTOM -> box.translated(0, all.bottom() - box.bottom());
            case MIDDLE -> box.translated(all.middle().x() - box.middle().x(), 0);
            case CENTRE -> box.translated(0, all.middle().y() - box.middle().y());
            case ACROSS, DOWN -> box;
        }));
        return placed;
    }

    /// The outermost stay.
    private Map<ComponentId, Box> spread(Map<ComponentId, Box> boxes) {
        boolean across = this == ACROSS;
        ToDoubleFunction<Box> begin = across ? Box::x : Box::y;
        ToDoubleFunction<Box> size = across ? Box::width : Box::height;
        List<Map.Entry<ComponentId, Box>> order = new ArrayList<>(boxes.entrySet());
        order.sort(Comparator.comparingDouble(entry -> begin.applyAsDouble(entry.getValue())));
        Box last = order.getLast().getValue();
        double from = begin.applyAsDouble(order.getFirst().getValue());
        double room = begin.applyAsDouble(last) + size.applyAsDouble(last) - from
                - order.stream().mapToDouble(entry -> size.applyAsDouble(entry.getValue())).sum();
        double gap = room / (order.size() - 1);
        Map<ComponentId, Box> placed = new LinkedHashMap<>();
        double at = from;
        for (Map.Entry<ComponentId, Box> entry : order) {
            Box box = entry.getValue();
            double shift = at - begin.applyAsDouble(box);
            placed.put(entry.getKey(), across ? box.translated(shift, 0) : box.translated(0, shift));
            at += size.applyAsDouble(box) + gap;
        }
        return placed;
    }
}
