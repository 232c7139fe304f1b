package dev.archipelago.app.editor.history;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// A step that is seen: a sign where the document stands, the name, and a disk where the file has it.
final class StepCell extends ListCell<Step> {
    private static final int ICON = 14;
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
    private static final PseudoClass UNDONE = PseudoClass.getPseudoClass("undone");

    private final Messages messages;
    private final Function<Step, State> states;
    private final Tooltip tip = new Tooltip();
    private final Label sign = new Label();
    private final Label name = new Label();
    private final Label disk = new Label();
    private final HBox content;

    /// How a step stands.
    ///
    /// @param all how many steps there are
    record State(boolean present, boolean undone, boolean saved, int all) {}

    StepCell(Messages messages, Function<Step, State> states, Consumer<Step> go) {
        this.messages = messages;
        this.states = states;
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        sign.setMinWidth(ICON);
        name.setMinWidth(30);
        name.getStyleClass().add("history-name");
        disk.setMinWidth(Region.USE_PREF_SIZE);
        content = new HBox(6, sign, name, gap, disk);
        content.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0); // never wider than the list
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            Step step = getItem();
            if (step != null && !isEmpty() && event.getButton() == MouseButton.PRIMARY) {
                go.accept(step);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Step step, boolean empty) {
        super.updateItem(step, empty);
        setText(null);
        show();
    }

    /// Shows how the step stands now.
    void show() {
        Step step = isEmpty() ? null : getItem();
        State state = step == null ? new State(false, false, false, 0) : states.apply(step);
        pseudoClassStateChanged(PRESENT, state.present());
        pseudoClassStateChanged(UNDONE, state.undone());
        if (step == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        String text = step.number() == 0 ? messages.text("history.opened") : step.name();
        name.setText(text);
        sign.setGraphic(icon(state.present(), MaterialDesignC.CHEVRON_RIGHT));
        disk.setGraphic(icon(state.saved(), MaterialDesignC.CONTENT_SAVE_OUTLINE));
        setGraphic(content);
        String spoken = spoken(text, step, state);
        setAccessibleText(spoken);
        tip.setText(spoken);
        setTooltip(tip);
    }

    private static @Nullable Label icon(boolean there, Ikon icon) {
        return there ? new Label("", Icons.of(icon, ICON)) : null;
    }

    private String spoken(String text, Step step, State state) {
        List<String> parts = new ArrayList<>(List.of(text));
        if (step.number() > 0) {
            parts.add(messages.text("history.step", step.number(), state.all()));
        }
        if (state.present()) {
            parts.add(messages.text("history.present"));
        }
        if (state.undone()) {
            parts.add(messages.text("history.undone"));
        }
        if (state.saved()) {
            parts.add(messages.text("history.saved"));
        }
        return String.join(", ", parts);
    }
}
