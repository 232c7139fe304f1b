package dev.archipelago.simulator.boundaries;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.graph.Communities;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Pair;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Service;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Store;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Whole;
import dev.archipelago.simulator.boundaries.CallGraph.Call;
import dev.archipelago.simulator.boundaries.CallGraph.Node;
import dev.archipelago.simulator.boundaries.CallGraph.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// Measures how a design is cut.
final class Measuring {

    private final CallGraph graph;
    private final Map<String, List<Integer>> operationsOf = new LinkedHashMap<>();
    private final Map<String, Boolean> programs = new LinkedHashMap<>();
    /// Calls between two programs of ours.
    private final List<Call> between;

    Measuring(CallGraph graph) {
        this.graph = graph;
        graph.document().architecture().components().forEach((id, component) -> {
            var kind = component.kind();
            if (new Node("", "", kind, 0, 0).isProgram()) {
                programs.put(id.value(), kind == ComponentKind.GATEWAY);
            }
        });
        for (int i = 0; i < graph.operations().size(); i++) {
            operationsOf.computeIfAbsent(graph.operations().get(i).component(), _ -> new ArrayList<>()).add(i);
        }
        this.between = graph.calls().stream()
                .filter(call -> graph.isRemote(call) && graph.from(call).isProgram() && graph.to(call).isProgram())
                .toList();
    }

    BoundaryMetrics metrics() {
        List<BoundaryMetrics.Action> actions = new ActionWalk(graph).actions();
        Map<String, Store> stores = stores();
        Map<String, Service> services = new LinkedHashMap<>();
        programs.forEach((id, gateway) -> services.put(id, service(id, gateway)));
        Communities communities = communities();
        List<List<Integer>> best = communities.places();
        return new BoundaryMetrics(whole(actions, stores, communities, best), actions, services, pairs(), stores,
                best.stream().map(part -> part.stream().map(i -> graph.operations().get(i).id()).toList()).toList());
    }

    BoundaryMetrics.Coupling coupling() {
        List<BoundaryMetrics.Action> actions = new ActionWalk(graph).actions();
        return new BoundaryMetrics.Coupling(programs.size(), mean(actions, BoundaryMetrics.Action::calls),
                actions.stream().mapToInt(action -> action.chain().size()).max().orElse(0));
    }

    // ---- the whole -------------------------------------------------------------------------------------------------

    private Whole whole(List<BoundaryMetrics.Action> actions, Map<String, Store> stores, Communities communities,
            List<List<Integer>> best) {
        Set<List<String>> directed = new LinkedHashSet<>();
        between.stream().filter(call -> call.use().isAwaited() || call.use() == Use.START)
                .forEach(call -> directed.add(List.of(graph.from(call).component(), graph.to(call).component())));
        int mutual = (int) directed.stream().filter(pair -> pair.getFirst().compareTo(pair.getLast()) < 0
                && directed.contains(pair.reversed())).count();
        List<Store> databases = stores.values().stream().filter(store -> !store.cache()).toList();
        long shared = databases.stream().filter(store -> store.users().size() > 1).count();
        long inner = programs.values().stream().filter(gateway -> !gateway).count();
        return new Whole(programs.size(), mean(actions, BoundaryMetrics.Action::calls),
                mean(actions, BoundaryMetrics.Action::queries), mean(actions, BoundaryMetrics.Action::messages),
                actions.stream().mapToInt(action -> action.chain().size()).max().orElse(0),
                inner == 0 ? Double.NaN : mean(actions, action -> inner(action.needed()) / (double) inner), mutual,
                cycles(), databases.isEmpty() ? 0 : shared / (double) databases.size(),
                communities.modularity(presentCut()), communities.modularity(best));
    }

    private long inner(List<String> ids) {
        return ids.stream().filter(id -> Boolean.FALSE.equals(programs.get(id))).count();
    }

