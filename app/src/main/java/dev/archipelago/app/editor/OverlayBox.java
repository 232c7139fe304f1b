package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.seeing.OverlayChoice;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Chooses what of results is seen on the drawing; the digits choose as well while the drawing has the keys.
final class OverlayBox {
    private static final List<KeyCode> DIGITS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
            KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8, KeyCode.DIGIT9);

    private final Messages messages;
    private final ComboBox<OverlayChoice> node = new ComboBox<>();

    OverlayBox(Messages messages, DiagramCanvas canvas) {
        this.messages = messages;
        node.getItems().setAll(OverlayChoice.values());
        node.setValue(OverlayChoice.UTILISATION);
        node.setConverter(new Names());
        node.setId("overlay-choice");
        node.setAccessibleText(messages.text("menu.overlay"));
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::choose);
    }

    Node node() {
        return node;
    }

    ObjectProperty<OverlayChoice> valueProperty() {
        return node.valueProperty();
    }

    /// The digits choose, as they count in the list: 1 is the first that shows something.
    private void choose(KeyEvent event) {
        int index = DIGITS.indexOf(event.getCode()) + 1;
        boolean plain = !event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown();
        if (plain && index >= 1 && index < node.getItems().size()) {
            node.setValue(node.getItems().get(index));
            event.consume();
        }
    }

    private final class Names extends StringConverter<OverlayChoice> {
        @Override
        public String toString(@Nullable OverlayChoice choice) {
            return choice == null ? "" : messages.text("command.overlay-" + choice.id());
        }

        @Override
        public OverlayChoice fromString(String text) {
            throw new UnsupportedOperationException("The field is not editable");
        }
    }
}
