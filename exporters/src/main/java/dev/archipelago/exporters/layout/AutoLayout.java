package dev.archipelago.exporters.layout;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Direction;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Lays a document out: what has a position stays exactly there, the rest finds a place, connectors leave boxes alone.
///
/// Deterministic: equal documents give equal layouts. Without any position everything comes from ELK's layered
/// algorithm (Eclipse Layout Kernel 0.11, after Sugiyama, Tagawa and Toda 1981), connectors included. Above
/// [#MOST_LAYERED] components, or as many links that the layered algorithm would take minutes, boxes are set in a grid.
public final class AutoLayout {

    /// Components that the layered algorithm is trusted with; more are set in a grid.
    public static final int MOST_LAYERED = 5000;

    private static final int MOST_LINKS = 15_000;
    private static final int FEW = 8;
    private static final int FEW_LINKS = 100;
    private static final double SAME_PLACE = 1;
    /// How near to a box connectors pass that go around it.
    private static final double DETOUR = 24;

    private AutoLayout() {}

    public static Layout of(Document document) {
        return of(Sketch.of(document));
    }

    /// The layout of components whose links and positions are given.
    public static Layout of(Topology topology, Set<ComponentId> components, Map<ComponentId, Position> placed,
            Direction direction) {
        return of(Sketch.of(List.copyOf(components), topology.links(), placed, direction));
    }

    private static Layout of(Sketch sketch) {
        if (isLarge(sketch)) {
            return finished(sketch, GridPlacement.place(sketch), Map.of());
        }
        if (sketch.placedBoxes().isEmpty()) {
            return LayeredLayout.of(sketch);
        }
        Map<ComponentId, Box> hints = isQuick(sketch) ? Map.of() : LayeredLayout.of(sketch).boxes();
        return finished(sketch, NearPlacement.place(sketch, hints), Map.of());
    }

    /// The layout after a change: what was there and has no position of its own stays where it was, and so do the
    /// routes whose ends have not moved, that nothing new lies on, and that need not have gone around what is gone.
    public static Layout after(Layout before, Document document) {
        Sketch sketch = Sketch.of(document).startingFrom(before);
        if (before.boxes().isEmpty() || sketch.placedBoxes().isEmpty()) {
            return of(document);
        }
        Layout placed = of(sketch, before);
        return finished(sketch, placed.boxes(), kept(before, placed, sketch));
    }

    /// What can be shown while [#after] still leads connectors around boxes: every box in its place, new connectors as
    /// plain as may be.
    ///
    /// @return empty where finding the places of boxes is what takes long
    public static Optional<Layout> outline(Layout before, Document document) {
        Sketch sketch = Sketch.of(document).startingFrom(before);
        if (!isQuick(sketch) && !isLarge(sketch)) {
            return Optional.empty();
        }
        Layout placed = of(sketch, before);
        return Optional.of(new Layout(placed.boxes(), sketch.frames(placed.boxes()),
                Router.plain(sketch, placed.boxes(), kept(before, placed, sketch))));
    }

    /// The layout while boxes are being moved; only connectors that the move touches are routed again.
    public static Layout moved(Layout before, Document document, Map<ComponentId, Position> moved) {
        Sketch sketch = Sketch.of(document).startingFrom(before).with(moved);
        Layout placed = of(sketch, before);
        return finished(sketch, placed.boxes(), kept(before, placed, sketch));
    }

    /// Whether [#after] takes a few milliseconds only, so that an interface may wait for it.
    public static boolean isQuick(Layout before, Document document) {
        Sketch sketch = Sketch.of(document).startingFrom(before);
        boolean fewToRoute = sketch.links().size() - before.routes().size() <= FEW_LINKS;
        return isQuick(sketch) && (fewToRoute || sketch.components().isEmpty());
    }

    private static boolean isQuick(Sketch sketch) {
        int missing = sketch.components().size() - sketch.placedBoxes().size();
        return sketch.components().isEmpty() || missing == 0 || missing <= FEW && !sketch.placedBoxes().isEmpty();
    }

    private static boolean isLarge(Sketch sketch) {
        return sketch.components().size() > MOST_LAYERED || sketch.links().size() > MOST_LINKS;
    }

    private static Layout of(Sketch sketch, Layout before) {
        Map<ComponentId, Box> hints = isQuick(sketch) || isLarge(sketch)
                ? before.boxes()
                : LayeredLayout.of(sketch).boxes();
        Map<ComponentId, Box> boxes = NearPlacement.place(sketch, hints);
        return new Layout(boxes, List.of(), Map.of());
    }

    private static Map<ConnectionId, Route> kept(Layout before, Layout placed, Sketch sketch) {
        Map<ComponentId, Box> changed = new LinkedHashMap<>();
        placed.boxes().forEach((id, box) -> {
            if (!isSamePlace(before.boxes().getOrDefault(id, new Box(0, 0, 0, 0)), box)) {
                changed.put(id, box);
            }
        });
        BoxIndex<ComponentId> obstacles = BoxIndex.of(changed);
        List<Box> gone = before.boxes().entrySet().stream().filter(entry -> !placed.boxes().containsKey(entry.getKey()))
                .map(entry -> entry.getValue().grown(DETOUR)).toList();
        Set<ConnectionId> wanted = sketch.links().stream().map(link -> link.id()).collect(Collectors.toSet());
        Map<ConnectionId, Route> kept = new LinkedHashMap<>();
        before.routes().forEach((id, route) -> {
            boolean still = !changed.containsKey(id.from()) && !changed.containsKey(id.to());
            boolean detour = gone.stream().anyMatch(route.bounds()::overlaps);
            if (still && !detour && wanted.contains(id) && route.pieces().allMatch(obstacles::isFree)) {
                kept.put(id, route);
            }
        });
        return kept;
    }

    private static boolean isSamePlace(Box a, Box b) {
        return Math.abs(a.x() - b.x()) < SAME_PLACE && Math.abs(a.y() - b.y()) < SAME_PLACE && a.width() == b.width();
    }

    private static Layout finished(Sketch sketch, Map<ComponentId, Box> boxes, Map<ConnectionId, Route> kept) {
        return new Layout(boxes, sketch.frames(boxes), Router.route(sketch, boxes, kept));
    }
}
