package dev.archipelago.app.editor.inspector;

import dev.archipelago.model.finding.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;

/// A field or a section of the properties, to be gone to by its name.
///
/// @param name as it is written there, with the sections around it: "Operations › handle"
public record Place(String name, Node node) {
    private static final String INSIDE = " › ";

    /// Every field, section and button with a text inside a node, in order.
    static List<Place> in(Node node) {
        List<Place> places = new ArrayList<>();
        collect(node, "", places);
        return List.copyOf(places);
    }

    private static void collect(Node node, String around, List<Place> places) {
        switch (node) {
            case TitledPane section -> {
                String name = around + section.getText();
                places.add(new Place(name, section));
                if (section.isExpanded() && section.getContent() != null) {
                    collect(section.getContent(), name + INSIDE, places);
                }
            }
            case Label _ -> {
            }
            case Control control when control.isFocusTraversable() && name(control).isPresent() ->
                places.add(new Place(around + name(control).orElseThrow(), control));
            case Parent parent -> parent.getChildrenUnmodifiable().stream().filter(Node::isVisible)
                    .forEach(child -> collect(child, around, places));
            default -> {
            }
        }
    }

    /// Opens the sections inside a node that lead to a part of the document; answers the innermost one.
    static Optional<Place> sectionTo(Node node, Pointer pointer) {
        if (node instanceof TitledPane section && section.getUserData() instanceof Pointer at) {
            int depth = at.segments().size();
            if (depth > pointer.segments().size() || !at.segments().equals(pointer.segments().subList(0, depth))) {
                return Optional.empty();
            }
            section.setExpanded(true);
            return Optional.ofNullable(section.getContent()).flatMap(content -> sectionTo(content, pointer))
                    .or(() -> Optional.of(new Place(section.getText(), section)));
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().map(child -> sectionTo(child, pointer))
                        .flatMap(Optional::stream).findFirst()
                : Optional.empty();
    }

    private static Optional<String> name(Control control) {
        String accessible = control.getAccessibleText();
        if (accessible != null && !accessible.isBlank()) {
            return Optional.of(accessible);
        }
        return control instanceof Labeled labeled && !labeled.getText().isBlank()
                ? Optional.of(labeled.getText())
                : Optional.empty();
    }

    /// Opens the section, or takes the focus to the field, and brings it into view.
    public void go() {
        if (node instanceof TitledPane section) {
            section.setExpanded(true);
        }
        node.requestFocus();
        Platform.runLater(this::reveal);
    }

    /// Scrolls the pane around it as little as needed.
    void reveal() {
        for (Parent at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane && pane.getContent() != null) {
                pane.layout();
                Bounds all = pane.getContent().getLayoutBounds();
                Bounds mine = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
                double hidden = all.getHeight() - pane.getViewportBounds().getHeight();
                if (hidden > 0) {
                    pane.setVvalue(Math.clamp((mine.getMinY() - 40) / hidden, 0, 1));
                }
                return;
            }
        }
    }
}
