package dev.archipelago.app.editor.outline;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The design as a tree: frames, components, their operations and what they call; workloads, objectives and scenarios.
///
/// It follows the document by changing what is different, and only while it is seen. What is selected here is selected in the
/// document and the other way round.
public final class OutlineView {
    private static final Duration PAUSE = Duration.seconds(1);
    private static final int MOST_OPENED = 20;

    private final Messages messages;
    private final EditedDocument edited;
    private final OutlineIntents intents;
    private final TreeView<Line> tree = new TreeView<>();
    private final Label hint = new Label();
    private final VBox node = new VBox(tree, hint);
    private final TypedLetters letters;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private Readings readings;
    private @Nullable Twin twin;
    private boolean shown;
    private boolean old = true;
    private boolean following;
    private boolean telling;

    public OutlineView(Messages messages, EditedDocument edited, OutlineIntents intents) {
        this.messages = messages;
        this.edited = edited;
        this.intents = intents;
        readings = new Readings(messages, Overlay.NONE);
        letters = new TypedLetters(messages.locale());
        tree.setId("outline");
        tree.setShowRoot(false);
        tree.setEditable(true);
        tree.setAccessibleText(messages.text("outline.title"));
        tree.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        tree.setCellFactory(_ -> new OutlineCell(row -> readings.of(row),
                (component, name) -> intents.rename(component.id(), name)));
        tree.getStyleClass().add("outline");
        hint.setText(messages.text("outline.hint"));
        hint.getStyleClass().add(Styles.PALETTE_HINT);
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(tree, Priority.ALWAYS);
        node.getStyleClass().addAll(Styles.SIDE_PANE, "outline-pane");
        pause.setOnFinished(_ -> forgetLetters());
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        tree.addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
        tree.getSelectionModel().getSelectedItems()
                .addListener((ListChangeListener<TreeItem<Line>>) _ -> tellLater());
        edited.documentProperty().addListener((_, _, _) -> refresh());
        edited.selectionProperty().addListener((_, _, selection) -> follow(selection));
    }

    public Node node() {
        return node;
    }

    /// Follows what happens from now on, or no longer.
    public void setShown(boolean seen) {
        shown = seen;
        if (seen && old) {
            refresh();
        }
        if (seen) {
            follow(edited.selection());
        }
    }

    /// What stands beside the names.
    public void setOverlay(Overlay overlay) {
        readings = new Readings(messages, overlay);
        if (shown) {
            tree.refresh();
        }
    }

    /// Takes the keys, at what is selected.
    public void focus() {
        tree.requestFocus();
        if (tree.getSelectionModel().isEmpty()) {
            tree.getFocusModel().focus(0);
        }
    }

    private void refresh() {
        old = !shown;
        if (!shown) {
            return;
        }
        Branch branch = Branch.of(edited.document(), messages);
        following = true;
        try {
            if (twin == null) {
                twin = new Twin(branch);
                tree.setRoot(twin.root());
            } else {
                twin.bring(branch);
            }
        } finally {
            following = false;
        }
        follow(edited.selection());
    }

    // From the document to the tree

    private void follow(Selection selection) {
        Twin items = twin;
        if (!shown || items == null || selection.equals(chosen())) {
            return;
        }
        List<TreeItem<Line>> wanted = rows(selection).stream().map(items::item)
                .flatMap(Optional::stream).toList();
        following = true;
        try {
            if (wanted.size() <= MOST_OPENED) {
                wanted.forEach(OutlineView::open);
            }
            select(new LinkedHashSet<>(wanted));
        } finally {
            following = false;
        }
    }

    private static List<Row> rows(Selection selection) {
        List<Row> rows = new ArrayList<>();
        selection.components().forEach(id -> rows.add(new Row.OfComponent(id)));
        selection.connections().forEach(id -> rows.add(new Row.OfConnection(id)));
        return rows;
    }

    private static void open(TreeItem<?> item) {
        for (TreeItem<?> at = item.getParent(); at != null; at = at.getParent()) {
            at.setExpanded(true);
        }
    }

    /// In one pass over what is unfolded, since asking the tree for each row would take the square of it.
    private void select(Set<TreeItem<Line>> wanted) {
        int[] indices = new int[wanted.size()];
        int found = 0;
        for (int row = 0; row < tree.getExpandedItemCount() && found < indices.length; row++) {
            TreeItem<?> item = tree.getTreeItem(row);
            if (wanted.contains(item)) {
                indices[found++] = row;
            }
        }
        tree.getSelectionModel().clearSelection();
        if (found > 0) {
            tree.getSelectionModel().selectIndices(indices[0], Arrays.copyOfRange(indices, 1, found));
            bringIntoView(indices[0]);
        }
    }

