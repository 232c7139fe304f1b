package dev.archipelago.app.editor.document;

import java.util.List;
import java.util.OptionalInt;

/// The steps that a document has gone through since it was opened, and where among them it stands.
///
/// @param names of the changes, the oldest first
/// @param current how many of them hold; those after are undone and can be done again
/// @param saved how many of them the file has; empty where it has no version of this history
public record Steps(List<String> names, int current, OptionalInt saved) {
    public Steps {
        names = List.copyOf(names);
        if (current < 0 || current > names.size()) {
            throw new IllegalArgumentException("from 0 to " + names.size() + ", not " + current);
        }
    }
}