    /// Over what users do, by how often; scheduled jobs count where there are no users.
    private static double mean(List<BoundaryMetrics.Action> actions, ToDoubleFunction<BoundaryMetrics.Action> figure) {
        List<BoundaryMetrics.Action> ofUsers = actions.stream().filter(action -> !action.job()).toList();
        List<BoundaryMetrics.Action> counted = ofUsers.isEmpty() ? actions : ofUsers;
        double all = counted.stream().mapToDouble(BoundaryMetrics.Action::rate).sum();
        return all <= 0
                ? counted.stream().mapToDouble(figure).average().orElse(0)
                : counted.stream().mapToDouble(action -> action.rate() * figure.applyAsDouble(action)).sum() / all;
    }

    private List<List<String>> cycles() {
        return Topology.of(graph.document().architecture(), graph.document().workloads()).synchronousCycles().stream()
                .map(cycle -> cycle.stream().map(Object::toString).filter(programs::containsKey).toList())
                .filter(cycle -> cycle.size() > 1).toList();
    }

    // ---- communities -----------------------------------------------------------------------------------------------

    /// Of everything but gateways, which belong to no part: they are the way in to all.
    private Communities communities() {
        Communities communities = new Communities(graph.operations().size());
        graph.calls().stream().filter(call -> !isGateway(graph.from(call)) && !isGateway(graph.to(call)))
                .forEach(call -> communities.connect(call.from(), call.to(), call.rate()));
        return communities;
    }

    private boolean isGateway(Node node) {
        return Boolean.TRUE.equals(programs.get(node.component()));
    }

    private List<List<Integer>> presentCut() {
        Map<String, List<Integer>> parts = new LinkedHashMap<>();
        for (int i = 0; i < graph.operations().size(); i++) {
            Node node = graph.operations().get(i);
            parts.computeIfAbsent(node.isProgram() ? node.component() : owner(node.component()),
                    _ -> new ArrayList<>()).add(i);
        }
        return List.copyOf(parts.values());
    }

    private String owner(String component) {
        List<String> users = users(component, _ -> true);
        return users.isEmpty() ? component : users.getFirst();
    }

    // ---- services --------------------------------------------------------------------------------------------------

    private Service service(String id, boolean gateway) {
        List<Integer> own = operationsOf.getOrDefault(id, List.of());
        List<Call> in = between.stream().filter(call -> graph.to(call).component().equals(id)).toList();
        List<Call> out = between.stream().filter(call -> graph.from(call).component().equals(id)).toList();
        List<String> calledBy = in.stream().map(call -> graph.from(call).component()).distinct().toList();
        List<String> calls = out.stream().map(call -> graph.to(call).component()).distinct().toList();
        Cohesion cohesion = new Cohesion(graph, own, this::resources);
        double rate = own.stream().mapToDouble(i -> graph.operations().get(i).rate()).sum();
        List<String> stores = graph.calls().stream()
                .filter(call -> graph.from(call).component().equals(id) && graph.to(call).isStore())
                .map(call -> graph.to(call).component()).distinct().toList();
        return new Service(id, gateway, own.size(), rate, calledBy, calls, sum(in), sum(out),
                calls.isEmpty() && calledBy.isEmpty()
                        ? Double.NaN
                        : calls.size() / (double) (calls.size() + calledBy.size()),
                stores, cohesion.groups(), cohesion.tightness(), rate <= 0 ? Double.NaN : work(own) / rate,
                in.isEmpty() || sum(in) <= 0
                        ? 0
                        : in.stream().mapToDouble(call -> call.rate() * call.overhead()).sum() / sum(in));
    }

    /// Seconds of work each second: its own and that of the data it waits for, with the way there.
    private double work(List<Integer> own) {
        double seconds = own.stream().mapToDouble(i -> graph.operations().get(i).rate()
                * graph.operations().get(i).seconds()).sum();
        return seconds + graph.calls().stream()
                .filter(call -> own.contains(call.from()) && call.use().isAwaited() && !graph.to(call).isProgram())
                .mapToDouble(call -> call.rate() * (graph.to(call).seconds() + call.overhead())).sum();
    }

