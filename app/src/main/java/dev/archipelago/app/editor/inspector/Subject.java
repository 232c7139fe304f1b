package dev.archipelago.app.editor.inspector;

import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.shape.Part;
import java.util.List;

/// What a form edits: the same part of one or several things.
record Subject(List<Pointer> pointers) {
    Subject {
        pointers = List.copyOf(pointers);
    }

    static Subject of(Pointer pointer) {
        return new Subject(List.of(pointer));
    }

    Subject part(Part part) {
        return child(part.key());
    }

    Subject child(Object segment) {
        return new Subject(pointers.stream().map(pointer -> pointer.child(segment)).toList());
    }

    boolean isSingle() {
        return pointers.size() == 1;
    }

    /// The only one, or the first.
    Pointer pointer() {
        return pointers.getFirst();
    }

    /// The id of the field in the scene graph, by which tests and the command palette find it.
    String fieldId() {
        List<String> segments = pointer().segments();
        return "field-" + String.join("-", segments.subList(Math.min(2, segments.size()), segments.size()));
    }
}
