package dev.archipelago.model.graph;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.graph.Link.Use;
import dev.archipelago.model.scenario.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.BiconnectivityInspector;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.AsUndirectedGraph;
import org.jgrapht.graph.AsUndirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.BreadthFirstIterator;

/// The architecture as a graph whose edges follow from what operations do, not only from what was declared.
///
/// References to components that do not exist make no edge.
public final class Topology {

    private final Architecture architecture;
    private final Map<String, Workload> workloads;
    private final Map<ConnectionId, Link> links;

    private Topology(Architecture architecture, Map<String, Workload> workloads, Map<ConnectionId, Link> links) {
        this.architecture = architecture;
        this.workloads = workloads;
        this.links = links;
    }

    public static Topology of(Architecture architecture, Map<String, Workload> workloads) {
        Map<ConnectionId, Set<Use>> uses = new LinkedHashMap<>();
        workloads.values().forEach(workload -> addEntries(workload, uses));
        architecture.components().forEach((id, component) -> component.operations().values()
                .forEach(operation -> addUses(architecture, id, operation, uses)));
        architecture.connections().keySet().forEach(id -> uses.computeIfAbsent(id, _ -> EnumSet.noneOf(Use.class)));
        Map<ConnectionId, Link> links = new LinkedHashMap<>();
        uses.forEach((id, how) -> {
            if (architecture.components().containsKey(id.from()) && architecture.components().containsKey(id.to())) {
                links.put(id, new Link(id.from(), id.to(), how));
            }
        });
        return new Topology(architecture, workloads, links);
    }

    /// All edges, those of the workloads first, then in the order of components and steps.
    public List<Link> links() {
        return List.copyOf(links.values());
    }

    /// Groups of components that wait for one another in a circle; a component that calls itself is one.
    public List<List<ComponentId>> synchronousCycles() {
        Graph<ComponentId, DefaultEdge> graph = graph(Link::isSynchronous);
        List<List<ComponentId>> cycles = new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets()
                .stream()
                .filter(set -> set.size() > 1).map(set -> set.stream().sorted().toList())
                .sorted((a, b) -> a.getFirst().compareTo(b.getFirst()))
                .collect(Collectors.toCollection(ArrayList::new));
        links.values().stream().filter(link -> link.from().equals(link.to()) && link.isSynchronous())
                .forEach(link -> cycles.add(List.of(link.from())));
        return List.copyOf(cycles);
    }

    /// Components that no workload and no scheduled job ever reaches; clients excepted.
    public List<ComponentId> unreachable() {
        Set<ComponentId> reached = reachedFrom(starts());
        return architecture.components().entrySet().stream()
                .filter(e -> e.getValue().kind() != ComponentKind.CLIENT)
                .map(Map.Entry::getKey).filter(id -> !reached.contains(id)).toList();
    }

    /// How many connections lie between each component and the nearest of some, whichever way they lead; nothing of those that nothing
    /// connects with them.
    public Map<ComponentId, Integer> distancesFrom(Collection<ComponentId> starts) {
        Graph<ComponentId, DefaultEdge> graph = new AsUndirectedGraph<>(graph(_ -> true));
        List<ComponentId> known = starts.stream().filter(graph::containsVertex).distinct().toList();
        Map<ComponentId, Integer> distances = new LinkedHashMap<>();
        for (ComponentId start : known) {
            BreadthFirstIterator<ComponentId, DefaultEdge> walk = new BreadthFirstIterator<>(graph, start);
            walk.forEachRemaining(id -> distances.merge(id, walk.getDepth(id), Math::min));
        }
        return distances;
    }

    /// Components that some call in the end, they themselves included.
    public Set<ComponentId> reachedFrom(Collection<ComponentId> starts) {
        Graph<ComponentId, DefaultEdge> graph = graph(_ -> true);
        Set<ComponentId> reached = new HashSet<>();
        for (ComponentId start : starts) {
            if (graph.containsVertex(start) && !reached.contains(start)) {
                new BreadthFirstIterator<>(graph, start).forEachRemaining(reached::add);
            }
        }
        return reached;
    }

