package dev.archipelago.exporters.yaml;

import java.util.Collection;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Reads the catalogues that exporters bring along.
public final class YamlReader {

    private YamlReader() {}

    /// The one document of a text, without its comments.
    ///
    /// @throws IllegalArgumentException when it is not a mapping, or holds anything but text, whole numbers and truth values
    public static Mapping read(String text) {
        if (node(new Load(LoadSettings.builder().build()).loadFromString(text)) instanceof Mapping mapping) {
            return mapping;
        }
        throw new IllegalArgumentException("a YAML mapping was expected");
    }

    private static Node node(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Mapping.Builder builder = Mapping.builder();
                map.forEach((key, inner) -> builder.put(String.valueOf(key), node(inner)));
                yield builder.build();
            }
            case Collection<?> list -> Sequence.of(list.stream().map(YamlReader::node).toList());
            case Boolean truth -> Scalar.of(truth);
            case Integer number -> Scalar.of(number);
            case Long number -> Scalar.of(number);
            case String string -> Scalar.of(string);
            default ->
                throw new IllegalArgumentException("text, a whole number or a truth value was expected, not " + value);
        };
    }
}
