package dev.archipelago.exporters.helm;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Node;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.List;

/// The JSON Schema of the values: exactly the keys that templates read, so that a misspelt one is an error.
final class ValuesSchema {

    private static final String QUANTITY = "^[0-9]+(\\.[0-9]+)?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$";
    private static final List<String> RESOURCES = List.of("cpu", "memory", "ephemeral-storage");

    private ValuesSchema() {}

    static Mapping of(Mapping values) {
        Mapping inner = object(values, true);
        return Mapping.builder().put("$schema", "http://json-schema.org/draft-07/schema#").putAll(inner).build();
    }

    private static Mapping schema(String key, Node value) {
        return switch (value) {
            case Mapping _ when key.equals("quota") || key.equals("containerMax") -> Mapping.builder()
                    .put("type", "object").put("additionalProperties", quantity()).build();
            case Mapping _ when key.equals("requests") || key.equals("limits") -> amounts();
            case Mapping mapping -> object(mapping, false);
            case Sequence _ -> Mapping.builder().put("type", "array")
                    .put("items", Mapping.builder().put("type", "string").build()).build();
            case Scalar scalar -> switch (scalar.type()) {
                case INTEGER -> Mapping.builder().put("type", "integer").put("minimum", 0).build();
                case DECIMAL -> Mapping.builder().put("type", "number").put("minimum", 0).build();
                case TRUTH -> Mapping.builder().put("type", "boolean").build();
                case TEXT, RAW -> switch (key) {
                    case "digest" -> text("^(sha256:[a-f0-9]{64})?$");
                    case "tag" -> text("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$");
                    default -> Mapping.builder().put("type", "string").build();
                };
            };
        };
    }

    /// @param outermost also takes the values that a chart above passes to all
    private static Mapping object(Mapping mapping, boolean outermost) {
        Mapping.Builder properties = Mapping.builder();
        mapping.entries().forEach(entry -> properties.put(entry.key(), schema(entry.key(), entry.value())));
        if (outermost) {
            properties.put("global", Mapping.builder().put("type", "object").build());
        }
        return Mapping.builder().put("type", "object").put("additionalProperties", false)
                .put("properties", properties.build()).build();
    }

    private static Mapping amounts() {
        Mapping.Builder properties = Mapping.builder();
        RESOURCES.forEach(resource -> properties.put(resource, quantity()));
        return Mapping.builder().put("type", "object").put("additionalProperties", false)
                .put("properties", properties.build()).build();
    }

    /// Also a plain number, which is what `--set` makes of 3.
    private static Mapping quantity() {
        return Mapping.builder().put("type", Sequence.ofTexts("string", "integer")).put("pattern", QUANTITY).build();
    }

    private static Mapping text(String pattern) {
        return Mapping.builder().put("type", "string").put("pattern", pattern).build();
    }
}
