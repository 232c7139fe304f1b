package dev.archipelago.model.file;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Place;
import dev.archipelago.model.shape.Node;
import dev.archipelago.model.shape.Shapes;
import dev.archipelago.model.shape.Speller;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes documents as canonical JSON: the same document always as the same text, made to be compared line by line.
///
/// Keys stand in the order of the model, what was left out stays out. Every component, operation, step, connection,
/// workload, objective and position begins a line, so that moving a box changes one.
public final class DocumentWriter {

    private DocumentWriter() {}

    /// With a reference to the schema of the format.
    public static String write(Document document) {
        return write(document, SchemaWriter.ID);
    }

    /// @param schema the reference that stands at the top; null for none
    public static String write(Document document, @Nullable String schema) {
        Node.Mapping root = (Node.Mapping) Speller.spell(Shapes.DOCUMENT, document);
        if (schema == null) {
            return JsonPrinter.print(root);
        }
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        entries.put(DocumentReader.SCHEMA,
                new Node.Entry(Place.NONE, new Node.Scalar(Node.Kind.TEXT, schema, Place.NONE)));
        entries.putAll(root.entries());
        return JsonPrinter.print(new Node.Mapping(entries, Place.NONE, true));
    }
}
