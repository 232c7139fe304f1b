package dev.archipelago.app.editor;

import javafx.scene.Node;

/// Where a node of the window is, for messages of tests: itself and what is around it, with names and style classes.
final class NodePath {

    private static final int LONGEST = 200;

    private NodePath() {}

    static String of(Node node) {
        StringBuilder path = new StringBuilder();
        for (Node at = node; at != null && path.length() < LONGEST; at = at.getParent()) {
            path.append(at.getClass().getSimpleName()).append(at.getId() == null ? "" : "#" + at.getId())
                    .append(at.getStyleClass()).append(" < ");
        }
        return path.toString();
    }
}
