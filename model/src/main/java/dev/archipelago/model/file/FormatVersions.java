package dev.archipelago.model.file;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Place;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.shape.Node;
import dev.archipelago.model.shape.Node.Kind;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;

/// The formats that can be read: the current one, and older ones through migrations, one after the other.
///
/// @param migrations in ascending order without gaps, the last one to the current format
record FormatVersions(List<Migration> migrations) {
    /// Format 1 is the first, so that nothing has to be migrated yet.
    static final FormatVersions RELEASED = new FormatVersions(List.of());

    private static final String KEY = "format";

    /// The same document in the current format.
    ///
    /// @throws Problem when the format is missing or not one of those
    Node.Mapping migrated(Node.Mapping root) {
        int found = format(root);
        int oldest = migrations.isEmpty() ? Document.FORMAT : migrations.getFirst().from();
        if (found > Document.FORMAT) {
            throw new Problem("format.newer", place(root),
                    Wording.of("The file has format %s; this program reads up to %s.", found, Document.FORMAT),
                    Wording.of("Use a newer version of Archipelago."));
        }
        if (found < oldest) {
            throw new Problem("format.unknown", place(root), Wording.of("There is no format %s.", found),
                    Wording.of("The current format is %s.", Document.FORMAT));
        }
        Node.Mapping migrated = root;
        for (Migration migration : migrations) {
            if (migration.from() >= found) {
                migrated = withFormat(migration.step().apply(migrated), migration.from() + 1);
            }
        }
        return migrated;
    }

    private static int format(Node.Mapping root) {
        Node.Entry entry = root.entries().get(KEY);
        if (entry == null) {
            throw new Problem("format.missing", root.place(), Wording.of("The document does not say its format."),
                    Wording.of("Add \"format\": %s.", Document.FORMAT));
        }
        if (entry.value() instanceof Node.Scalar scalar && scalar.kind() == Kind.NUMBER
                && scalar.text().matches("-?[0-9]{1,9}")) {
            return Integer.parseInt(scalar.text());
        }
        throw new Problem("format.unknown", entry.place(),
                Wording.of("Found %s where the number of the format is expected.", entry.value().description()),
                Wording.of("The current format is %s.", Document.FORMAT));
    }

    private static Place place(Node.Mapping root) {
        Node.Entry entry = root.entries().get(KEY);
        return entry == null ? root.place() : entry.place();
    }

    private static Node.Mapping withFormat(Node.Mapping root, int format) {
        Place place = place(root);
        Map<String, Node.Entry> entries = Ordered.with(root.entries(), KEY,
                new Node.Entry(place, new Node.Scalar(Kind.NUMBER, Integer.toString(format), place)));
        return new Node.Mapping(entries, root.place(), root.open());
    }
}
