package dev.archipelago.app.editor.page;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Lets a field be completed with what may stand there: Down goes into the list, Enter takes from it, Esc leaves it.
final class PathField {
    private final TextField field;
    private final Function<String, List<String>> completion;
    private final ContextMenu menu = new ContextMenu();

    private PathField(TextField field, Function<String, List<String>> completion) {
        this.field = field;
        this.completion = completion;
    }

    /// @param completion whole texts by what is written so far; one that ends with a dot goes on
    static void complete(TextField field, Function<String, List<String>> completion) {
        PathField path = new PathField(field, completion);
        path.menu.setId(field.getId() + "-completion");
        field.textProperty().addListener((_, _, _) -> path.offer());
        field.focusedProperty().addListener((_, _, _) -> path.menu.hide());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN && !path.menu.isShowing()) {
                path.offer();
                event.consume();
            }
        });
    }

    private void offer() {
        if (!field.isFocused()) {
            return;
        }
        menu.getItems().setAll(completion.apply(field.getText()).stream().map(this::item).toList());
        if (menu.getItems().isEmpty()) {
            menu.hide();
        } else if (!menu.isShowing()) {
            menu.show(field, Side.BOTTOM, 0, 0);
        }
    }

    private MenuItem item(String text) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> {
            field.setText(text);
            field.end();
            if (!text.endsWith(".")) {
                menu.hide();
            }
        });
        return item;
    }
}
