package dev.archipelago.app.editor.history;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Steps;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All steps of a document from the oldest to the newest, with the present one marked, those that are undone below it in grey,
/// and the one that the file has.
///
/// A click on a step, or Enter, goes there. It follows the document only while it is seen, and shows as many rows as there is
/// room for, however many steps there are.
public final class HistoryView {
    private final Messages messages;
    private final EditedDocument edited;
    private final IntConsumer goTo;
    private final ListView<Step> list = new ListView<>();
    private final List<StepCell> cells = new ArrayList<>();
    private final VBox node;
    private Steps steps;
    private boolean shown;

    /// @param goTo is told after how many steps the document is wanted
    public HistoryView(Messages messages, EditedDocument edited, IntConsumer goTo) {
        this.messages = messages;
        this.edited = edited;
        this.goTo = goTo;
        steps = edited.stepsProperty().get();
        list.setId("history");
        list.setAccessibleText(messages.text("history.title"));
        list.getStyleClass().add("history");
        list.setCellFactory(_ -> cell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        Label hint = new Label(messages.text("history.hint"));
        hint.getStyleClass().add(Styles.PALETTE_HINT);
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(list, Priority.ALWAYS);
        node = new VBox(list, hint);
        node.getStyleClass().addAll(Styles.SIDE_PANE, "outline-pane");
        edited.stepsProperty().addListener((_, _, _) -> follow());
        edited.fileProperty().addListener((_, _, _) -> follow());
    }

    private StepCell cell() {
        StepCell cell = new StepCell(messages, this::state, this::go);
        cells.add(cell);
        return cell;
    }

    public Node node() {
        return node;
    }

    /// Follows what happens from now on, or no longer.
    public void setShown(boolean seen) {
        shown = seen;
        follow();
    }

    /// Takes the keys, at the present step.
    public void focus() {
        list.requestFocus();
        mark();
    }

    private void onKey(KeyEvent event) {
        Step chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)
                && !event.isShortcutDown() && !event.isAltDown()) {
            go(chosen);
            event.consume();
        }
    }

    private void go(Step step) {
        goTo.accept(step.number());
    }

    /// Only what is different is changed, so that a step costs the same however many there were.
    private void follow() {
        if (!shown) {
            return;
        }
        steps = edited.stepsProperty().get();
        List<Step> items = list.getItems();
        int same = Math.min(items.size(), steps.names().size() + 1);
        for (int i = 1; i < same; i++) {
            if (!items.get(i).name().equals(steps.names().get(i - 1))) {
                same = i;
            }
        }
        if (items.size() > same) {
            items.subList(same, items.size()).clear();
        }
        List<Step> more = new ArrayList<>();
        for (int i = same; i <= steps.names().size(); i++) {
            more.add(new Step(i, i == 0 ? "" : steps.names().get(i - 1)));
        }
        if (!more.isEmpty()) {
            items.addAll(more);
        }
        cells.forEach(StepCell::show);
        mark();
    }

    private void mark() {
        list.getSelectionModel().clearAndSelect(steps.current());
        list.getFocusModel().focus(steps.current());
        Platform.runLater(this::reveal); // once there are rows
    }

    /// Scrolls no further than it must.
    private void reveal() {
        if (flow() instanceof VirtualFlow<?> flow) {
            flow.scrollTo(steps.current());
        }
    }

    private @Nullable Node flow() {
        return list.lookup(".virtual-flow");
    }

    private StepCell.State state(Step step) {
        boolean saved = edited.file().isPresent() && steps.saved().orElse(-1) == step.number();
        return new StepCell.State(step.number() == steps.current(), step.number() > steps.current(), saved,
                steps.names().size());
    }
}
