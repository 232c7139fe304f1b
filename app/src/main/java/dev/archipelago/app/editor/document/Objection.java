package dev.archipelago.app.editor.document;

import dev.archipelago.model.ComponentId;

/// Why a change is not made though it could be done.
public sealed interface Objection {

    /// It touches a component that is locked.
    record LockedComponent(ComponentId id) implements Objection {}

    /// The document is locked as a whole.
    record LockedDocument() implements Objection {}

    /// The file cannot be written, and nobody has said yet that changes are wanted all the same.
    record UnwritableFile() implements Objection {}
}
