package dev.archipelago.app.editor.outline;

import java.util.List;
import java.util.stream.Stream;

/// A row of the outline with those below it: frames hold components, components their operations and what they call.
///
/// @param contents what a component has in it, from which its rows are made once they are wanted; empty for all else
/// @param children all rows below, but for those of a component
record Branch(Line line, Contents contents, List<Branch> children) {
    Branch {
        children = List.copyOf(children);
    }

    static Branch of(Line line, List<Branch> children) {
        return new Branch(line, Contents.NONE, children);
    }

    static Branch of(Line line, Contents contents) {
        return new Branch(line, contents, List.of());
    }

    Row row() {
        return line.row();
    }

    boolean isLeaf() {
        return children.isEmpty() && contents.isEmpty();
    }

    /// Every row below, those of a component included.
    List<Branch> below() {
        return contents.isEmpty() ? children : contents.rows();
    }

    /// The lines of all rows in the order of reading, this one first.
    Stream<Line> lines() {
        return Stream.concat(Stream.of(line), below().stream().flatMap(Branch::lines));
    }
}
