package dev.archipelago.app.editor.document;

import dev.archipelago.model.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every version of a document since it was opened, of which one is current and one may be that of the file.
///
/// Versions are whole documents. They share all that did not change, so that a version costs what the change touched.
final class History {
    private static final int NEVER_SAVED = -1;

    private final List<Version> versions = new ArrayList<>();
    private int current;
    private int saved;

    History(Document opened, boolean fromFile) {
        versions.add(new Version(opened, ""));
        saved = fromFile ? 0 : NEVER_SAVED;
    }

    Document current() {
        return versions.get(current).document();
    }

    /// Makes a new current version; what was undone before is forgotten.
    void add(Document changed, String change) {
        versions.subList(current + 1, versions.size()).clear();
        if (saved > current) {
            saved = NEVER_SAVED;
        }
        versions.add(new Version(changed, change));
        current++;
    }

    /// The name of the change that [#undo] would take back.
    Optional<String> undoable() {
        return current == 0 ? Optional.empty() : Optional.of(versions.get(current).change());
    }

    Optional<String> redoable() {
        return current + 1 == versions.size() ? Optional.empty() : Optional.of(versions.get(current + 1).change());
    }

    void undo() {
        current = Math.max(0, current - 1);
    }

    void redo() {
        current = Math.min(versions.size() - 1, current + 1);
    }

    void markSaved() {
        saved = current;
    }

    /// No version is that of the file any more.
    void markUnsaved() {
        saved = NEVER_SAVED;
    }

    boolean isSaved() {
        return saved == current;
    }

    /// How many changes lie between the current version and the one opened.
    int depth() {
        return current;
    }
}
