package dev.archipelago.exporters.layout;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Moves what is in the way of a group that is opened to the nearest free place, so that no frame lies on another, or on a box
/// that is not its own. What is in nobody's way stays; what is locked stays, and the group makes way itself.
public final class MakingRoom {
    private static final double GAP = 20;
    private static final double STEP = 20;
    private static final int RINGS = 500;

    private final Document document;
    private final Folding folding;
    private final Sketch sketch;
    private final Map<ComponentId, Box> boxes;
    private final Set<ComponentId> changed = new LinkedHashSet<>();

    private MakingRoom(Document document) {
        this.document = document;
        folding = Folding.of(document);
        sketch = Sketch.of(document);
        boxes = new LinkedHashMap<>(sketch.placedBoxes());
    }

    /// The positions of components that have to change.
    ///
    /// @param document as it is with the groups open; boxes without a position are in nobody's way
    /// @param opened names of the groups
    public static Map<ComponentId, Position> around(Document document, Collection<String> opened) {
        MakingRoom room = new MakingRoom(document);
        opened.forEach(room::open);
        Map<ComponentId, Position> moved = new LinkedHashMap<>();
        room.boxes.forEach((id, box) -> {
            if (room.changed.contains(id)) {
                moved.put(id, Layout.position(box));
            }
        });
        return room.folding.unfolded(moved, document);
    }

    /// A frame, or a box that stands by itself at that level.
    private record Unit(List<ComponentId> members, Box box) {}

    /// From the frame outwards: it needs room, and so do those around it, which grow with it.
    private void open(String id) {
        List<String> path = sketch.groups().values().stream()
                .flatMap(full -> IntStream.rangeClosed(1, full.size())
                        .mapToObj(depth -> full.subList(0, depth)))
                .filter(found -> Grouping.id(found).equals(id)).findFirst().orElse(List.of());
        for (int depth = path.size(); depth > 0; depth--) {
            clear(path.subList(0, depth));
        }
    }

    private void clear(List<String> path) {
        List<Unit> units = units(path.subList(0, path.size() - 1));
        Unit opened = units.stream().filter(unit -> unit.members().stream().anyMatch(id -> isIn(id, path)))
                .findFirst().orElse(null);
        if (opened == null) {
            return;
        }
        List<Unit> others = units.stream().filter(unit -> !unit.equals(opened)).toList();
        List<Unit> inTheWay = others.stream().filter(unit -> unit.box().overlaps(opened.box().grown(GAP / 2))).toList();
        List<Unit> still = new ArrayList<>(others);
        if (inTheWay.stream().anyMatch(this::isLocked)) {
            if (!isLocked(opened)) {
                move(opened, still);
            }
            return;
        }
        still.removeAll(inTheWay);
        still.add(opened);
        inTheWay.forEach(unit -> still.add(move(unit, still)));
    }

    private boolean isIn(ComponentId id, List<String> path) {
        List<String> full = sketch.groups().getOrDefault(id, List.of());
        return full.size() >= path.size() && full.subList(0, path.size()).equals(path);
    }

    private boolean isLocked(Unit unit) {
        return unit.members().stream().flatMap(box -> folding.behind(box).stream())
                .anyMatch(document.diagramOrDefault().locked()::contains);
    }

    /// What stands side by side inside a frame, or in no frame.
    private List<Unit> units(List<String> parent) {
        List<Unit> units = new ArrayList<>();
        for (Frame frame : sketch.frames(boxes)) {
            if (frame.path().size() == parent.size() + 1 && frame.path().subList(0, parent.size()).equals(parent)) {
                units.add(new Unit(frame.members(), frame.box()));
            }
        }
        boxes.forEach((id, box) -> {
            if (sketch.groups().getOrDefault(id, List.of()).equals(parent)) {
                units.add(new Unit(List.of(id), box));
            }
        });
        return units;
    }

    private Unit move(Unit unit, List<Unit> still) {
        for (int ring = 0; ring <= RINGS; ring++) {
            for (int along = -ring; along <= ring; along++) {
                for (int[] way : new int[][]{{along, ring}, {along, -ring}, {ring, along}, {-ring, along}}) {
                    Box there = unit.box().translated(way[0] * STEP, way[1] * STEP);
                    if (still.stream().noneMatch(other -> other.box().overlaps(there.grown(GAP)))) {
                        return moved(unit, way[0] * STEP, way[1] * STEP);
                    }
                }
            }
        }
        return unit;
    }

    private Unit moved(Unit unit, double right, double down) {
        for (ComponentId id : unit.members()) {
            boxes.computeIfPresent(id, (_, box) -> box.translated(right, down));
            changed.add(id);
        }
        return new Unit(unit.members(), unit.box().translated(right, down));
    }
}
