package dev.archipelago.model.file;

import dev.archipelago.model.document.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A document and the file it stands in.
///
/// A document that was not changed is never written again, so that a file written by hand keeps its layout. Saving
/// replaces the file at once or not at all, and never a version that somebody else has written unless told to.
public final class DocumentFile {
    private static final String ENDING = ".archipelago.json";

    private final Path path;
    private final Document document;
    private final Source source;

    private DocumentFile(Path path, Document document, Source source) {
        this.path = path;
        this.document = document;
        this.source = source;
    }

    /// The file that was read from a path.
    public static DocumentFile of(Path path, Reading.Understood reading) {
        return new DocumentFile(path, reading.document(), reading.source());
    }

    /// Writes a document into a new file, or over another one when told to.
    public static SaveOutcome create(Path path, Document document, Overwrite overwrite) {
        return create(path, document, SchemaWriter.ID, overwrite);
    }

    private static SaveOutcome create(Path path, Document document, String schema, Overwrite overwrite) {
        if (Syntax.of(path.toString(), "{") == Syntax.YAML) {
            return needsJsonName(path);
        }
        if (overwrite == Overwrite.REFUSE && Files.exists(path)) {
            return new SaveOutcome.ChangedOnDisk(path);
        }
        return write(path, document, schema);
    }

    public Path path() {
        return path;
    }

    /// The document as it stands in the file.
    public Document document() {
        return document;
    }

    /// Whether the file is no longer the one that was read or written here.
    public boolean changedOnDisk() {
        try {
            return !source.hasBytes(SourceBytes.read(path, SourceBytes.LARGEST));
        } catch (Problem e) {
            return true;
        }
    }

    /// The text that the file would have after saving a document into it: as it was written where nothing is changed and it is
    /// JSON, else in the one way in which documents are written.
    public String textOf(Document saved) {
        return saved.equals(document) && source.syntax() == Syntax.JSON
                ? source.text()
                : DocumentWriter.write(saved, source.schema().orElse(null));
    }

    /// Writes a changed document into this file.
    public SaveOutcome save(Document changed, Overwrite overwrite) {
        boolean foreign = changedOnDisk();
        if (foreign && overwrite == Overwrite.REFUSE) {
            return new SaveOutcome.ChangedOnDisk(path);
        }
        if (!foreign && changed.equals(document)) {
            return new SaveOutcome.Unchanged(this);
        }
        if (source.syntax() == Syntax.YAML) {
            return needsJsonName(path);
        }
        return write(path, changed, source.schema().orElse(null));
    }

    /// Writes a changed document into another file; this one stays as it is.
    public SaveOutcome saveAs(Path other, Document changed, Overwrite overwrite) {
        return create(other, changed, source.schema().orElse(SchemaWriter.ID), overwrite);
    }

    private static SaveOutcome write(Path path, Document document, @Nullable String schema) {
        byte[] bytes = DocumentWriter.write(document, schema).getBytes(StandardCharsets.UTF_8);
        try {
            AtomicWrite.write(path, bytes);
        } catch (IOException e) {
            return new SaveOutcome.Failed(path, path + " cannot be written: "
                    + Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()) + ".");
        }
        return new SaveOutcome.Saved(new DocumentFile(path, document, new Source(bytes, Syntax.JSON, schema)));
    }

    private static SaveOutcome needsJsonName(Path path) {
        String name = path.getFileName().toString().replaceFirst("(\\.archipelago)?\\.[^.]*$", "");
        return new SaveOutcome.NeedsJsonName(path, path.resolveSibling(name + ENDING));
    }
}
