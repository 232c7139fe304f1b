package dev.archipelago.model.file;

import java.nio.file.Path;

/// What came of saving a document.
public sealed interface SaveOutcome {

    /// It was written.
    ///
    /// @param file to save the next change with
    record Saved(DocumentFile file) implements SaveOutcome {}

    /// There was nothing to write: the document is the one in the file.
    record Unchanged(DocumentFile file) implements SaveOutcome {}

    /// Somebody else has changed, removed or made the file in the meantime; nothing was written.
    record ChangedOnDisk(Path path) implements SaveOutcome {}

    /// The file is written in YAML, whose comments and layout would be lost; nothing was written.
    ///
    /// @param suggestion a name to save it under as JSON
    record NeedsJsonName(Path path, Path suggestion) implements SaveOutcome {}

    /// It could not be written; the file is as it was.
    ///
    /// @param reason a sentence for people
    record Failed(Path path, String reason) implements SaveOutcome {}
}
