package dev.archipelago.simulator.boundaries;

import dev.archipelago.model.graph.Islands;
import dev.archipelago.simulator.boundaries.CallGraph.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/// What the operations of one service have in common: data, callees, or resources of the replica.
///
/// An operation of a database stands for a part of its data, as a table; of all else the component counts.
final class Cohesion {

    private final CallGraph graph;
    private final List<Integer> own;
    private final List<Set<String>> used;

    Cohesion(CallGraph graph, List<Integer> own, IntFunction<List<String>> resources) {
        this.graph = graph;
        this.own = own;
        this.used = own.stream().map(operation -> used(operation, resources.apply(operation))).toList();
    }

    private Set<String> used(int operation, List<String> resources) {
        Set<String> used = new HashSet<>(resources);
        graph.calls().stream().filter(call -> call.from() == operation).map(graph::to)
                .forEach(node -> used.add(key(node)));
        if (graph.calls().stream()
                .anyMatch(call -> own.contains(call.from()) && call.to() == operation && call.from() != operation)) {
            used.add(graph.operations().get(operation).id());
        }
        return used;
    }

    private String key(Node node) {
        boolean ours = !own.isEmpty() && node.component().equals(graph.operations().get(own.getFirst()).component());
        return node.isStore() || ours ? node.id() : "/" + node.component();
    }

    private boolean haveSomethingInCommon(int one, int other) {
        return used.get(one).stream().anyMatch(used.get(other)::contains);
    }

    /// Ids of the operations of each group, the largest group first; those that use nothing are in none.
    List<List<String>> groups() {
        Islands islands = new Islands(own.size());
        for (int i = 0; i < own.size(); i++) {
            for (int j = i + 1; j < own.size(); j++) {
                if (haveSomethingInCommon(i, j)) {
                    islands.connect(i, j);
                }
            }
        }
        return islands.places().stream().filter(places -> places.stream().anyMatch(i -> !used.get(i).isEmpty()))
                .map(places -> places.stream().map(i -> graph.operations().get(own.get(i)).id()).toList())
                .sorted((a, b) -> b.size() - a.size()).toList();
    }

    /// Share of the pairs with something in common; NaN with fewer than two operations.
    double tightness() {
        int pairs = 0;
        int common = 0;
        for (int i = 0; i < own.size(); i++) {
            for (int j = i + 1; j < own.size(); j++) {
                if (!used.get(i).isEmpty() && !used.get(j).isEmpty()) {
                    pairs++;
                    common += haveSomethingInCommon(i, j) ? 1 : 0;
                }
            }
        }
        return pairs == 0 ? Double.NaN : common / (double) pairs;
    }
}
