package dev.archipelago.model.edit;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.Rewriter;
import dev.archipelago.model.shape.Shapes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Part of a design that is taken to another place or into another design: components, what is said of connections among
/// them, the workloads that they send, and where they are drawn. It is itself a document, so that it can be written, sent
/// and read as text.
public record Fragment(Document document) {
    private static final int LONGEST_ID = 58; // with room for a number

    /// A fragment put into a design.
    ///
    /// @param added its components under the ids that they have now
    /// @param left what it refers to and the design does not have; calls of that were left out
    public record Pasted(Document document, Set<ComponentId> added, Set<ComponentId> left) {
        public Pasted {
            added = Collections.unmodifiableSet(new LinkedHashSet<>(added));
            left = Collections.unmodifiableSet(new LinkedHashSet<>(left));
        }
    }

    /// Some components of a document.
    ///
    /// @param seen where components are drawn, also those that have no position of their own
    public static Fragment of(Document source, Set<ComponentId> ids, Map<ComponentId, Position> seen) {
        Architecture architecture = source.architecture();
        Map<ComponentId, Component> components = kept(architecture.components(), ids::contains);
        Map<ConnectionId, Connection> connections = kept(architecture.connections(),
                id -> ids.contains(id.from()) && ids.contains(id.to()));
        Map<String, Workload> workloads = new LinkedHashMap<>();
        source.workloads().forEach((id, workload) -> {
            ComponentId from = workload.from();
            if (from != null && ids.contains(from)) {
                workloads.put(id, workload);
            }
        });
        Map<ComponentId, Position> positions = kept(seen, ids::contains);
        Document part = Document.of(source.name(), new Architecture(components, connections)).withWorkloads(workloads);
        return new Fragment(
                positions.isEmpty() ? part : part.withDiagram(Diagram.UNSPECIFIED.withPositions(positions)));
    }

    private static <K, V> Map<K, V> kept(Map<K, V> map, Predicate<K> wanted) {
        Map<K, V> kept = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (wanted.test(key)) {
                kept.put(key, value);
            }
        });
        return kept;
    }

    /// Where its boxes are, as far as it says.
    public Map<ComponentId, Position> positions() {
        return document.diagramOrDefault().positions();
    }

    /// Puts it into a design, drawn further to the right and down. What is called as something there gets another id,
    /// within the fragment too; what it calls and the design does not have is no longer called.
    public Pasted into(Document target, int dx, int dy) {
        Document part = renamed(target);
        Set<ComponentId> added = part.architecture().components().keySet();
        Set<ComponentId> missing = new LinkedHashSet<>(referred(part));
        missing.removeAll(added);
        missing.removeAll(target.architecture().components().keySet());
        Document whole = missing.isEmpty() ? part : Removal.components(part, missing);
        return new Pasted(joined(target, whole, dx, dy), added, missing);
    }

    private static Document joined(Document target, Document part, int dx, int dy) {
        Map<ComponentId, Component> components = joined(target.architecture().components(),
                part.architecture().components());
        Map<ConnectionId, Connection> connections = joined(target.architecture().connections(),
                part.architecture().connections());
        Map<ComponentId, Position> moved = new LinkedHashMap<>();
        part.diagramOrDefault().positions().forEach((id, position) -> moved.put(id, position.translated(dx, dy)));
        Document document = target.withArchitecture(new Architecture(components, connections))
                .withWorkloads(joined(target.workloads(), part.workloads()));
        Diagram diagram = target.diagramOrDefault();
        return moved.isEmpty()
                ? document
                : document.withDiagram(diagram.withPositions(joined(diagram.positions(), moved)));
    }

    private static <K, V> Map<K, V> joined(Map<K, V> first, Map<K, V> second) {
        Map<K, V> both = new LinkedHashMap<>(first);
        both.putAll(second);
        return both;
    }

    private Document renamed(Document target) {
        Document part = Document.of(document.name(), document.architecture()).withWorkloads(document.workloads())
                .withDiagram(document.diagram());
        for (ComponentId id : document.architecture().components().keySet()) {
            if (target.architecture().components().containsKey(id)) {
                Document now = part;
                ComponentId free = new ComponentId(unused(id.value(),
                        text -> isTaken(target, text) || isTaken(now, text)));
                part = Renaming.component(part, id, free);
            }
        }
        for (String id : document.workloads().keySet()) {
            if (target.workloads().containsKey(id)) {
                Document now = part;
                part = Renaming.workload(part, id, unused(id,
                        text -> target.workloads().containsKey(text) || now.workloads().containsKey(text)));
            }
        }
        return part;
    }

    private static boolean isTaken(Document document, String id) {
        return document.architecture().components().containsKey(new ComponentId(id));
    }

    /// The id with a number behind it that nothing else has: `orders-2`.
    static String unused(String id, Predicate<String> taken) {
        String base = (id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id).replaceAll("-+$", "");
        for (int number = 2;; number++) {
            String candidate = base + "-" + number;
            if (!taken.test(candidate)) {
                return candidate;
            }
        }
    }

    /// Every component that is referred to by its type.
    private static Set<ComponentId> referred(Document part) {
        Set<ComponentId> found = new LinkedHashSet<>();
        new Rewriter(new Rewriter.Rewrite() {
            @Override
            public Object scalar(Object value, ObjectShape owner, String key) {
                References.typed(value, id -> {
                    found.add(id);
                    return id;
                });
                return value;
            }
        }).apply(Shapes.DOCUMENT, part);
        return found;
    }
}