    private void bringIntoView(int row) {
        tree.getFocusModel().focus(row);
        tree.scrollTo(Math.max(0, row - 3));
    }

    // From the tree to the document

    private void tellLater() {
        if (!following && !telling) {
            telling = true;
            Platform.runLater(this::tell); // once, when the tree is done with it
        }
    }

    private void tell() {
        telling = false;
        Selection selection = chosen();
        if (!selection.equals(edited.selection())) {
            intents.select(selection);
        }
        if (tree.getSelectionModel().getSelectedItems().size() == 1) {
            TreeItem<Line> item = tree.getSelectionModel().getSelectedItem();
            if (item != null) {
                item.getValue().row().pointer().ifPresent(intents::open);
            }
        }
    }

    /// What the rows stand for that are selected; a frame stands for its members.
    private Selection chosen() {
        Set<ComponentId> components = new LinkedHashSet<>();
        Set<ConnectionId> connections = new LinkedHashSet<>();
        for (TreeItem<Line> item : tree.getSelectionModel().getSelectedItems()) {
            if (item != null) {
                add(item, item.getValue().row(), components, connections);
            }
        }
        return new Selection(components, connections);
    }

    private static void add(TreeItem<Line> item, Row row, Set<ComponentId> components,
            Set<ConnectionId> connections) {
        components.addAll(row.selection().components());
        connections.addAll(row.selection().connections());
        if (row instanceof Row.OfFrame) {
            Twin.below(item).map(TreeItem::getValue).forEach(line -> {
                if (line.row() instanceof Row.OfComponent(ComponentId id)) {
                    components.add(id);
                }
            });
        }
    }

    // Keys

    private void onKey(KeyEvent event) {
        if (tree.getEditingItem() != null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        TreeItem<Line> item = tree.getSelectionModel().getSelectedItem();
        boolean typing = !letters.text().isEmpty();
        switch (event.getCode()) {
            case ENTER -> intents.goToDrawing();
            case F2 -> {
                if (event.isShiftDown()) {
                    return;
                }
                tree.edit(item);
            }
            case DELETE -> delete(item);
            case BACK_SPACE, ESCAPE -> {
                if (!typing) {
                    return;
                }
            }
            default -> {
                if (event.getCode().isNavigationKey()) {
                    forgetLetters();
                }
                return;
            }
        }
        forgetLetters();
        event.consume();
    }

    private void delete(@Nullable TreeItem<Line> item) {
        if (!chosen().isEmpty() && (item == null
                || !(item.getValue().row() instanceof Row.OfOperation))) {
            intents.delete(chosen());
        } else if (item != null && !(item.getValue().row() instanceof Row.OfSection)) {
            item.getValue().row().pointer().ifPresent(intents::remove);
        }
    }

    private void onTyped(KeyEvent event) {
        String letter = event.getCharacter();
        boolean writes = letter.length() == 1 && !Character.isISOControl(letter.charAt(0))
                && !event.isShortcutDown() && !event.isAltDown();
        if (tree.getEditingItem() != null || !writes || letters.text().isEmpty() && !isBeginning(letter.charAt(0))) {
            return;
        }
        letters.type(letter);
        hint.setText(messages.text("outline.typed", letters.text()));
        pause.playFromStart();
        find();
        event.consume();
    }

    /// Other signs unfold and fold, or ask for help.
    private static boolean isBeginning(char letter) {
        return Character.isLetterOrDigit(letter);
    }

    private void find() {
        Twin items = twin;
        if (items == null) {
            return;
        }
        List<TreeItem<Line>> all = items.all().skip(1).toList();
        TreeItem<Line> now = tree.getSelectionModel().getSelectedItem();
        letters.find(all.stream().map(item -> item.getValue().name()).toList(), all.indexOf(now)).ifPresent(index -> {
            TreeItem<Line> found = all.get(index);
            open(found);
            int row = tree.getRow(found);
            tree.getSelectionModel().clearAndSelect(row);
            bringIntoView(row);
        });
    }

    private void forgetLetters() {
        pause.stop();
        letters.forget();
        hint.setText(messages.text("outline.hint"));
    }
}
