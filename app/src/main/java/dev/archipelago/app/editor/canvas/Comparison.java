package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.merge.Difference;
import dev.archipelago.model.merge.DocumentComparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/// What a drawing shows of another version: which boxes and lines were added or changed since, and what is gone, where it was.
///
/// A component counts as changed when anything of it did, a connection when what is said of it did; moving a box is no change
/// of the design.
public record Comparison(List<Difference> differences, Map<ComponentId, Difference.Kind> boxes,
        Map<ConnectionId, Difference.Kind> lines, List<Gone> gone) {
    private static final int MOST_LAID_OUT = 300; // more would take seconds

    /// A component of the other version that is no more, and its name.
    public record Gone(ComponentId id, String name, Box box) {}

    public Comparison {
        differences = List.copyOf(differences);
        boxes = Collections.unmodifiableMap(new LinkedHashMap<>(boxes));
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
        gone = List.copyOf(gone);
    }

    /// Where the boxes of a version are: laid out when that is first asked, and known from then on.
    public static Supplier<Map<ComponentId, Box>> placesOf(Document version) {
        List<Map<ComponentId, Box>> known = new ArrayList<>();
        return () -> {
            if (known.isEmpty()) {
                known.add(places(version));
            }
            return known.getFirst();
        };
    }

    /// @param before the other, older version
    public static Comparison between(Document before, Document after) {
        return between(before, placesOf(before), after);
    }

    /// @param before the other, older version
    /// @param beforePlaces where its boxes are; asked when some are gone
    public static Comparison between(Document before, Supplier<Map<ComponentId, Box>> beforePlaces, Document after) {
        Map<ComponentId, Difference.Kind> boxes = new LinkedHashMap<>();
        List<Gone> gone = new ArrayList<>();
        Map<ComponentId, Component> old = before.architecture().components();
        after.architecture().components().forEach((id, component) -> {
            if (!component.equals(old.get(id))) {
                boxes.put(id, old.containsKey(id) ? Difference.Kind.CHANGED : Difference.Kind.ADDED);
            }
        });
        Set<ComponentId> missing = new LinkedHashSet<>(old.keySet());
        missing.removeAll(after.architecture().components().keySet());
        Map<ComponentId, Box> places = missing.isEmpty() ? Map.of() : beforePlaces.get();
        missing.forEach(id -> {
            Box box = places.get(id);
            if (box != null) {
                gone.add(
                        new Gone(id, Objects.requireNonNullElse(Objects.requireNonNull(old.get(id)).name(), id.value()),
                                box));
            }
        });
        return new Comparison(DocumentComparison.between(before, after), boxes, lines(before, after), gone);
    }

    private static Map<ConnectionId, Difference.Kind> lines(Document before, Document after) {
        Map<ConnectionId, Difference.Kind> lines = new LinkedHashMap<>();
        Set<ConnectionId> known = new LinkedHashSet<>();
        Topology.of(before.architecture(), before.workloads()).links().stream().map(Link::id).forEach(known::add);
        for (Link link : Topology.of(after.architecture(), after.workloads()).links()) {
            ConnectionId id = link.id();
            if (!known.contains(id)) {
                lines.put(id, Difference.Kind.ADDED);
            } else if (!Objects.equals(before.architecture().connections().get(id),
                    after.architecture().connections().get(id))) {
                lines.put(id, Difference.Kind.CHANGED);
            }
        }
        return lines;
    }

    private static Map<ComponentId, Box> places(Document document) {
        if (document.architecture().components().size() <= MOST_LAID_OUT) {
            return AutoLayout.of(document.withDiagram(document.diagramOrDefault().withCollapsed(List.of()))).boxes();
        }
        Map<ComponentId, Box> boxes = new LinkedHashMap<>();
        document.diagramOrDefault().positions().forEach((id, position) -> boxes.put(id, Layout.boxAt(position)));
        return boxes;
    }
}
