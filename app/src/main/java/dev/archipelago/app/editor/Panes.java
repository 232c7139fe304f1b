package dev.archipelago.app.editor;

import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/// What is left and right of the drawing and below it, with borders that can be moved.
final class Panes {
    private static final double LEAST_DRAWING = 0.55;

    private final SplitPane across;
    private final SplitPane node;

    Panes(Node left, Node drawing, Node right, Node below) {
        across = new SplitPane(left, drawing, right);
        sized(left, 168, 190, 420);
        sized(right, 280, 344, 560);
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(right, false);
        across.setDividerPositions(0.12, 0.785);
        node = new SplitPane(across, below);
        node.setOrientation(Orientation.VERTICAL);
        node.setDividerPositions(0.68);
        node.heightProperty().addListener((_, _, _) -> Platform.runLater(this::keepDrawingTall));
    }

    private static void sized(Node pane, double min, double preferred, double max) {
        if (pane instanceof Region region) {
            region.setMinWidth(min);
            region.setPrefWidth(preferred);
            region.setMaxWidth(max);
        }
    }

    /// In a window that has become low the drawing has more than half of the height.
    private void keepDrawingTall() {
        if (node.getDividerPositions()[0] < LEAST_DRAWING) {
            node.setDividerPositions(LEAST_DRAWING);
        }
    }

    Node node() {
        return node;
    }

    /// What stands beside one another.
    SplitPane across() {
        return across;
    }

    /// Gives those below one another the heights that others have.
    void takeHeightsOf(Panes other) {
        node.setDividerPositions(other.node.getDividerPositions());
    }
}
