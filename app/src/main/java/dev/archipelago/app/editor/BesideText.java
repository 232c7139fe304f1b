package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.text.TextIntents;
import dev.archipelago.app.editor.text.TextPane;
import dev.archipelago.model.finding.Pointer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.util.Duration;
import javafx.util.Subscription;

/// The text of the document between the drawing and the properties, made when it is first wanted; how wide it is is
/// remembered.
final class BesideText {
    private static final double SHARE = 0.3;
    private static final double SMALLEST = 260;
    private static final Duration SETTLED = Duration.millis(600);

    private final WorkspaceParts parts;
    private final SplitPane panes;
    private final TextIntents intents;
    private final PauseTransition remembering = new PauseTransition(SETTLED);
    private Optional<TextPane> text = Optional.empty();
    private Subscription shown = Subscription.EMPTY;

    /// @param panes kinds, drawing and properties, among which it takes its place
    BesideText(WorkspaceParts parts, SplitPane panes, Consumer<Pointer> open, Runnable undo, Runnable redo) {
        this.parts = parts;
        this.panes = panes;
        intents = new Intents(parts, open, undo, redo);
        remembering.setOnFinished(_ -> remember());
        shown = parts.appearance().textProperty().subscribe(this::setShown);
        EditedDocument edited = parts.edited();
        if (edited.draft().isPresent()) {
            parts.appearance().textProperty().set(true); // what is typed and not understood is not hidden
        }
    }

    private record Intents(WorkspaceParts parts, Consumer<Pointer> opening, Runnable undoing,
            Runnable redoing) implements TextIntents {
        @Override
        public void select(Selection selection) {
            parts.edited().select(selection);
            parts.canvas().reveal(selection);
        }

        @Override
        public void open(Pointer operation) {
            opening.accept(operation);
        }

        @Override
        public void undo() {
            undoing.run();
        }

        @Override
        public void redo() {
            redoing.run();
        }
    }

    /// The pane while it is there to be seen.
    Optional<Node> node() {
        return text.map(TextPane::node).filter(panes.getItems()::contains);
    }

    /// Shows it and takes the keys there, or hides it when they are there already.
    void toggle() {
        Node focused = panes.getScene() == null ? null : panes.getScene().getFocusOwner();
        boolean inside = false;
        for (Node at = focused; at != null && !inside; at = at.getParent()) {
            inside = node().filter(at::equals).isPresent();
        }
        parts.appearance().textProperty().set(!inside);
        if (inside) {
            parts.canvas().requestFocus();
        } else {
            text.ifPresent(TextPane::focus);
        }
    }

    /// Shows the lines of a part of the document.
    void reveal(Pointer pointer) {
        node().ifPresent(_ -> text.ifPresent(pane -> pane.reveal(pointer)));
    }

    private void setShown(boolean on) {
        if (on && node().isEmpty()) {
            add();
        } else if (!on && node().isPresent()) {
            remember();
            double[] before = panes.getDividerPositions();
            node().ifPresent(panes.getItems()::remove);
            panes.setDividerPositions(before[0], before[before.length - 1]);
        }
    }

    private void add() {
        TextPane pane = text.orElseGet(() -> new TextPane(parts.messages(), parts.edited(), intents));
        text = Optional.of(pane);
        double[] before = panes.getDividerPositions();
        int index = panes.getItems().size() - 1;
        panes.getItems().add(index, pane.node());
        if (pane.node() instanceof javafx.scene.layout.Region region) {
            region.setMinWidth(SMALLEST);
        }
        double share = parts.appearance().textShare() > 0 ? parts.appearance().textShare() : SHARE;
        double right = before[before.length - 1];
        panes.setDividerPositions(before[0], Math.max(before[0] + 0.1, right - share), right);
        panes.getDividers().get(1).positionProperty().addListener((_, _, _) -> remembering.playFromStart());
    }

    private void remember() {
        double[] now = panes.getDividerPositions();
        if (now.length == 3 && panes.getScene() != null) {
            double share = Math.round((now[2] - now[1]) * 1000) / 1000.0;
            if (share > 0 && Math.abs(share - parts.appearance().textShare()) > 0.002) {
                parts.appearance().setTextShare(share);
            }
        }
    }

    /// Gives the panes the widths that those of another document have.
    void takeSizesOf(SplitPane other) {
        double[] widths = other.getDividerPositions();
        if (widths.length == panes.getDividerPositions().length) {
            panes.setDividerPositions(Arrays.copyOf(widths, widths.length));
        }
    }

    void close() {
        shown.unsubscribe();
        remembering.stop();
        text.ifPresent(TextPane::close);
    }
}
