package dev.archipelago.app.editor.whatif;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import java.util.function.DoubleConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A slider with its name, its value, and where the design has it.
final class KnobRow {
    private static final double STEP = 0.02;
    private static final double NAME_WIDTH = 150;
    private static final double VALUE_WIDTH = 66;
    private static final double WAS_WIDTH = 96;

    private final Knob knob;
    private final KnobScale scale;
    private final double current;
    private final Messages messages;
    private final Slider slider = new Slider(0, 1, 0);
    private final Label value = new Label();
    private final Label was = new Label();
    private final HBox node;
    private boolean filling;

    /// @param current where the design has it
    KnobRow(Knob knob, KnobScale scale, double current, Messages messages, DoubleConsumer turn) {
        this.knob = knob;
        this.scale = scale;
        this.current = current;
        this.messages = messages;
        String name = KnobWording.name(knob, messages);
        Label label = new Label(name);
        label.setMinWidth(NAME_WIDTH);
        label.setPrefWidth(NAME_WIDTH);
        label.setLabelFor(slider);
        slider.setId("knob-" + knob.kind() + "-" + knob.subject() + (knob.part().isEmpty() ? "" : "-" + knob.part()));
        slider.setAccessibleText(name + " " + knob.subject());
        slider.setMinWidth(120);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.setMaxWidth(420);
        slider.valueProperty().addListener((_, _, position) -> {
            if (!filling) {
                turn.accept(scale.value(position.doubleValue()));
            }
        });
        slider.addEventFilter(KeyEvent.KEY_PRESSED, event -> step(event, turn));
        value.setMinWidth(VALUE_WIDTH);
        value.getStyleClass().add("knob-value");
        was.setMinWidth(WAS_WIDTH);
        was.getStyleClass().add(Styles.MUTED);
        node = new HBox(label, slider, value, was);
        node.getStyleClass().add("knob-row");
        show(current);
    }

    Node node() {
        return node;
    }

    Slider slider() {
        return slider;
    }

    /// Moves the slider without turning anything.
    void show(double shown) {
        filling = true;
        if (scale.value(slider.getValue()) != shown || shown == current) {
            slider.setValue(scale.position(shown));
        }
        filling = false;
        boolean turned = shown != current;
        value.setText(KnobWording.value(knob, shown));
        was.setText(turned ? messages.text("what-if.was", KnobWording.value(knob, current)) : "");
        node.getStyleClass().remove("turned");
        if (turned) {
            node.getStyleClass().add("turned");
        }
    }

    /// Whole numbers go on by one, all others by a fiftieth of the slider; Backspace puts the knob back.
    private void step(KeyEvent event, DoubleConsumer turn) {
        int direction = switch (event.getCode()) {
            case LEFT, DOWN, KP_LEFT, KP_DOWN -> -1;
            case RIGHT, UP, KP_RIGHT, KP_UP -> 1;
            case BACK_SPACE, DELETE -> 0;
            default -> 2;
        };
        if (direction == 2) {
            return;
        }
        event.consume();
        double now = scale.value(slider.getValue());
        double next = direction == 0
                ? current
                : knob.kind().isWhole() ? now + direction : scale.value(slider.getValue() + direction * STEP);
        double inside = Math.clamp(next, scale.low(), scale.high());
        filling = true;
        slider.setValue(knob.kind().isWhole() || direction == 0
                ? scale.position(inside)
                : slider.getValue() + direction * STEP);
        filling = false;
        turn.accept(inside);
    }
}
