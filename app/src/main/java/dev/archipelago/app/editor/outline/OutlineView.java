package dev.archipelago.app.editor.outline;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.model.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    private static final int QUICK = 300; // components whose outline is made in a moment

    private final Messages messages;
    private final EditedDocument edited;
    private final OutlineIntents intents;
    private final TreeView<Line> tree = new TreeView<>();
    private final Label hint = new Label();
    private final VBox node = new VBox(tree, hint);
    private final TypedLetters letters;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final Choice choice = new Choice(tree);
    private final List<OutlineCell> cells = new ArrayList<>();
    private final ExecutorService background = Executors
            .newSingleThreadExecutor(task -> Thread.ofPlatform().name("outline").daemon(true).unstarted(task));
    private volatile int turn;
    private Readings readings;
    private @Nullable Growth growth;
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
        tree.setCellFactory(_ -> cell());
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

    private OutlineCell cell() {
        OutlineCell cell = new OutlineCell(messages, row -> readings.of(row),
                (component, name) -> intents.rename(component.id(), name));
        cells.add(cell);
        return cell;
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
        cells.forEach(OutlineCell::measure);
    }

    /// Takes the keys, at what is selected.
    public void focus() {
        tree.requestFocus();
        if (tree.getSelectionModel().isEmpty()) {
            tree.getFocusModel().focus(0);
        }
    }

    /// Follows nothing any more.
    public void close() {
        setShown(false);
        background.shutdownNow();
    }

    /// Nothing is done for what is not seen here; what takes more than a moment is done on another thread.
    private void refresh() {
        old = !shown;
        if (!shown) {
            return;
        }
        int mine = turn + 1;
        turn = mine;
        Growth before = growth;
        Document document = edited.document();
        if (document.architecture().components().size() <= QUICK) {
            take(grown(before, document));
            return;
        }
        background.execute(() -> {
            if (mine == turn) { // there is no newer version
                Growth now = grown(before, document);
                Platform.runLater(() -> {
                    if (mine == turn) {
                        take(now);
                    }
                });
            }
        });
    }

    private Growth grown(@Nullable Growth before, Document document) {
        return before == null ? Growth.of(document, messages) : before.after(document);
    }

    @SuppressWarnings("ReferenceEquality") // it is the same one where nothing of it has changed
    private void take(Growth now) {
        if (now == growth) {
            return;
        }
        growth = now;
        following = true;
        try {
            if (twin == null) {
                twin = new Twin(now.outline());
                tree.setRoot(twin.root());
            } else {
                twin.bring(now.outline());
            }
        } finally {
            following = false;
        }
        follow(edited.selection());
    }

    // From the document to the tree

    private void follow(Selection selection) {
        Twin items = twin;
        if (!shown || items == null || selection.equals(choice.selection())) {
            return;
        }
        following = true;
        try {
            choice.follow(selection, items);
        } finally {
            following = false;
        }
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
        Selection selection = choice.selection();
        if (!selection.equals(edited.selection())) {
            intents.select(selection);
        }
        List<TreeItem<Line>> items = choice.items();
        if (items.size() == 1) {
            items.getFirst().getValue().row().pointer().ifPresent(intents::open);
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
        Selection selection = choice.selection();
        if (!selection.isEmpty() && (item == null
                || !(item.getValue().row() instanceof Row.OfOperation))) {
            intents.delete(selection);
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
        List<Line> all = items.root().branch().lines().skip(1).toList();
        TreeItem<Line> now = tree.getSelectionModel().getSelectedItem();
        letters.find(all.stream().map(Line::sought).toList(), now == null ? -1 : all.indexOf(now.getValue()))
                .flatMap(index -> items.item(all.get(index).row())).ifPresent(choice::choose);
    }

    private void forgetLetters() {
        pause.stop();
        letters.forget();
        hint.setText(messages.text("outline.hint"));
    }
}
