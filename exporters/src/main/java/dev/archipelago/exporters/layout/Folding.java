package dev.archipelago.exporters.layout;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What of a document is drawn: every component in a box of its own, or, where its group is collapsed, all of the group in one
/// box that stands for it and has their connectors to the outside, joined.
///
/// @param boxes what is drawn, in the order of the document: components and boxes that stand for a group
/// @param groups the collapsed groups by the box that stands for them
/// @param links connectors between boxes
/// @param joined the links of the document behind each connector
/// @param positions where the document says that boxes are; that of a group is in the middle of its members
public record Folding(List<ComponentId> boxes, Map<ComponentId, Group> groups, List<Link> links,
        Map<ConnectionId, Set<ConnectionId>> joined, Map<ComponentId, Position> positions) {
    private static final int ROW = 3;
    private static final int ACROSS = (int) Layout.BOX_WIDTH + 40;
    private static final int DOWN = (int) Layout.BOX_HEIGHT + 32;

    /// Components that are drawn as one box.
    ///
    /// @param path titles of the frames around it, its own last
    public record Group(List<String> path, List<ComponentId> members) {
        public Group {
            path = List.copyOf(path);
            members = List.copyOf(members);
        }

        public String title() {
            return path.getLast();
        }

        /// The name by which it is opened.
        public String id() {
            return Grouping.id(path);
        }
    }

    public Folding {
        boxes = List.copyOf(boxes);
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        links = List.copyOf(links);
        joined = Collections.unmodifiableMap(new LinkedHashMap<>(joined));
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
    }

    public static Folding of(Document document) {
        Map<List<String>, List<ComponentId>> members = collapsed(document);
        Map<ComponentId, Group> groups = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        document.architecture().components().keySet().forEach(id -> taken.add(id.value()));
        members.forEach((path, ids) -> groups.put(standIn(Grouping.id(path), taken), new Group(path, ids)));
        Map<ComponentId, ComponentId> hidden = new LinkedHashMap<>();
        groups.forEach((box, group) -> group.members().forEach(id -> hidden.put(id, box)));
        Set<ComponentId> boxes = new LinkedHashSet<>();
        document.architecture().components().keySet().forEach(id -> boxes.add(hidden.getOrDefault(id, id)));
        Map<ConnectionId, Link> links = new LinkedHashMap<>();
        Map<ConnectionId, Set<ConnectionId>> joined = new LinkedHashMap<>();
        for (Link link : Topology.of(document.architecture(), document.workloads()).links()) {
            ComponentId from = hidden.getOrDefault(link.from(), link.from());
            ComponentId to = hidden.getOrDefault(link.to(), link.to());
            if (from.equals(to) && groups.containsKey(from)) {
                continue; // within a box
            }
            ConnectionId id = new ConnectionId(from, to);
            joined.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(link.id());
            links.merge(id, new Link(from, to, link.uses()), Folding::both);
        }
        return new Folding(List.copyOf(boxes), groups, List.copyOf(links.values()), joined,
                positions(document, groups, hidden));
    }

    private static Link both(Link one, Link other) {
        Set<Link.Use> uses = new HashSet<>(one.uses());
        uses.addAll(other.uses());
        return new Link(one.from(), one.to(), uses);
    }

    /// The members of what is collapsed and in nothing that is.
    private static Map<List<String>, List<ComponentId>> collapsed(Document document) {
        List<String> names = document.diagramOrDefault().collapsed();
        Map<List<String>, List<ComponentId>> members = new LinkedHashMap<>();
        if (names.isEmpty()) {
            return members;
        }
        for (ComponentId id : document.architecture().components().keySet()) {
            List<String> path = Grouping.path(document, id);
            for (int depth = 1; depth <= path.size(); depth++) {
                List<String> group = path.subList(0, depth);
                if (names.contains(Grouping.id(group))) {
                    members.computeIfAbsent(group, _ -> new ArrayList<>()).add(id);
                    break;
                }
            }
        }
        return members;
    }

    /// An id that no component has.
    private static ComponentId standIn(String title, Set<String> taken) {
        String base = "group-" + Integer.toHexString(title.hashCode());
        String id = base;
        for (int number = 2; !taken.add(id); number++) {
            id = base + "-" + number;
        }
        return new ComponentId(id);
    }

    private static Map<ComponentId, Position> positions(Document document, Map<ComponentId, Group> groups,
            Map<ComponentId, ComponentId> hidden) {
        Map<ComponentId, Position> own = document.diagramOrDefault().positions();
        Map<ComponentId, Position> positions = new LinkedHashMap<>(own);
        positions.keySet().removeAll(hidden.keySet());
        groups.forEach((box, group) -> middle(group, own).ifPresent(middle -> positions.put(box, middle)));
        return positions;
    }

    /// In the middle of those of its members that have a place.
    private static Optional<Position> middle(Group group, Map<ComponentId, Position> own) {
        return group.members().stream().filter(own::containsKey).map(own::get).map(Layout::boxAt).reduce(Box::union)
                .map(Layout::position);
    }

    /// Whether every component has a box of its own.
    public boolean isPlain() {
        return groups.isEmpty();
    }

    /// The box in which a component is drawn.
    public ComponentId boxOf(ComponentId id) {
        return groups.entrySet().stream().filter(entry -> entry.getValue().members().contains(id))
                .map(Map.Entry::getKey).findFirst().orElse(id);
    }

    /// The connector as which a link is drawn; within a collapsed group from its box to itself, which is not drawn.
    public ConnectionId lineOf(ConnectionId id) {
        return new ConnectionId(boxOf(id.from()), boxOf(id.to()));
    }

    /// What a box stands for: a component, or the members of a group.
    public List<ComponentId> behind(ComponentId box) {
        Group group = groups.get(box);
        return group == null ? List.of(box) : group.members();
    }

    /// What a connector stands for.
    public Set<ConnectionId> behind(ConnectionId line) {
        return joined.getOrDefault(line, Set.of(line));
    }

    /// Moves of boxes as moves of components: the members of a group go as far as their box does, and those without a place get
    /// one beside the others.
    public Map<ComponentId, Position> unfolded(Map<ComponentId, Position> moved, Document document) {
        Map<ComponentId, Position> own = document.diagramOrDefault().positions();
        Map<ComponentId, Position> all = new LinkedHashMap<>();
        moved.forEach((box, to) -> {
            Group group = groups.get(box);
            if (group == null) {
                all.put(box, to);
                return;
            }
            Position from = positions.getOrDefault(box, to);
            for (int i = 0; i < group.members().size(); i++) {
                ComponentId id = group.members().get(i);
                Position placed = own.getOrDefault(id, from.translated(i % ROW * ACROSS, i / ROW * DOWN));
                all.put(id, placed.translated(to.x() - from.x(), to.y() - from.y()));
            }
        });
        return all;
    }
}
