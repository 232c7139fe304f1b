package dev.archipelago.exporters.layout;

import dev.archipelago.model.ComponentId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sets boxes in rows and columns, group by group: what is left when there are too many for anything better.
final class GridPlacement {

    private static final double COLUMN = Layout.BOX_WIDTH + 72;
    private static final double ROW = Layout.BOX_HEIGHT + 48;

    private GridPlacement() {}

    static Map<ComponentId, Box> place(Sketch sketch) {
        Map<ComponentId, Box> placed = new LinkedHashMap<>();
        double top = sketch.placedBoxes().values().stream().mapToDouble(Box::bottom).max().orElse(-ROW) + ROW;
        List<ComponentId> missing = inGroups(sketch);
        int columns = Math.max(1, (int) Math.ceil(Math.sqrt(missing.size())));
        int cell = 0;
        for (ComponentId id : missing) {
            int row = cell / columns;
            placed.put(id, new Box(cell % columns * COLUMN, top + row * ROW, Layout.BOX_WIDTH, Layout.BOX_HEIGHT));
            cell++;
        }
        Map<ComponentId, Box> all = new LinkedHashMap<>();
        sketch.components().forEach(id -> all.put(id, sketch.placedBoxes().getOrDefault(id,
                placed.getOrDefault(id, new Box(0, 0, 0, 0)))));
        return all;
    }

    private static List<ComponentId> inGroups(Sketch sketch) {
        Map<List<String>, List<ComponentId>> groups = new LinkedHashMap<>();
        for (ComponentId id : sketch.components()) {
            if (!sketch.placedBoxes().containsKey(id)) {
                groups.computeIfAbsent(sketch.groups().getOrDefault(id, List.of()), _ -> new ArrayList<>()).add(id);
            }
        }
        return groups.values().stream().flatMap(List::stream).toList();
    }
}
