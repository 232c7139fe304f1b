package dev.archipelago.model.edit;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Resource;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Consequence.Kind;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.Rewriter;
import dev.archipelago.model.shape.Shapes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts operations into other homes and lets everything that refers to them follow.
final class Regrouping {
    private final Document before;
    private final Homes homes;
    private final Map<ComponentId, Component> shells;
    private final boolean unites;
    private final Collection<Consequence> told;

    /// @param shells the components there are in the place of the sources, without operations and resources, in order
    /// @param unites whether the sources become one, so that what is said of their connections is put together
    Regrouping(Document before, Homes homes, Map<ComponentId, Component> shells, boolean unites,
            Collection<Consequence> told) {
        this.before = before;
        this.homes = homes;
        this.shells = shells;
        this.unites = unites;
        this.told = told;
    }

    Document regrouped() {
        Document moved = repointed(before.withArchitecture(before.architecture().withComponents(components())));
        Set<ConnectionId> used = links(moved).keySet();
        Document connected = moved.withArchitecture(moved.architecture().withConnections(
                connections(moved.architecture().connections(), used)));
        Document placed = connected.withDiagram(new Places(before, homes, shells.keySet()).diagram());
        Document followed = new ScenarioFollowing(before, homes, used, told).in(placed);
        tellHops(followed);
        tellDatabases(followed);
        tellUncalled(followed);
        return followed;
    }

    private Map<ComponentId, Component> components() {
        Map<ComponentId, Map<String, Operation>> operations = operations();
        Map<ComponentId, Component> all = new LinkedHashMap<>();
        before.architecture().components().forEach((id, component) -> {
            if (!homes.sources().contains(id)) {
                all.put(id, component);
            } else {
                shells.forEach((shell, parts) -> {
                    if (homes.heirs(id).contains(shell)) {
                        all.putIfAbsent(shell, withContent(shell, parts, operations.getOrDefault(shell, Map.of())));
                    }
                });
            }
        });
        tellResources();
        return all;
    }

    private Component withContent(ComponentId id, Component shell, Map<String, Operation> operations) {
        Map<String, Resource> resources = homes.resourcesOf(id);
        return new Component(shell.kind(), shell.name(), shell.description(), shell.context(), shell.team(),
                shell.container(), shell.replicas(), shell.autoscaling(), shell.rollout(), shell.probes(),
                shell.placement(), shell.volumes(), resources, shell.cache(), shell.database(), shell.broker(),
                shell.external(), shell.reliability(), operations);
    }

    private Map<ComponentId, Map<String, Operation>> operations() {
        LocalCalls calls = new LocalCalls(homes, told);
        Map<OperationRef, Operation> changed = new LinkedHashMap<>();
        for (OperationRef id : List.copyOf(homes.places().keySet())) {
            changed.put(id, calls.localized(id, homes.operation(id)));
        }
        changed.putAll(calls.separated());
        Map<ComponentId, Map<String, Operation>> byHome = new LinkedHashMap<>();
        changed.forEach((id, operation) -> {
            OperationRef place = homes.of(id);
            byHome.computeIfAbsent(place.component(), _ -> new LinkedHashMap<>())
                    .put(String.valueOf(place.operation()), operation);
        });
        return byHome;
    }

    /// With every reference to an operation as it has to be; ids of components follow elsewhere.
    private Document repointed(Document document) {
        return new Rewriter(new Rewriter.Rewrite() {
            @Override
            public Object scalar(Object value, ObjectShape owner, String key) {
                return switch (value) {
                    case OperationRef ref -> homes.target(ref);
                    case ComponentId id when owner.type() == Workload.class -> homes.first(id);
                    default -> value;
                };
            }
        }).apply(Shapes.DOCUMENT, document).orElseThrow();
    }

    private Map<ConnectionId, Connection> connections(Map<ConnectionId, Connection> old, Set<ConnectionId> used) {
        Set<ConnectionId> usedBefore = links(before).keySet();
        Map<ConnectionId, Connection> entries = new LinkedHashMap<>();
        old.forEach((id, connection) -> {
            if (isUntouched(id)) {
                entries.put(id, connection);
                return;
            }
            List<ConnectionId> heirs = heirs(id);
            List<ConnectionId> kept = usedBefore.contains(id)
                    ? heirs.stream().filter(used::contains).toList()
                    : heirs.stream().limit(1).toList();
            if (kept.isEmpty()) {
                told.add(new Consequence(Kind.POLICY_LOST, id.toString(), Policies.spelled(connection), null));
            }
            for (ConnectionId heir : kept) {
                inherit(entries, id, heir, connection, usedBefore);
            }
        });
        return entries;
    }

    private void inherit(Map<ConnectionId, Connection> entries, ConnectionId id, ConnectionId heir,
            Connection connection, Set<ConnectionId> usedBefore) {
        Connection other = entries.get(heir);
        if (other != null && unites) {
            Connection both = Policies.united(other, connection);
            entries.put(heir, both);
            String lost = Policies.missing(connection, both);
            if (lost != null) {
                told.add(new Consequence(Kind.POLICY_LOST, id.toString(), lost, Policies.spelled(both)));
            }
        } else if (other == null && (unites || heir.equals(id) || !usedBefore.contains(heir))) {
            entries.put(heir, connection);
            if (!unites && !heir.equals(id)) {
                told.add(new Consequence(Kind.POLICY_MADE, heir.toString(), id.toString(),
                        Policies.spelled(connection)));
            }
        } else if (!heir.equals(id) && !connection.equals(other)) {
            Connection own = before.architecture().connection(heir.from(), heir.to());
            told.add(new Consequence(Kind.POLICY_CHANGED, heir.toString(), Policies.spelled(connection),
                    Policies.spelled(own)));
        }
    }

