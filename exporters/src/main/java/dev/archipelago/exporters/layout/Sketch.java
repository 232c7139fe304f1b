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

/// What a layout starts from: components, links, the places that are settled, and the group of each component.
///
/// @param placedBoxes boxes that must stay exactly where they are
/// @param groups titles of frames by member; components without a frame are absent
record Sketch(List<ComponentId> components, List<Link> links, Map<ComponentId, Box> placedBoxes,
        Map<ComponentId, String> groups, Direction direction) {

    static Sketch of(List<ComponentId> components, List<Link> links, Map<ComponentId, Position> placed,
            Direction direction) {
        return new Sketch(components, links, boxes(components, placed), Map.of(), direction);
    }

    static Sketch of(Document document) {
        Diagram diagram = document.diagramOrDefault();
        Folding folding = Folding.of(document);
        Map<ComponentId, String> groups = new LinkedHashMap<>();
        document.architecture().components().forEach((id, component) -> {
            String group = Folding.group(component, diagram.groupBy());
            if (group != null && folding.boxOf(id).equals(id)) {
                groups.put(id, group);
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

    /// Frames around the members of each group, in the order of their first members.
    List<Frame> frames(Map<ComponentId, Box> boxes) {
        Map<String, List<ComponentId>> members = new LinkedHashMap<>();
        groups.forEach((id, title) -> members.computeIfAbsent(title, _ -> new ArrayList<>()).add(id));
        List<Frame> frames = new ArrayList<>();
        members.forEach((title, ids) -> ids.stream().map(boxes::get).filter(b -> b != null).reduce(Box::union)
                .ifPresent(content -> frames.add(Frame.around(title, ids, content))));
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
