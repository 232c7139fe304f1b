package dev.archipelago.exporters.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Values one after the other.
public record Sequence(List<Item> items) implements Node {

    /// One value and what is said about it.
    public record Item(Node value, Comments comments) {

        /// With another value, and the same comments.
        public Item withValue(Node changed) {
            return new Item(changed, comments);
        }
    }

    public static final Sequence EMPTY = new Sequence(List.of());

    public Sequence {
        items = List.copyOf(items);
    }

    public static Sequence of(Collection<? extends Node> nodes) {
        return new Sequence(nodes.stream().map(node -> new Item(node, Comments.NONE)).toList());
    }

    public static Sequence of(Node... nodes) {
        return of(List.of(nodes));
    }

    public static Sequence ofTexts(Collection<String> texts) {
        return of(texts.stream().map(Scalar::of).toList());
    }

    public static Sequence ofTexts(String... texts) {
        return ofTexts(List.of(texts));
    }

    /// With one value more, said something about in the line before it. An empty comment says nothing.
    public Sequence with(Node node, String above) {
        List<Item> changed = new ArrayList<>(items);
        changed.add(new Item(node, above.isEmpty() ? Comments.NONE : Comments.NONE.withAbove(above)));
        return new Sequence(changed);
    }
}
