package dev.archipelago.exporters.compose;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Node;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;

/// Keeps Compose from filling in variables: every `$` of a value is doubled. Source: the Compose specification, interpolation.
final class ComposeText {

    private ComposeText() {}

    /// The same mapping with every text escaped.
    static Mapping escaped(Mapping mapping) {
        return new Mapping(mapping.entries().stream()
                .map(entry -> new Mapping.Entry(entry.key(), escaped(entry.value()), entry.comments())).toList());
    }

    private static Node escaped(Node node) {
        return switch (node) {
            case Mapping mapping -> escaped(mapping);
            case Sequence sequence -> new Sequence(sequence.items().stream()
                    .map(item -> new Sequence.Item(escaped(item.value()), item.comments())).toList());
            case Scalar scalar -> new Scalar(scalar.type(), scalar.text().replace("$", "$$"));
        };
    }
}
