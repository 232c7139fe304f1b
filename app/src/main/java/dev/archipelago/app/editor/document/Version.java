package dev.archipelago.app.editor.document;

import dev.archipelago.model.document.Document;

/// One state of the document and the name of the change that led to it.
///
/// @param change empty for the state that was opened
record Version(Document document, String change) {

    /// Whether two documents are written alike: maps are equal whatever their order, but a file is not.
    static boolean isSame(Document one, Document other) {
        return one.equals(other) && one.toString().equals(other.toString());
    }
}
