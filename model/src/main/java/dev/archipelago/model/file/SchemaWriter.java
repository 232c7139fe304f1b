package dev.archipelago.model.file;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Place;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.MapShape;
import dev.archipelago.model.shape.Node;
import dev.archipelago.model.shape.Node.Kind;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.Part;
import dev.archipelago.model.shape.ScalarShape;
import dev.archipelago.model.shape.Shape;
import dev.archipelago.model.shape.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Writes the JSON Schema (draft 2020-12) of the format from the shapes of the model.
///
/// It accepts what the reader accepts in JSON, but for what only the reader can know: that ids exist, that numbers fit
/// together, that a distribution has the right arguments.
public final class SchemaWriter {
    /// The address of the schema, which documents refer to.
    public static final String ID = "https://archipelago.dev/schema/archipelago-" + Document.FORMAT + ".schema.json";

    private static final String ANY_TEXT = "text";

    private final Map<String, Node> definitions = new TreeMap<>();

    private SchemaWriter() {}

    public static String write() {
        return new SchemaWriter().schema();
    }

    private String schema() {
        Map<String, Node> root = new LinkedHashMap<>();
        root.put("$schema", text("https://json-schema.org/draft/2020-12/schema"));
        root.put("$id", text(ID));
        root.put("title", text("Archipelago architecture"));
        Map<String, Node> document = object(Shapes.DOCUMENT, true);
        root.putAll(document);
        root.put("$defs", open(definitions));
        return JsonPrinter.print(open(root));
    }

    private Map<String, Node> object(ObjectShape shape, boolean root) {
        Map<String, Node> schema = new LinkedHashMap<>();
        if (!shape.meaning().isEmpty()) {
            schema.put("description", text(shape.meaning()));
        }
        schema.put("type", text("object"));
        Map<String, Node> properties = new LinkedHashMap<>();
        if (root) {
            properties.put(DocumentReader.SCHEMA, mapping(Map.of("type", text("string"))));
        }
        shape.parts().forEach(part -> properties.put(part.key(), part(part)));
        if (root) {
            properties.put("format", mapping(Map.of("const", number(Document.FORMAT))));
        }
        schema.put("properties", open(properties));
        List<String> required = new ArrayList<>(shape.parts().stream().filter(Part::required).map(Part::key).toList());
        if (!required.isEmpty()) {
            schema.put("required", list(required.stream().map(SchemaWriter::text).toList()));
        }
        schema.put("additionalProperties", new Node.Scalar(Kind.TRUTH, "false", Place.NONE));
        return schema;
    }

    private Node part(Part part) {
        Map<String, Node> schema = new LinkedHashMap<>();
        String standard = part.defaultText();
        schema.put("description", text(standard == null
                ? part.meaning()
                : part.meaning() + " Default: " + standard + "."));
        schema.putAll(of(part.shape()));
        return mapping(schema);
    }

    private Map<String, Node> of(Shape shape) {
        return switch (shape) {
            case ScalarShape s -> scalar(s);
            case ChoiceShape s -> reference(s.type().getSimpleName(),
                    () -> mapping(Map.of("enum", list(s.words().stream().map(SchemaWriter::text).toList()))));
            case ObjectShape s -> reference(s.type().getSimpleName(), () -> open(object(s, false)));
            case OneOfShape s -> reference(s.type().getSimpleName(), () -> oneOf(s));
            case ListShape s -> ordered("type", text("array"), "items", mapping(of(s.element())));
            case MapShape s -> map(s);
        };
    }

    private Map<String, Node> map(MapShape shape) {
        boolean free = shape.key().pattern() == null;
        Node value = free && shape.value() instanceof ScalarShape
                ? mapping(Map.of("type", list(List.of(text("string"), text("number"), text("boolean")))))
                : mapping(of(shape.value()));
        Map<String, Node> schema = ordered("type", text("object"), "additionalProperties", value);
        if (!free) {
            schema.put("propertyNames", mapping(scalar(shape.key())));
        }
        return schema;
    }

    /// Alternatives are told apart by their first key, which each requires and in which it differs from the others.
    private Node oneOf(OneOfShape shape) {
        List<Node> alternatives = new ArrayList<>();
        shape.alternatives().forEach((key, alternative) -> {
            String name = shape.type().getSimpleName() + alternative.type().getSimpleName();
            alternatives.add(mapping(reference(name, () -> {
                Map<String, Node> schema = object(alternative, false);
                schema.computeIfAbsent("required", _ -> list(List.of(text(key))));
                return open(schema);
            })));
        });
        return open(ordered("anyOf", new Node.Sequence(alternatives, Place.NONE, true)));
    }

    private Map<String, Node> scalar(ScalarShape shape) {
        return switch (shape.form()) {
            case TEXT -> ordered("type", text("string"));
            case WHOLE_NUMBER -> ordered("type", text("integer"));
            case NUMBER -> ordered("type", text("number"));
            case TRUTH -> ordered("type", text("boolean"));
            case QUANTITY, COUNT -> reference(shape.type() == String.class ? "Id" : shape.type().getSimpleName(),
                    () -> quantity(shape));
        };
    }

    private static Node quantity(ScalarShape shape) {
        Map<String, Node> schema = new LinkedHashMap<>();
        String expected = shape.expected();
        schema.put("description", text(Character.toUpperCase(expected.charAt(0)) + expected.substring(1) + "."));
        schema.put("type", shape.form() == ScalarShape.Form.COUNT
                ? list(List.of(text("string"), text("number")))
                : text("string"));
        String pattern = shape.pattern();
        schema.put("pattern", text(pattern == null ? ".*" : pattern));
        schema.put("examples", list(List.of(text(shape.example()))));
        return open(schema);
    }

    private Map<String, Node> reference(String name, Supplier<Node> definition) {
        if (!definitions.containsKey(name)) {
            definitions.put(name, text(ANY_TEXT)); // taken, so that a record that holds itself ends
            definitions.put(name, definition.get());
        }
        return ordered("$ref", text("#/$defs/" + name));
    }

    private static Map<String, Node> ordered(String key, Node value) {
        Map<String, Node> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    private static Map<String, Node> ordered(String key, Node value, String secondKey, Node secondValue) {
        Map<String, Node> map = ordered(key, value);
        map.put(secondKey, secondValue);
        return map;
    }

    private static Node open(Map<String, Node> nodes) {
        return mapping(nodes, true);
    }

    private static Node mapping(Map<String, Node> nodes) {
        return mapping(nodes, false);
    }

    private static Node mapping(Map<String, Node> nodes, boolean open) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        nodes.forEach((key, node) -> entries.put(key, new Node.Entry(Place.NONE, node)));
        return new Node.Mapping(entries, Place.NONE, open);
    }

    private static Node list(List<Node> nodes) {
        return new Node.Sequence(nodes, Place.NONE, false);
    }

    private static Node text(String text) {
        return new Node.Scalar(Kind.TEXT, text, Place.NONE);
    }

    private static Node number(int number) {
        return new Node.Scalar(Kind.NUMBER, Integer.toString(number), Place.NONE);
    }
}
