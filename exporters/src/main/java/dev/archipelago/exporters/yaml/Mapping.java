package dev.archipelago.exporters.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Values by key, in the order in which they are to be read.
public record Mapping(List<Entry> entries) implements Node {

    /// One key with its value and what is said about it.
    public record Entry(String key, Node value, Comments comments) {

        /// With another value, and the same comments.
        public Entry withValue(Node changed) {
            return new Entry(key, changed, comments);
        }
    }

    public Mapping {
        entries = List.copyOf(entries);
        Set<String> keys = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (!keys.add(entry.key())) {
                throw new IllegalArgumentException("a key that occurs once was expected, not " + entry.key());
            }
        }
    }

    /// Texts by key, in their order.
    public static Mapping of(Map<String, String> texts) {
        Builder builder = builder();
        texts.forEach(builder::put);
        return builder.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// The value of a key.
    public Optional<Node> get(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).map(Entry::value).findFirst();
    }

    /// What is said beside the value of a key; empty where nothing is.
    public String reason(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).map(entry -> entry.comments().beside())
                .findFirst().orElse("");
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /// Puts a mapping together; comments belong to the entry that was put last.
    public static final class Builder {

        private final List<Entry> entries = new ArrayList<>();

        private Builder() {}

        public Builder put(String key, Node value) {
            entries.add(new Entry(key, value, Comments.NONE));
            return this;
        }

        public Builder put(String key, String value) {
            return put(key, Scalar.of(value));
        }

        public Builder put(String key, long value) {
            return put(key, Scalar.of(value));
        }

        public Builder put(String key, boolean value) {
            return put(key, Scalar.of(value));
        }

        /// Puts a mapping or sequence, unless it is empty.
        public Builder putUnlessEmpty(String key, Node value) {
            boolean empty = switch (value) {
                case Mapping mapping -> mapping.isEmpty();
                case Sequence sequence -> sequence.items().isEmpty();
                case Scalar scalar -> scalar.text().isEmpty();
            };
            return empty ? this : put(key, value);
        }

        /// Puts an entry of another mapping, with what is said about it.
        public Builder put(Entry entry) {
            entries.add(entry);
            return this;
        }

        /// Puts all of another mapping behind what is there.
        public Builder putAll(Mapping other) {
            entries.addAll(other.entries());
            return this;
        }

        /// A comment at the end of the line; above it where the value begins on the next line. Empty says nothing.
        public Builder because(String reason) {
            Entry last = entries.removeLast();
            entries.add(new Entry(last.key(), last.value(), last.comments().withBeside(reason)));
            return this;
        }

        /// Makes the entry one of a template that is there under a condition only. Never the first of its mapping.
        public Builder when(String condition) {
            Entry last = entries.removeLast();
            entries.add(new Entry(last.key(), last.value(), last.comments().withGuard(condition)));
            return this;
        }

        /// A comment line before the entry.
        public Builder above(String line) {
            Entry last = entries.removeLast();
            entries.add(new Entry(last.key(), last.value(), last.comments().withAbove(line)));
            return this;
        }

        public Mapping build() {
            return new Mapping(entries);
        }
    }
}
