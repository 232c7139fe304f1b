package dev.archipelago.app.editor.compare;

import dev.archipelago.model.document.Document;

/// What a design is compared with.
///
/// @param name what people know it as
record Opponent(Wording name, Document document) {}
