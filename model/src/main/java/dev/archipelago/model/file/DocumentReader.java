package dev.archipelago.model.file;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.shape.Binder;
import dev.archipelago.model.shape.Node;
import dev.archipelago.model.shape.Shapes;
import dev.archipelago.model.vocabulary.Ordered;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Reads documents from JSON and YAML.
///
/// Nothing in a file is ignored and nothing throws: whatever is not understood is a problem with its place, what was
/// found, and what is expected. All problems of a file are reported together, up to a hundred.
public final class DocumentReader {
    /// The key of the reference to a JSON Schema, allowed at the top of a document.
    static final String SCHEMA = "$schema";

    private final FormatVersions versions;

    private DocumentReader(FormatVersions versions) {
        this.versions = versions;
    }

    /// Reads a file; CSV files that it names are looked for in its directory.
    public static Reading read(Path path) {
        try {
            byte[] bytes = SourceBytes.read(path, SourceBytes.LARGEST);
            return with(FormatVersions.RELEASED).read(bytes, path.toString(), path.toAbsolutePath().getParent());
        } catch (Problem e) {
            return new Reading.Refused(List.of(e.finding()));
        }
    }

    /// Reads a text that stands in no file, so that it cannot name CSV files.
    ///
    /// @param name decides by its ending between JSON and YAML
    public static Reading readText(String text, String name) {
        return with(FormatVersions.RELEASED).read(text.getBytes(StandardCharsets.UTF_8), name, null);
    }

    /// Reads a text as if it stood in that directory.
    public static Reading readText(String text, String name, Path directory) {
        return with(FormatVersions.RELEASED).read(text.getBytes(StandardCharsets.UTF_8), name, directory);
    }

    /// The CSV files that a document names, by their names, as they are now beside it. What cannot be read is left out.
    ///
    /// @param text as it was written
    /// @param directory in which it stands
    public static SortedMap<String, String> sideFiles(String text, Path directory) {
        SideFiles files = new SideFiles(directory);
        new Binder(files).bind(Shapes.DOCUMENT,
                withoutSchema(mapping(new TreeReader(Syntax.of("written.json", text)).read(text))));
        return files.texts();
    }

    static DocumentReader with(FormatVersions versions) {
        return new DocumentReader(versions);
    }

    Reading read(byte[] bytes, String name, @Nullable Path directory) {
        List<Finding> problems = new ArrayList<>();
        try {
            SourceBytes.refuseTooLarge(bytes.length, name);
            String text = SourceBytes.text(bytes);
            Syntax syntax = Syntax.of(name, text);
            TreeReader trees = new TreeReader(syntax);
            Node.Mapping root = versions.migrated(mapping(trees.read(text)));
            problems.addAll(trees.duplicates());
            Binder binder = new Binder(new SideFiles(directory));
            Optional<Object> bound = binder.bind(Shapes.DOCUMENT, withoutSchema(root));
            problems.addAll(binder.problems());
            String schema = schema(root, problems);
            if (problems.isEmpty() && bound.isPresent()) {
                return new Reading.Understood((Document) bound.get(), new Source(bytes, syntax, schema),
                        new Locations(root));
            }
        } catch (Problem e) {
            problems.add(e.finding());
        }
        return new Reading.Refused(problems);
    }

    private static Node.Mapping mapping(Node root) {
        if (root instanceof Node.Mapping mapping) {
            return mapping;
        }
        throw new Problem("value.type", root.place(),
                Wording.of("Found %s where an architecture is expected.", root.description()),
                Wording.of("A document begins with { \"format\": 1, \"name\": ... }."));
    }

    private static Node.Mapping withoutSchema(Node.Mapping root) {
        return new Node.Mapping(Ordered.without(root.entries(), SCHEMA), root.place(), root.open());
    }

    private static @Nullable String schema(Node.Mapping root, List<Finding> problems) {
        Node.Entry entry = root.entries().get(SCHEMA);
        if (entry == null) {
            return null;
        }
        if (entry.value() instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT) {
            return scalar.text();
        }
        problems.add(Finding.error("value.type", Pointer.of(SCHEMA),
                Wording.of("Found %s where the address of a schema is expected.", entry.value().description()),
                Wording.NONE)
                .at(entry.place()));
        return null;
    }
}
