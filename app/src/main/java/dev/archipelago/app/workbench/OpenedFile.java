package dev.archipelago.app.workbench;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.Locations;
import java.nio.file.Path;

/// A document with the file it was read from.
///
/// @param locations where its parts stand
public record OpenedFile(Path path, Document document, Locations locations) {
    public OpenedFile withDocument(Document changed) {
        return new OpenedFile(path, changed, locations);
    }
}
