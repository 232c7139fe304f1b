package dev.archipelago.exporters.layout;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Direction;
import dev.archipelago.model.graph.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds free places for a few boxes among others that stay: behind their callers, before their callees.
final class NearPlacement {

    private static final double LAYER = 100;
    private static final double STEP = 24;
    private static final double ROOM = 24;
    private static final int RINGS = 400;

    private final Sketch sketch;
    private final Map<ComponentId, Box> hints;
    private final Map<ComponentId, Box> placed;
    private final BoxIndex<ComponentId> taken;

    private NearPlacement(Sketch sketch, Map<ComponentId, Box> hints) {
        this.sketch = sketch;
        this.hints = hints;
        this.placed = new LinkedHashMap<>(sketch.placedBoxes());
        this.taken = BoxIndex.of(placed);
    }

    /// Every component's box: those settled as they are, the others near their neighbours without overlap.
    ///
    /// @param hints where the others would be if all were laid out afresh; may be empty
    static Map<ComponentId, Box> place(Sketch sketch, Map<ComponentId, Box> hints) {
        NearPlacement placement = new NearPlacement(sketch, hints);
        Map<ComponentId, Box> all = new LinkedHashMap<>();
        for (ComponentId id : sketch.components()) {
            all.put(id, placement.box(id));
        }
        return all;
    }

    private Box box(ComponentId id) {
        Box settled = placed.get(id);
        if (settled != null) {
            return settled;
        }
        Point wish = wish(id);
        Box wished = Box.around(new Point(Math.round(wish.x() / 10) * 10, Math.round(wish.y() / 10) * 10),
                Layout.BOX_WIDTH, Layout.BOX_HEIGHT);
        Box free = freeNear(wished);
        placed.put(id, free);
        taken.add(id, free);
        return free;
    }

    private Point wish(ComponentId id) {
        List<Point> wishes = new ArrayList<>();
        for (Link link : sketch.links()) {
            if (link.from().equals(id) && !link.to().equals(id)) {
                addWish(wishes, id, link.to(), -1);
            } else if (link.to().equals(id)) {
                addWish(wishes, id, link.from(), 1);
            }
        }
        if (wishes.isEmpty()) {
            return wishWithoutNeighbours(id);
        }
        return new Point(wishes.stream().mapToDouble(Point::x).average().orElse(0),
                wishes.stream().mapToDouble(Point::y).average().orElse(0));
    }

    private void addWish(List<Point> wishes, ComponentId id, ComponentId neighbour, int forward) {
        Box there = placed.get(neighbour);
        if (there == null) {
            return;
        }
        Box hint = hints.get(id);
        Box hintThere = hints.get(neighbour);
        if (hint != null && hintThere != null) {
            wishes.add(there.middle().translated(hint.middle().x() - hintThere.middle().x(),
                    hint.middle().y() - hintThere.middle().y()));
        } else if (sketch.direction() == Direction.RIGHT) {
            wishes.add(there.middle().translated(forward * (Layout.BOX_WIDTH + LAYER), 0));
        } else {
            wishes.add(there.middle().translated(0, forward * (Layout.BOX_HEIGHT + LAYER)));
        }
    }

    private Point wishWithoutNeighbours(ComponentId id) {
        Box hint = hints.get(id);
        Box all = placed.values().stream().reduce(Box::union).orElse(new Box(0, 0, 0, 0));
        if (hint != null) {
            return hint.middle();
        }
        return new Point(all.x() + Layout.BOX_WIDTH / 2, all.bottom() + LAYER);
    }

    /// Tries places on growing squares around the wish, across the direction of calls first.
    private Box freeNear(Box wish) {
        for (int ring = 0; ring <= RINGS; ring++) {
            for (int along = -ring; along <= ring; along++) {
                for (int[] offset : new int[][]{{along, ring}, {along, -ring}, {ring, along}, {-ring, along}}) {
                    Box candidate = wish.translated(offset[0] * STEP, offset[1] * STEP);
                    if (taken.isFree(candidate.grown(ROOM))) {
                        return candidate;
                    }
                }
            }
        }
        Box all = placed.values().stream().reduce(Box::union).orElse(wish);
        return new Box(all.x(), all.bottom() + LAYER, wish.width(), wish.height());
    }
}
