package dev.archipelago.simulator.redesign;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.BoundaryEdit;
import dev.archipelago.simulator.boundaries.AntiPattern;
import dev.archipelago.simulator.boundaries.BoundaryMetrics;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Pair;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Service;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Store;
import dev.archipelago.simulator.boundaries.CallGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Thinks of changes of boundaries: what the anti-patterns ask for, and what communities of operations lie across services.
///
/// The order is that of how much they are likely to matter: those against anti-patterns first, as they are found, then communities by how
/// many calls each second would become local.
public final class Suggestions {

    /// Services that share a database and are still merged, rather than that one of them owns it.
    private static final int FEW = 3;

    private final Document document;
    private final CallGraph graph;
    private final BoundaryMetrics metrics;
    private final Map<BoundaryEdit, String> found = new LinkedHashMap<>();
    private final Set<Set<ComponentId>> merged = new LinkedHashSet<>();

    private Suggestions(Document document, CallGraph graph, BoundaryMetrics metrics) {
        this.document = document;
        this.graph = graph;
        this.metrics = metrics;
    }

    /// @param document that the edits are for
    /// @param patterns of it
    public static List<Suggestion> of(Document document, CallGraph graph, BoundaryMetrics metrics,
            List<AntiPattern> patterns) {
        Suggestions suggestions = new Suggestions(document, graph, metrics);
        patterns.forEach(suggestions::against);
        suggestions.communities();
        return suggestions.found.entrySet().stream().map(e -> new Suggestion(e.getKey(), e.getValue())).toList();
    }

    private void against(AntiPattern pattern) {
        switch (pattern.id()) {
            case "boundary.halves", "boundary.nano-service", "boundary.cycle" -> merge(pattern.parts(),
                    pattern.finding().message());
            case "boundary.shared-database" -> share(Objects.requireNonNull(
                    metrics.stores().get(pattern.parts().getFirst())), pattern);
            case "boundary.god-service" -> split(Objects.requireNonNull(
                    metrics.services().get(pattern.parts().getFirst())), pattern.finding().message());
            case "boundary.long-chain" -> shorten(pattern.parts());
            case "boundary.hub" -> {
                Service hub = Objects.requireNonNull(metrics.services().get(pattern.parts().getFirst()));
                if (hub.groups().size() > 1) {
                    split(hub, pattern.finding().message());
                }
            }
            default -> {
                // advice about single calls, which is what protocols are about
            }
        }
    }

    // ---- merges ----------------------------------------------------------------------------------------------------

    private void merge(Collection<String> ids, String reason) {
        List<ComponentId> services = ids.stream().filter(this::isService).map(ComponentId::new).toList();
        if (services.size() > 1 && merged.add(Set.copyOf(services))) {
            put(new BoundaryEdit.MergeServices(services, largest(services)), reason);
        }
    }

    private boolean isService(String id) {
        Service service = metrics.services().get(id);
        return service != null && !service.gateway();
    }

    /// The one with most operations, among equals the one that is asked by most; it gives its name.
    private ComponentId largest(List<ComponentId> services) {
        ComponentId largest = services.getFirst();
        for (ComponentId id : services) {
            if (size(id) > size(largest)) {
                largest = id;
            }
        }
        return largest;
    }

    private long size(ComponentId id) {
        Service service = Objects.requireNonNull(metrics.services().get(id.value()));
        return 1000L * service.operations() + service.calledBy().size();
    }

    // ---- data ------------------------------------------------------------------------------------------------------

    /// The one that asks most owns the data: what others do with it moves there. A few may as well be one.
    private void share(Store store, AntiPattern pattern) {
        List<String> users = store.users().stream().filter(this::isService).toList();
        if (users.size() <= FEW) {
            merge(users, pattern.finding().message());
        }
        if (users.size() < 2) {
            return;
        }
        ComponentId owner = new ComponentId(users.getFirst());
        graph.calls().stream()
                .filter(call -> graph.operations().get(call.to()).component().equals(store.id()))
                .map(call -> graph.operations().get(call.from()))
                .filter(node -> isService(node.component()) && !node.component().equals(owner.value())).distinct()
                .forEach(node -> move(node, owner, store));
    }

    private void move(CallGraph.Node node, ComponentId owner, Store store) {
        Service service = Objects.requireNonNull(metrics.services().get(node.component()));
        if (service.operations() > 1) {
            put(new BoundaryEdit.MoveOperation(OperationRef.parse(node.id()), owner), "'" + owner + "' asks '"
                    + store.id() + "' most: what '" + node.component() + "' does with it belongs there.");
        }
    }

    // ---- splits ----------------------------------------------------------------------------------------------------

    private void split(Service service, String reason) {
        Map<ComponentId, Set<String>> parts = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>(document.architecture().components().keySet().stream()
                .map(ComponentId::value).toList());
        for (List<String> group : service.groups()) {
            Set<String> operations = group.stream().map(id -> id.substring(id.indexOf('.') + 1))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            parts.put(new ComponentId(parts.isEmpty() ? service.id() : name(service, operations, taken)), operations);
        }
        if (parts.size() > 1) {
            put(new BoundaryEdit.SplitService(new ComponentId(service.id()), parts), reason);
        }
    }

