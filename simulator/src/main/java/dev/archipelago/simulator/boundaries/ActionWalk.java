package dev.archipelago.simulator.boundaries;

import dev.archipelago.simulator.boundaries.CallGraph.Call;
import dev.archipelago.simulator.boundaries.CallGraph.Node;
import dev.archipelago.simulator.boundaries.CallGraph.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Follows what users do through all services. Circles of calls are followed once.
final class ActionWalk {

    private final CallGraph graph;
    private final List<List<Call>> from = new ArrayList<>();
    private final Map<Integer, Sum> sums = new HashMap<>();
    private final Map<Integer, List<String>> chains = new HashMap<>();
    private final Set<Integer> under = new HashSet<>();

    /// What one execution brings about.
    private record Sum(double calls, double queries, double messages) {

        static final Sum NONE = new Sum(0, 0, 0);

        Sum plus(Sum other, double times) {
            return new Sum(calls + times * other.calls, queries + times * other.queries,
                    messages + times * other.messages);
        }
    }

    ActionWalk(CallGraph graph) {
        this.graph = graph;
        graph.operations().forEach(_ -> from.add(new ArrayList<>()));
        graph.calls().forEach(call -> from.get(call.from()).add(call));
    }

    List<BoundaryMetrics.Action> actions() {
        return graph.actions().stream().map(action -> {
            Sum sum = sum(action.operation());
            return new BoundaryMetrics.Action(action.source(), action.job(),
                    graph.operations().get(action.operation()).id(), action.rate(), sum.calls, sum.queries,
                    sum.messages, chain(action.operation()), needed(action.operation()));
        }).toList();
    }

    private Sum sum(int operation) {
        Sum known = sums.get(operation);
        if (known != null || !under.add(operation)) {
            return known == null ? Sum.NONE : known;
        }
        Sum sum = Sum.NONE;
        for (Call call : from.get(operation)) {
            sum = sum.plus(own(call).plus(sum(call.to()), 1), call.times());
        }
        under.remove(operation);
        sums.put(operation, sum);
        return sum;
    }

    private Sum own(Call call) {
        boolean between = graph.isRemote(call) && graph.from(call).isProgram() && graph.to(call).isProgram()
                && call.use() != Use.DELIVER;
        return new Sum(between ? 1 : 0, call.use() == Use.QUERY || call.use() == Use.LOOK_UP ? 1 : 0,
                call.use() == Use.PUBLISH ? 1 : 0);
    }

    /// Services that wait for one another, the longest way.
    private List<String> chain(int operation) {
        List<String> known = chains.get(operation);
        if (known != null || !under.add(operation)) {
            return known == null ? List.of() : known;
        }
        Node node = graph.operations().get(operation);
        List<String> longest = List.of();
        for (Call call : from.get(operation)) {
            if (call.use().isAwaited() && call.times() > 0 && graph.to(call).isProgram()) {
                List<String> rest = chain(call.to());
                longest = rest.size() > longest.size() ? rest : longest;
            }
        }
        List<String> chain = new ArrayList<>(longest);
        if (chain.isEmpty() || !chain.getFirst().equals(node.component())) {
            chain.addFirst(node.component());
        }
        under.remove(operation);
        chains.put(operation, chain);
        return chain;
    }

    /// Services that may have to answer.
    private List<String> needed(int operation) {
        Set<String> needed = new LinkedHashSet<>();
        Set<Integer> seen = new HashSet<>(Set.of(operation));
        List<Integer> open = new ArrayList<>(List.of(operation));
        while (!open.isEmpty()) {
            int at = open.removeLast();
            if (graph.operations().get(at).isProgram()) {
                needed.add(graph.operations().get(at).component());
            }
            from.get(at).stream().filter(call -> call.use().isAwaited() && call.times() > 0)
                    .filter(call -> seen.add(call.to())).forEach(call -> open.add(call.to()));
        }
        return List.copyOf(needed);
    }
}
