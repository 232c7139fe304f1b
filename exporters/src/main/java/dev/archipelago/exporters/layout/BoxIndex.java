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
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private record Entry<K>(K id, Box box) {}

    private final Map<K, Box> boxes = new LinkedHashMap<>();
    private final Map<Long, List<Entry<K>>> cells = new HashMap<>();

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
                cells.computeIfAbsent(key(column, row), _ -> new ArrayList<>(4)).add(new Entry<>(id, box));
            }
        }
    }

    /// The names of the boxes that overlap the region, each once.
    public List<K> overlapping(Box region) {
        List<K> found = new ArrayList<>();
        if (isLarge(region)) {
            boxes.forEach((id, box) -> {
                if (box.overlaps(region)) {
                    found.add(id);
                }
            });
            return found;
        }
        for (long column = cell(region.x()); column <= cell(region.right()); column++) {
            for (long row = cell(region.y()); row <= cell(region.bottom()); row++) {
                for (Entry<K> entry : cells.getOrDefault(key(column, row), List.of())) {
                    if (entry.box().overlaps(region) && isFirst(column, row, entry.box(), region)) {
                        found.add(entry.id());
                    }
                }
            }
        }
        return found;
    }

    /// Whether nothing overlaps the region.
    public boolean isFree(Box region) {
        if (isLarge(region)) {
            return overlapping(region).isEmpty();
        }
        for (long column = cell(region.x()); column <= cell(region.right()); column++) {
            for (long row = cell(region.y()); row <= cell(region.bottom()); row++) {
                for (Entry<K> entry : cells.getOrDefault(key(column, row), List.of())) {
                    if (entry.box().overlaps(region)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean isLarge(Box region) {
        long columns = cell(region.right()) - cell(region.x()) + 1;
        long rows = cell(region.bottom()) - cell(region.y()) + 1;
        return columns > MOST_CELLS || rows > MOST_CELLS || columns * rows > MOST_CELLS;
    }

    /// Whether a cell is the first that a box and a region share, where the box is to be found.
    private static boolean isFirst(long column, long row, Box box, Box region) {
        return column == Math.max(cell(box.x()), cell(region.x())) && row == Math.max(cell(box.y()), cell(region.y()));
    }

    private static long cell(double coordinate) {
        return (long) Math.floor(coordinate / CELL);
    }

    /// A number of its own for each cell, spread over all bits.
    private static long key(long column, long row) {
        return (column << 32 ^ row & 0xFFFF_FFFFL) * SPREAD;
    }
}
