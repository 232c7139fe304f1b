package dev.archipelago.exporters.layout;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.diagram.Direction;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a layout starts from: components, links, the places that are settled, and the group of each component.
///
/// @param placedBoxes boxes that must stay exactly where they are
/// @param groups titles of the frames around each box, the outermost first; boxes without a frame are absent
record Sketch(List<ComponentId> components, List<Link> links, Map<ComponentId, Box> placedBoxes,
        Map<ComponentId, List<String>> groups, Direction direction) {

    static Sketch of(List<ComponentId> components, List<Link> links, Map<ComponentId, Position> placed,
            Direction direction) {
        return new Sketch(components, links, boxes(components, placed), Map.of(), direction);
    }

    static Sketch of(Document document) {
        Diagram diagram = document.diagramOrDefault();
        Folding folding = Folding.of(document);
        Map<ComponentId, List<String>> groups = new LinkedHashMap<>();
        folding.boxes().forEach(id -> {
            Folding.Group group = folding.groups().get(id);
            List<String> path = group == null
                    ? Grouping.path(document, id)
                    : group.path().subList(0, group.path().size() - 1);
            if (!path.isEmpty()) {
                groups.put(id, path);
            }
        });
        Direction direction = Optional.ofNullable(diagram.direction()).orElse(Direction.RIGHT);
        return new Sketch(folding.boxes(), folding.links(), boxes(folding.boxes(), folding.positions()), groups,
                direction);
    }

    /// With the boxes of an earlier layout where the document itself says nothing.
    Sketch startingFrom(Layout before) {
        Map<ComponentId, Box> boxes = new LinkedHashMap<>();
        for (ComponentId id : components) {
            Box own = placedBoxes.get(id);
            Box earlier = before.boxes().get(id);
            if (own != null || earlier != null) {
                boxes.put(id, own != null ? own : earlier);
            }
        }
        return new Sketch(components, links, boxes, groups, direction);
    }

    Sketch with(Map<ComponentId, Position> moved) {
        Map<ComponentId, Box> boxes = new LinkedHashMap<>(placedBoxes);
        boxes.putAll(boxes(components, moved));
        return new Sketch(components, links, boxes, groups, direction);
    }

    /// Frames around the members of each group, in the order of their first members, each before those inside it.
    List<Frame> frames(Map<ComponentId, Box> boxes) {
        return frames(List.of(), groups, boxes);
    }

    private static List<Frame> frames(List<String> around, Map<ComponentId, List<String>> inside,
            Map<ComponentId, Box> boxes) {
        Map<List<String>, Map<ComponentId, List<String>>> parts = new LinkedHashMap<>();
        inside.forEach((id, path) -> {
            if (path.size() > around.size() && boxes.containsKey(id)) {
                parts.computeIfAbsent(path.subList(0, around.size() + 1), _ -> new LinkedHashMap<>()).put(id, path);
            }
        });
        List<Frame> frames = new ArrayList<>();
        parts.forEach((path, members) -> {
            List<Frame> inner = frames(path, members, boxes);
            Stream.concat(members.keySet().stream().map(boxes::get), inner.stream().map(Frame::box))
                    .reduce(Box::union)
                    .ifPresent(content -> frames.add(Frame.around(path, List.copyOf(members.keySet()), content)));
            frames.addAll(inner);
        });
        return List.copyOf(frames);
    }

    private static Map<ComponentId, Box> boxes(List<ComponentId> components, Map<ComponentId, Position> placed) {
        Map<ComponentId, Box> boxes = new LinkedHashMap<>();
        for (ComponentId id : components) {
            Position position = placed.get(id);
            if (position != null) {
                boxes.put(id, Layout.boxAt(position));
            }
        }
        return boxes;
    }
}
