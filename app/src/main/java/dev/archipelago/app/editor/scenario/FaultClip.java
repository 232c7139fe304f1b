package dev.archipelago.app.editor.scenario;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// A fault on the time axis: dragged it begins at another time, dragged by its end it lasts another time. Keys do the same.
final class FaultClip {
    private static final double LEAST = 14;
    private static final double HANDLE = 9;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /// What a clip asks for.
    interface Wishes {
        void select(int index);

        void replace(int index, Fault fault, String name);

        void remove(int index);
    }

    private final int index;
    private final Fault fault;
    private final Messages messages;
    private final Wishes wishes;
    private final Supplier<TimeScale> scale;
    private final Label node = new Label();
    private double pressedAt;
    private boolean stretching;
    private boolean dragging;

    FaultClip(int index, Fault fault, Messages messages, Wishes wishes, Supplier<TimeScale> scale) {
        this.index = index;
        this.fault = fault;
        this.messages = messages;
        this.wishes = wishes;
        this.scale = scale;
        node.setId("fault-clip-" + index);
        node.getStyleClass().add("fault-clip");
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setText(text());
        node.setAccessibleText(FaultKinds.name(FaultKinds.of(fault), messages) + " " + FaultKinds.target(fault) + "  "
                + text());
        node.setAccessibleHelp(messages.text("timeline.keys"));
        node.setOnMousePressed(this::press);
        node.setOnMouseDragged(this::drag);
        node.setOnMouseReleased(this::release);
        node.setOnMouseMoved(event -> node.setCursor(isAtEnd(event) ? Cursor.H_RESIZE : Cursor.HAND));
        node.setOnKeyPressed(this::key);
        node.focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                wishes.select(index);
            }
        });
    }

    Label node() {
        return node;
    }

    private String text() {
        String length = fault.time() == null
                ? messages.text("timeline.until-end")
                : FaultKinds.lasts(fault) ? fault.time().toString() : "";
        return (FaultKinds.strength(fault) + "  " + fault.at() + (length.isEmpty() ? "" : " + " + length)).strip();
    }

    /// Puts it where its times say.
    void lay(double left, double top, double height) {
        place(left, fault.at().seconds(), TimeScale.length(fault));
        node.setLayoutY(top);
        node.setPrefHeight(height);
        node.setMinHeight(height);
    }

    private void place(double left, double at, double length) {
        TimeScale now = scale.get();
        double end = fault.time() == null ? now.seconds() : at + meanOr(length);
        double width = Math.max(LEAST, now.x(end) - now.x(at));
        node.setLayoutX(left + now.x(at));
        node.setMinWidth(width);
        node.setPrefWidth(width);
        node.setMaxWidth(width);
    }

    /// A time that is drawn by chance is shown as long as its mean, where it has one.
    private double meanOr(double length) {
        return fault.time() instanceof Distribution.Exponential(TimeSpan mean) ? mean.seconds() : length;
    }

    void setSelected(boolean selected) {
        node.pseudoClassStateChanged(SELECTED, selected);
    }

    private boolean isAtEnd(MouseEvent event) {
        return FaultKinds.lasts(fault) && event.getX() > node.getWidth() - HANDLE;
    }

    private void press(MouseEvent event) {
        pressedAt = event.getSceneX();
        stretching = isAtEnd(event);
        dragging = false;
        node.requestFocus();
        wishes.select(index);
        event.consume();
    }

    private void drag(MouseEvent event) {
        double by = event.getSceneX() - pressedAt;
        dragging |= Math.abs(by) > 2;
        if (dragging) {
            double left = node.getLayoutX() - scale.get().x(shownAt());
            shown = changed(by);
            place(left, shown.at().seconds(), TimeScale.length(shown));
        }
        event.consume();
    }

    private @Nullable Fault shown;

    private double shownAt() {
        return Objects.requireNonNullElse(shown, fault).at().seconds();
    }

    private Fault changed(double pixels) {
        TimeScale now = scale.get();
        if (!stretching) {
            return FaultKinds.at(fault, now.snapped(fault.at().seconds() + now.second(pixels)));
        }
        double length = fault.time() == null
                ? now.seconds() - fault.at().seconds()
                : meanOr(TimeScale.length(fault));
        return FaultKinds.lasting(fault, now.snapped(Math.max(now.step(), length + now.second(pixels))));
    }

    private void release(MouseEvent event) {
        if (dragging) {
            dragging = false;
            commit(changed(event.getSceneX() - pressedAt));
        }
        event.consume();
    }

    private void commit(Fault changed) {
        shown = null;
        boolean moved = !changed.at().equals(fault.at());
        String what = FaultKinds.name(FaultKinds.of(fault), messages) + " " + FaultKinds.target(fault);
        wishes.replace(index, changed, moved
                ? messages.text("edit.fault-at", what, changed.at())
                : messages.text("edit.fault-for", what, String.valueOf(changed.time())));
    }

    private void key(KeyEvent event) {
        double step = scale.get().step();
        switch (event.getCode()) {
            case LEFT -> shift(-step, event.isShiftDown());
            case RIGHT -> shift(step, event.isShiftDown());
            case DELETE, BACK_SPACE -> wishes.remove(index);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void shift(double by, boolean stretch) {
        stretching = stretch;
        if (!stretch || FaultKinds.lasts(fault)) {
            commit(changed(scale.get().x(by)));
        }
    }
}
