package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.history.HistoryView;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.app.editor.outline.OutlineIntents;
import dev.archipelago.app.editor.outline.OutlineView;
import dev.archipelago.app.editor.palette.Palette;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Pointer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The kinds of components, the outline of the design or the history of the document, left of the drawing; which of them is
/// remembered.
final class LeftPane {
    private static final int ICON = 16;

    private final WorkspaceParts parts;
    private final Palette palette;
    private final OutlineView outline;
    private final HistoryView history;
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton kinds;
    private final ToggleButton tree;
    private final ToggleButton steps;
    private final BorderPane node = new BorderPane();
    private final Subscription shown;

    /// @param open shows the properties of a part of the document
    LeftPane(WorkspaceParts parts, Palette palette, Consumer<Pointer> open) {
        this.parts = parts;
        this.palette = palette;
        Messages messages = parts.messages();
        outline = new OutlineView(messages, parts.edited(), new Wishes(parts, open));
        history = new HistoryView(messages, parts.edited(), parts.goTo());
        kinds = tab(messages.text("palette.title"), "left-components", MaterialDesignS.SHAPE_OUTLINE);
        tree = tab(messages.text("outline.tab"), "left-outline", MaterialDesignF.FILE_TREE_OUTLINE);
        steps = tab(messages.text("history.tab"), "left-history", MaterialDesignH.HISTORY);
        Tips.on(kinds, parts.commands().get("find-component").tip(messages));
        Tips.on(tree, parts.commands().get("outline").tip(messages));
        Tips.on(steps, parts.commands().get("history").tip(messages));
        HBox bar = new HBox(kinds, tree, steps);
        bar.getStyleClass().add("left-bar");
        node.setTop(bar);
        node.setId("left-pane");
        node.getStyleClass().add(Styles.SIDE_PANE);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                parts.appearance().outlineProperty().set(now == tree);
                parts.appearance().historyProperty().set(now == steps);
            }
        });
        parts.canvas().overlayProperty().addListener((_, _, overlay) -> outline.setOverlay(overlay));
        shown = Subscription.combine(parts.appearance().outlineProperty().subscribe(_ -> show()),
                parts.appearance().historyProperty().subscribe(_ -> show()));
    }

    /// There is room for the name of the one that is seen only; the others are signs, which say their names to the pointer and to
    /// screen readers.
    private ToggleButton tab(String text, String id, Ikon icon) {
        ToggleButton tab = new ToggleButton(text, Icons.of(icon, ICON));
        tab.setAccessibleText(text);
        tab.contentDisplayProperty().bind(Bindings.when(tab.selectedProperty()).then(ContentDisplay.TEXT_ONLY)
                .otherwise(ContentDisplay.GRAPHIC_ONLY));
        tab.setMinWidth(Region.USE_PREF_SIZE);
        tab.getStyleClass().setAll("bottom-tab");
        tab.setId(id);
        tab.setToggleGroup(group);
        return tab;
    }

    private void show() {
        boolean outlined = outlined();
        boolean past = parts.appearance().historyProperty().get() && !outlined;
        group.selectToggle(outlined ? tree : past ? steps : kinds);
        node.setCenter(content());
        outline.setShown(outlined);
        history.setShown(past);
    }

    Node node() {
        return node;
    }

    /// What is seen below the names.
    Node content() {
        return outlined()
                ? outline.node()
                : parts.appearance().historyProperty().get() ? history.node() : palette.node();
    }

    /// Shows the outline and takes the keys there; when they are there already, shows the kinds again.
    void toggleOutline() {
        boolean inside = outlined() && isFocusIn(outline.node());
        parts.appearance().outlineProperty().set(!inside);
        if (inside) {
            parts.canvas().requestFocus();
        } else {
            outline.focus();
        }
    }

    /// Shows the history and takes the keys there; when they are there already, shows the kinds again.
    void toggleHistory() {
        boolean inside = parts.appearance().historyProperty().get() && isFocusIn(history.node());
        parts.appearance().historyProperty().set(!inside);
        if (inside) {
            parts.canvas().requestFocus();
        } else {
            history.focus();
        }
    }

    /// By the way up from what has the focus: a field that is gone from the tree would still count as within.
    private boolean isFocusIn(Node pane) {
        Node at = node.getScene() == null ? null : node.getScene().getFocusOwner();
        while (at != null && !at.equals(pane)) {
            at = at.getParent();
        }
        return at != null;
    }

    /// Looks for a kind.
    void searchKinds() {
        parts.appearance().outlineProperty().set(false);
        parts.appearance().historyProperty().set(false);
        palette.focusSearch();
    }

    private boolean outlined() {
        return parts.appearance().outlineProperty().get();
    }

    void close() {
        shown.unsubscribe();
        outline.close();
        history.setShown(false);
    }

    private record Wishes(WorkspaceParts parts, Consumer<Pointer> opening) implements OutlineIntents {
        @Override
        public void select(Selection selection) {
            parts.edited().select(selection);
            if (!selection.isEmpty()) {
                parts.groups().reveal(selection);
                parts.canvas().reveal(selection);
            }
        }

        @Override
        public void open(Pointer pointer) {
            opening.accept(pointer);
        }

        @Override
        public void goToDrawing() {
            Selection selection = parts.edited().selection();
            parts.groups().reveal(selection);
            parts.canvas().reveal(selection);
            parts.canvas().requestFocus();
        }

        @Override
        public void rename(ComponentId id, String name) {
            parts.edits().rename(id, name);
        }

        @Override
        public void delete(Selection selection) {
            parts.edits().delete(selection);
        }

        @Override
        public void remove(Pointer pointer) {
            parts.edits().remove(pointer);
        }
    }
}