    /// By what its operations use and no other part does, else by the first of them.
    private String name(Service service, Set<String> operations, Set<String> taken) {
        List<String> used = graph.calls().stream()
                .filter(call -> graph.operations().get(call.from()).component().equals(service.id()))
                .filter(call -> operations.contains(local(graph.operations().get(call.from()).id())))
                .map(call -> graph.operations().get(call.to()).component()).distinct().toList();
        String what = used.size() == 1
                ? used.getFirst().replaceFirst("-(db|database|store|cache|service)$", "")
                : operations.iterator().next();
        String base = service.id() + "-" + what;
        String id = base.substring(0, Math.min(base.length(), 60));
        for (int i = 2; !taken.add(id); i++) {
            id = base.substring(0, Math.min(base.length(), 60)) + "-" + i;
        }
        return id;
    }

    private static String local(String id) {
        return id.substring(id.indexOf('.') + 1);
    }

    // ---- chains ----------------------------------------------------------------------------------------------------

    /// The last thing that an operation of the chain does may be left to a message, where its answer is not needed.
    private void shorten(List<String> chain) {
        for (int i = chain.size() - 2; i > 0; i--) {
            String from = chain.get(i);
            String to = chain.get(i + 1);
            if (isService(from) && isService(to)) {
                document.architecture().component(new ComponentId(from)).orElseThrow().operations()
                        .forEach((name, operation) -> {
                            List<Step> steps = operation.steps();
                            if (!steps.isEmpty() && steps.getLast() instanceof Step.Call call && !call.isAsync()
                                    && call.call().component().value().equals(to)) {
                                event(new OperationRef(new ComponentId(from), name), call.call());
                            }
                        });
            }
        }
        for (int i = chain.size() - 2; i > 0; i--) {
            merge(chain.subList(i, i + 2), String.format(Locale.ROOT, "%d services wait for one another: one fewer.",
                    chain.size()));
        }
    }

    private void event(OperationRef caller, OperationRef callee) {
        String name = callee.component() + (callee.operation() == null ? "" : "-" + callee.operation());
        put(new BoundaryEdit.CallToEvent(caller, callee,
                new OperationRef(new ComponentId(broker()), name.substring(0, Math.min(name.length(), 60)))),
                "It is the last thing that '" + caller
                        + "' does: where its answer is not needed nobody has to wait for it.");
    }

    private String broker() {
        return document.architecture().components().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == ComponentKind.BROKER)
                .map(entry -> entry.getKey().value()).findFirst().orElse("events");
    }

    // ---- communities -----------------------------------------------------------------------------------------------

    private void communities() {
        Map<String, List<Integer>> communityOf = new LinkedHashMap<>();
        for (int i = 0; i < metrics.communities().size(); i++) {
            for (String operation : metrics.communities().get(i)) {
                String component = operation.substring(0, operation.indexOf('.'));
                if (isService(component)) {
                    communityOf.computeIfAbsent(component, _ -> new ArrayList<>()).add(i);
                }
            }
        }
        for (Pair pair : metrics.pairs()) {
            List<Integer> one = communityOf.getOrDefault(pair.from(), List.of());
            List<Integer> other = communityOf.getOrDefault(pair.to(), List.of());
            if (one.stream().distinct().count() == 1 && other.stream().distinct().count() == 1
                    && one.getFirst().equals(other.getFirst())) {
                merge(List.of(pair.from(), pair.to()), String.format(Locale.ROOT,
                        "They lie in one community of operations: %.3g calls a second between them become local.",
                        pair.rate()));
            }
        }
        moves(communityOf);
    }

    /// An operation that lies in the community of another service, and not with the rest of its own.
    private void moves(Map<String, List<Integer>> communityOf) {
        for (CallGraph.Node node : graph.operations()) {
            List<Integer> own = communityOf.getOrDefault(node.component(), List.of());
            if (own.size() < 2) {
                continue;
            }
            List<String> with = metrics.communities().stream().filter(part -> part.contains(node.id())).findFirst()
                    .orElse(List.of()).stream().map(id -> id.substring(0, id.indexOf('.'))).toList();
            List<String> others = with.stream().filter(id -> isService(id) && !id.equals(node.component())).distinct()
                    .toList();
            long ownThere = with.stream().filter(node.component()::equals).count();
            if (others.size() == 1 && ownThere * 2 <= own.size() && calls(node, others.getFirst())) {
                put(new BoundaryEdit.MoveOperation(OperationRef.parse(node.id()), new ComponentId(others.getFirst())),
                        "It has more to do with '" + others.getFirst() + "' than with the rest of '"
                                + node.component() + "'.");
            }
        }
    }

    private boolean calls(CallGraph.Node node, String service) {
        return graph.calls().stream().anyMatch(call -> {
            CallGraph.Node from = graph.operations().get(call.from());
            CallGraph.Node to = graph.operations().get(call.to());
            return from.equals(node) && to.component().equals(service)
                    || to.equals(node) && from.component().equals(service);
        });
    }

    private void put(BoundaryEdit edit, String reason) {
        found.putIfAbsent(edit, reason);
    }
}
