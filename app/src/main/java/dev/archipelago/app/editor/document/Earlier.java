package dev.archipelago.app.editor.document;

import dev.archipelago.model.document.Document;

/// What a document was before a change.
///
/// @param change the name of the change that came next
public record Earlier(Document document, String change) {}