    private boolean isUntouched(ConnectionId id) {
        return !homes.sources().contains(id.from()) && !homes.sources().contains(id.to());
    }

    /// The connections that may stand for one afterwards, those inside one component left out.
    private List<ConnectionId> heirs(ConnectionId id) {
        return heirs(homes, id);
    }

    static List<ConnectionId> heirs(Homes homes, ConnectionId id) {
        List<ConnectionId> heirs = new ArrayList<>();
        for (ComponentId from : homes.heirs(id.from())) {
            for (ComponentId to : homes.heirs(id.to())) {
                if (!from.equals(to)) {
                    heirs.add(new ConnectionId(from, to));
                }
            }
        }
        return heirs;
    }

    private static Map<ConnectionId, Link> links(Document document) {
        return Topology.of(document.architecture(), document.workloads()).links().stream()
                .filter(link -> !link.uses().isEmpty())
                .collect(Collectors.toMap(Link::id, link -> link, (a, _) -> a, LinkedHashMap::new));
    }

    private void tellHops(Document after) {
        Map<ConnectionId, Link> used = links(after);
        Set<ConnectionId> known = new LinkedHashSet<>();
        links(before).values().stream().filter(link -> !isUntouched(link.id())).forEach(link -> {
            List<ConnectionId> heirs = heirs(link.id()).stream().filter(used::containsKey).toList();
            known.addAll(unites ? heirs : List.of(link.id()));
            if (heirs.isEmpty() && !link.from().equals(link.to())) {
                told.add(new Consequence(Kind.HOP_GONE, link.id().toString(), uses(link), null));
            }
        });
        used.values().stream().filter(link -> !link.from().equals(link.to()))
                .filter(link -> shells.containsKey(link.from()) || shells.containsKey(link.to()))
                .filter(link -> !known.contains(link.id()))
                .forEach(link -> told.add(new Consequence(Kind.HOP_NEW, link.id().toString(), null, uses(link))));
    }

    private static String uses(Link link) {
        return link.uses().stream().sorted().map(use -> use.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private void tellResources() {
        for (ComponentId source : homes.sources()) {
            before.architecture().component(source).stream().flatMap(c -> c.resources().keySet().stream())
                    .forEach(id -> tellResource(source, id));
        }
    }

    private void tellResource(ComponentId source, String id) {
        Map<ComponentId, String> at = homes.homesOfResource(source, id);
        String after = at.entrySet().stream().map(entry -> entry.getKey() + "." + entry.getValue())
                .collect(Collectors.joining(", "));
        String old = source + "." + id;
        if (at.size() > 1) {
            told.add(new Consequence(Kind.DATA_SHARED, old, source.value(), after));
        } else if (!after.equals(old) && (!unites || !after.endsWith("." + id))) {
            told.add(new Consequence(Kind.DATA_MOVED, old, source.value(), after));
        }
    }

    /// Databases and volumes that belonged to one of the sources and are now needed by several.
    private void tellDatabases(Document after) {
        Map<ComponentId, Set<ComponentId>> users = users(before);
        users(after).forEach((database, now) -> {
            Set<ComponentId> ours = now.stream().filter(shells::containsKey)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            Set<ComponentId> old = users.getOrDefault(database, Set.of()).stream().filter(homes.sources()::contains)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (ours.size() > old.size()) {
                told.add(new Consequence(Kind.DATA_SHARED, database.value(), names(old), names(ours)));
            }
        });
    }

    private static String names(Set<ComponentId> ids) {
        return ids.stream().map(ComponentId::value).collect(Collectors.joining(", "));
    }

    private static Map<ComponentId, Set<ComponentId>> users(Document document) {
        Map<ComponentId, Set<ComponentId>> users = new LinkedHashMap<>();
        links(document).values().stream().filter(link -> link.uses().contains(Link.Use.QUERY))
                .forEach(link -> users.computeIfAbsent(link.to(), _ -> new LinkedHashSet<>()).add(link.from()));
        return users;
    }

    private void tellUncalled(Document after) {
        Set<OperationRef> called = called(before);
        Set<OperationRef> still = called(after);
        homes.places().forEach((from, to) -> {
            if (called.contains(from) && !still.contains(to)) {
                told.add(new Consequence(Kind.UNCALLED, to.toString(), from.toString(), null));
            }
        });
    }

    /// Every operation that something refers to.
    static Set<OperationRef> called(Document document) {
        Set<OperationRef> called = new LinkedHashSet<>();
        Architecture architecture = document.architecture();
        new Rewriter(new Rewriter.Rewrite() {
            @Override
            public @Nullable Object scalar(Object value, ObjectShape owner, String key) {
                if (value instanceof OperationRef ref) {
                    called.add(new OperationRef(ref.component(), architecture.operationId(ref).orElse(
                            ref.operation())));
                }
                return value;
            }
        }).apply(Shapes.DOCUMENT, document);
        architecture.components().forEach((id, component) -> component.operations().forEach((name, operation) -> {
            if (operation.consumes() != null || operation.every() != null) {
                called.add(new OperationRef(id, name));
            }
        }));
        return called;
    }

    static Stream<OperationRef> operations(Document document, ComponentId id) {
        return Editing.component(document, id).operations().keySet().stream().map(name -> new OperationRef(id, name));
    }
}
