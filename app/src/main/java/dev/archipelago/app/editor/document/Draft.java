package dev.archipelago.app.editor.document;

import dev.archipelago.model.document.Document;

/// A text that was typed for a document and is not part of it, since it is not understood or not read yet.
///
/// @param base the document whose text it began as
public record Draft(String text, Document base) {}