    /// Components whose loss falls the graph apart.
    public List<ComponentId> articulationPoints() {
        var inspector = new BiconnectivityInspector<>(new AsUndirectedGraph<>(graph(_ -> true)));
        return inspector.getCutpoints().stream().sorted().toList();
    }

    private Set<ComponentId> starts() {
        Set<ComponentId> starts = workloads.values().stream().flatMap(w -> w.targets().stream())
                .map(OperationRef::component).collect(Collectors.toCollection(LinkedHashSet::new));
        for (Map.Entry<ComponentId, Component> entry : architecture.components().entrySet()) {
            if (entry.getValue().operations().values().stream().anyMatch(o -> o.every() != null)) {
                starts.add(entry.getKey());
            }
        }
        return starts;
    }

    private Graph<ComponentId, DefaultEdge> graph(Predicate<Link> kept) {
        Graph<ComponentId, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
        architecture.components().keySet().forEach(graph::addVertex);
        links.values().stream().filter(link -> !link.from().equals(link.to())).filter(kept)
                .forEach(link -> graph.addEdge(link.from(), link.to()));
        return graph;
    }

    private static void addEntries(Workload workload, Map<ConnectionId, Set<Use>> uses) {
        ComponentId from = workload.from();
        if (from != null) {
            workload.targets().forEach(target -> add(uses, from, target.component(), Use.ENTRY));
        }
    }

    private static void addUses(Architecture architecture, ComponentId from, Operation operation,
            Map<ConnectionId, Set<Use>> uses) {
        operation.steps().stream().flatMap(Step::all).forEach(step -> addUses(architecture, from, step, uses));
        String consumed = operation.consumes();
        if (consumed != null) {
            Channels.resolve(architecture, consumed)
                    .ifPresent(channel -> add(uses, channel.component(), from, Use.DELIVER));
        }
    }

    private static void addUses(Architecture architecture, ComponentId from, Step step,
            Map<ConnectionId, Set<Use>> uses) {
        switch (step) {
            case Step.Call s -> add(uses, from, s.call().component(), s.isAsync() ? Use.ASYNC : Use.SYNC);
            case Step.Query s -> add(uses, from, s.query().component(), Use.QUERY);
            case Step.CacheLookup s -> add(uses, from, s.cache().component(), Use.CACHE);
            case Step.Forward s -> add(uses, from, s.forward().component(), Use.SYNC);
            case Step.Publish s -> Channels.resolve(architecture, s.publish())
                    .ifPresent(channel -> add(uses, from, channel.component(), Use.PUBLISH));
            case Step.Consume s -> Channels.resolve(architecture, s.consume())
                    .ifPresent(channel -> add(uses, channel.component(), from, Use.DELIVER));
            case Step.Saga s -> s.saga().stream()
                    .flatMap(action -> Stream.of(Optional.of(action.call()), Optional.ofNullable(action.compensate()),
                            Optional.ofNullable(action.confirm())))
                    .flatMap(Optional::stream).forEach(to -> add(uses, from, to.component(), Use.SYNC));
            case Step.TwoPhaseCommit s -> Stream.of(s.twoPhaseCommit(), s.commit(), s.abort()).flatMap(List::stream)
                    .forEach(p -> add(uses, from, p.component(), Use.SYNC));
            case Step.Parallel _,Step.Choice _,Step.Repeat _,Step.Acquire _,Step.Release _,Step.Reply _,Step.Fail _,Step.Wait _,Step.Compute _,Step.Degrade _,Step.Sequence _ ->
                {
                }
        }
    }

    private static void add(Map<ConnectionId, Set<Use>> uses, ComponentId from, ComponentId to, Use use) {
        uses.computeIfAbsent(new ConnectionId(from, to), _ -> EnumSet.noneOf(Use.class)).add(use);
    }
}
