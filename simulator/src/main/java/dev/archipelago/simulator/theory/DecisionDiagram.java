package dev.archipelago.simulator.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Boolean functions of independent events, for their exact probability: reduced ordered binary decision diagrams.
///
/// A function is a number that this diagram gave out; equal functions have equal numbers. Events are ordered as they were
/// made. Not for use by several threads.
/// Source: Bryant, Graph-Based Algorithms for Boolean Function Manipulation (1986).
public final class DecisionDiagram {

    public static final int NEVER = 0;
    public static final int ALWAYS = 1;

    private static final int NO_EVENT = Integer.MAX_VALUE;

    private final List<Node> nodes = new ArrayList<>(
            List.of(new Node(NO_EVENT, NEVER, NEVER), new Node(NO_EVENT, ALWAYS, ALWAYS)));
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final Map<Node, Integer> choices = new HashMap<>();
    private int events;

    /// What follows when an event does not happen, and when it does.
    private record Node(int event, int without, int with) {}

    /// A new event; the function that is true when it happens.
    public int event() {
        return node(events++, NEVER, ALWAYS);
    }

    /// Which event this function of one event is about.
    public int number(int event) {
        return nodes.get(event).event();
    }

    public int and(int a, int b) {
        return choice(a, b, NEVER);
    }

    public int or(int a, int b) {
        return choice(a, ALWAYS, b);
    }

    /// So many of these functions, or more.
    public int atLeast(int needed, List<Integer> functions) {
        int[] counts = new int[Math.max(0, needed) + 1];
        Arrays.fill(counts, NEVER);
        counts[0] = ALWAYS;
        for (int function : functions) {
            for (int k = counts.length - 1; k > 0; k--) {
                counts[k] = choice(function, counts[k - 1], counts[k]);
            }
        }
        return counts[counts.length - 1];
    }

    /// The second where the first is true, else the third.
    public int choice(int condition, int then, int otherwise) {
        if (condition == ALWAYS || then == otherwise) {
            return then;
        }
        if (condition == NEVER) {
            return otherwise;
        }
        if (then == ALWAYS && otherwise == NEVER) {
            return condition;
        }
        Node key = new Node(condition, then, otherwise);
        Integer known = choices.get(key);
        if (known != null) {
            return known;
        }
        int event = Math.min(nodes.get(condition).event(),
                Math.min(nodes.get(then).event(), nodes.get(otherwise).event()));
        int without = choice(without(condition, event), without(then, event), without(otherwise, event));
        int with = choice(with(condition, event), with(then, event), with(otherwise, event));
        int made = without == with ? without : node(event, without, with);
        choices.put(key, made);
        return made;
    }

    /// How likely a function is true.
    ///
    /// @param likely probability of each event
    public double probability(int function, double[] likely) {
        double[] known = new double[nodes.size()];
        Arrays.fill(known, Double.NaN);
        known[NEVER] = 0;
        known[ALWAYS] = 1;
        return probability(function, likely, known);
    }

    /// The events that a function depends on.
    public Set<Integer> support(int function) {
        Set<Integer> found = new HashSet<>();
        collect(function, new HashSet<>(), found);
        return found;
    }

    private void collect(int function, Set<Integer> seen, Set<Integer> found) {
        if (function > ALWAYS && seen.add(function)) {
            found.add(nodes.get(function).event());
            collect(nodes.get(function).without(), seen, found);
            collect(nodes.get(function).with(), seen, found);
        }
    }

    private double probability(int function, double[] likely, double[] known) {
        if (Double.isNaN(known[function])) {
            Node node = nodes.get(function);
            double p = likely[node.event()];
            known[function] = p * probability(node.with(), likely, known)
                    + (1 - p) * probability(node.without(), likely, known);
        }
        return known[function];
    }

    private int without(int function, int event) {
        return nodes.get(function).event() == event ? nodes.get(function).without() : function;
    }

    private int with(int function, int event) {
        return nodes.get(function).event() == event ? nodes.get(function).with() : function;
    }

    private int node(int event, int without, int with) {
        return numbers.computeIfAbsent(new Node(event, without, with), node -> {
            nodes.add(node);
            return nodes.size() - 1;
        });
    }
}
