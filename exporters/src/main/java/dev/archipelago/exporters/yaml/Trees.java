package dev.archipelago.exporters.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Looks into trees and changes single places of them, with all comments kept.
public final class Trees {

    private Trees() {}

    /// What lies below a node at keys, and in a sequence at its first item under `0`.
    public static Optional<Node> at(Node node, String... path) {
        Optional<Node> here = Optional.of(node);
        for (String step : path) {
            here = here.flatMap(inner -> switch (inner) {
                case Mapping mapping -> mapping.get(step);
                case Sequence sequence when step.equals("0") && !sequence.items().isEmpty() ->
                    Optional.of(sequence.items().getFirst().value());
                case Sequence _,Scalar _ -> Optional.empty();
            });
        }
        return here;
    }

    /// The text of the scalar at a path; empty where there is none.
    public static String text(Node node, String... path) {
        return at(node, path).filter(Scalar.class::isInstance).map(found -> ((Scalar) found).text()).orElse("");
    }

    /// The tree with another node at a path, and unchanged where nothing is there.
    public static Mapping with(Mapping tree, Node replacement, String... path) {
        return (Mapping) changed(tree, List.of(path), _ -> replacement);
    }

    /// The tree with the node at a path changed, and unchanged where nothing is there.
    public static Mapping changing(Mapping tree, UnaryOperator<Node> change, String... path) {
        return (Mapping) changed(tree, List.of(path), change);
    }

    private static Node changed(Node node, List<String> path, UnaryOperator<Node> change) {
        if (path.isEmpty()) {
            return change.apply(node);
        }
        List<String> rest = path.subList(1, path.size());
        return switch (node) {
            case Mapping mapping -> new Mapping(mapping.entries().stream().map(entry -> entry.key()
                    .equals(path.getFirst()) ? entry.withValue(changed(entry.value(), rest, change)) : entry).toList());
            case Sequence sequence when path.getFirst().equals("0") && !sequence.items().isEmpty() -> {
                List<Sequence.Item> items = new ArrayList<>(sequence.items());
                Sequence.Item first = items.getFirst();
                items.set(0, first.withValue(changed(first.value(), rest, change)));
                yield new Sequence(items);
            }
            case Sequence _,Scalar _ -> node;
        };
    }
}