    private static double sum(Collection<Call> calls) {
        return calls.stream().mapToDouble(Call::rate).sum();
    }

    /// What an operation takes of its replica: two that take the same belong together.
    private List<String> resources(int operation) {
        String id = graph.operations().get(operation).id();
        return graph.document().architecture()
                .operation(OperationRef.parse(id)).stream()
                .flatMap(o -> o.steps().stream()).flatMap(Step::all)
                .filter(Step.Acquire.class::isInstance).map(step -> ((Step.Acquire) step).acquire()).distinct()
                .toList();
    }

    // ---- pairs -----------------------------------------------------------------------------------------------------

    private List<Pair> pairs() {
        Map<List<String>, List<Call>> byPair = new LinkedHashMap<>();
        between.stream().filter(call -> call.use() == Use.CALL || call.use() == Use.START)
                .forEach(call -> byPair.computeIfAbsent(
                        List.of(graph.from(call).component(), graph.to(call).component()), _ -> new ArrayList<>())
                        .add(call));
        List<Pair> pairs = new ArrayList<>();
        byPair.forEach((pair, calls) -> pairs.add(pair(pair.getFirst(), pair.getLast(), calls)));
        pairs.sort(Comparator.comparingDouble((Pair pair) -> -pair.rate()));
        return pairs;
    }

    private Pair pair(String from, String to, List<Call> calls) {
        Map<Integer, Double> awaited = new LinkedHashMap<>();
        calls.stream().filter(call -> call.use().isAwaited())
                .forEach(call -> awaited.merge(call.from(), call.times(), Double::sum));
        int chattiest = awaited.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
                .orElse(calls.getFirst().from());
        double executions = awaited.keySet().stream().mapToDouble(i -> graph.operations().get(i).rate()).sum();
        double made = awaited.entrySet().stream()
                .mapToDouble(entry -> graph.operations().get(entry.getKey()).rate() * entry.getValue()).sum();
        double all = operationsOf.getOrDefault(to, List.of()).stream()
                .mapToDouble(i -> graph.operations().get(i).rate()).sum();
        return new Pair(from, to, sum(calls), awaited.getOrDefault(chattiest, 0.0),
                graph.operations().get(chattiest).id(), executions <= 0 ? 0 : made / executions,
                all <= 0 ? 0 : sum(calls) / all, calls.stream().mapToDouble(Call::overhead).max().orElse(0));
    }

    // ---- data ------------------------------------------------------------------------------------------------------

    private Map<String, Store> stores() {
        Map<String, Store> stores = new LinkedHashMap<>();
        graph.operations().stream().filter(Node::isStore).forEach(node -> stores.computeIfAbsent(node.component(),
                id -> new Store(id, node.kind() == ComponentKind.CACHE, users(id, _ -> true),
                        users(id, user -> writes(user, id)))));
        return stores;
    }

    /// Services that ask a component, who asks most first.
    private List<String> users(String component, Predicate<String> kept) {
        Map<String, Double> users = new LinkedHashMap<>();
        graph.calls().stream().filter(call -> graph.to(call).component().equals(component))
                .filter(call -> graph.from(call).isProgram())
                .forEach(call -> users.merge(graph.from(call).component(), call.rate(), Double::sum));
        return users.entrySet().stream().filter(entry -> kept.test(entry.getKey()))
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> entry) -> -entry.getValue()))
                .map(Map.Entry::getKey).toList();
    }

    private boolean writes(String service, String store) {
        return graph.document().architecture().component(new ComponentId(service)).stream()
                .flatMap(component -> component.operations().values().stream())
                .flatMap(operation -> operation.steps().stream()).flatMap(Step::all)
                .anyMatch(step -> step instanceof Step.Query query && Boolean.TRUE.equals(query.write())
                        && query.query().component().value().equals(store));
    }

}
