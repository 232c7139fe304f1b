package dev.archipelago.app.editor.document;

import dev.archipelago.model.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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

    /// Whether the current version may become another one without a step of its own: it is neither that which was opened nor
    /// that of the file, and nothing was undone since.
    boolean mayAmend() {
        return current > 0 && current != saved && current + 1 == versions.size();
    }

    /// The step that led to the current version leads to this one now; a step that leads back to where it began is none.
    void amend(Document changed) {
        Version before = versions.get(current - 1);
        String change = versions.removeLast().change();
        if (Version.isSame(before.document(), changed)) {
            current--;
        } else {
            versions.add(new Version(changed, change));
        }
    }

    /// The name of the change that [#undo] would take back.
    Optional<String> undoable() {
        return current == 0 ? Optional.empty() : Optional.of(versions.get(current).change());
    }

    Optional<String> redoable() {
        return current + 1 == versions.size() ? Optional.empty() : Optional.of(versions.get(current + 1).change());
    }

    /// The versions before the current one, the latest first.
    List<Earlier> earlier() {
        List<Earlier> earlier = new ArrayList<>();
        for (int i = current - 1; i >= 0; i--) {
            earlier.add(new Earlier(versions.get(i).document(), versions.get(i + 1).change()));
        }
        return earlier;
    }

    /// What was done, with what was undone, and where among it the current version and that of the file are.
    Steps steps() {
        List<String> names = new ArrayList<>(versions.size());
        versions.subList(1, versions.size()).forEach(version -> names.add(version.change()));
        return new Steps(names, current, saved == NEVER_SAVED ? OptionalInt.empty() : OptionalInt.of(saved));
    }

    /// Makes the version after so many steps the current one.
    void goTo(int steps) {
        current = Math.clamp(steps, 0, versions.size() - 1);
    }

    /// What the step between the current version and the one before it, or after it, has made of the current one.
    Selection touched(boolean byUndoing) {
        int other = current + (byUndoing ? 1 : -1);
        return other < 0 || other == versions.size()
                ? Selection.NONE
                : Selection.changedBetween(versions.get(other).document(), current());
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
