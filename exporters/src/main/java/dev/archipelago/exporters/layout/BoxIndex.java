package dev.archipelago.exporters.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the boxes in a region without looking at all of them: a grid of square cells that lists what touches each.
///
/// @param <K> names of the boxes
public final class BoxIndex<K> {

    private static final double CELL = 256;
    private static final int MOST_CELLS = 4096;

    private final Map<K, Box> boxes = new LinkedHashMap<>();
    private final Map<Long, List<K>> cells = new HashMap<>();

    public static <K> BoxIndex<K> of(Map<K, Box> boxes) {
        BoxIndex<K> index = new BoxIndex<>();
        boxes.forEach(index::add);
        return index;
    }

    /// Adds a box under a name that it does not hold yet.
    public void add(K id, Box box) {
        boxes.put(id, box);
        for (long column = cell(box.x()); column <= cell(box.right()); column++) {
            for (long row = cell(box.y()); row <= cell(box.bottom()); row++) {
                cells.computeIfAbsent(key(column, row), _ -> new ArrayList<>(4)).add(id);
            }
        }
    }

    /// The names of the boxes that overlap the region, each once.
    public List<K> overlapping(Box region) {
        Map<K, Boolean> found = new LinkedHashMap<>();
        long columns = cell(region.right()) - cell(region.x()) + 1;
        long rows = cell(region.bottom()) - cell(region.y()) + 1;
        if (columns > MOST_CELLS || rows > MOST_CELLS || columns * rows > MOST_CELLS) {
            boxes.forEach((id, box) -> keep(id, box, region, found));
            return List.copyOf(found.keySet());
        }
        for (long column = cell(region.x()); column <= cell(region.right()); column++) {
            for (long row = cell(region.y()); row <= cell(region.bottom()); row++) {
                for (K id : cells.getOrDefault(key(column, row), List.of())) {
                    keep(id, boxes.getOrDefault(id, region), region, found);
                }
            }
        }
        return List.copyOf(found.keySet());
    }

    /// Whether nothing overlaps the region.
    public boolean isFree(Box region) {
        return overlapping(region).isEmpty();
    }

    private static <K> void keep(K id, Box box, Box region, Map<K, Boolean> found) {
        if (box.overlaps(region)) {
            found.put(id, true);
        }
    }

    private static long cell(double coordinate) {
        return (long) Math.floor(coordinate / CELL);
    }

    private static long key(long column, long row) {
        return column * 0x1_0000_0001L ^ row << 20 ^ row >>> 44;
    }
}
