package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.ComponentKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Asks for a kind of component, by a click, by the arrow keys, or by typing what it is or a product, such as `redis`.
final class KindMenu {
    private final Messages messages;
    private final Consumer<ComponentKind> chosen;
    private final Map<ComponentKind, MenuItem> items = new LinkedHashMap<>();
    private final MenuItem typed = new MenuItem();
    private final ContextMenu menu = new ContextMenu();
    private String text = "";

    KindMenu(Messages messages, List<ComponentKind> kinds, Consumer<ComponentKind> chosen) {
        this.messages = messages;
        this.chosen = chosen;
        typed.setDisable(true);
        typed.setMnemonicParsing(false);
        for (ComponentKind kind : kinds) {
            MenuItem item = new MenuItem(messages.text("kind." + kind.name()), Icons.of(Icons.of(kind), 16));
            item.setOnAction(_ -> chosen.accept(kind));
            items.put(kind, item);
            menu.getItems().add(item);
        }
        menu.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        menu.addEventFilter(KeyEvent.KEY_TYPED, this::type);
    }

    ContextMenu menu() {
        return menu;
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.BACK_SPACE && !text.isEmpty()) {
            filter(text.substring(0, text.length() - 1));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !text.isEmpty()) {
            event.consume();
            menu.hide();
            items.entrySet().stream().filter(entry -> entry.getValue().isVisible()).findFirst()
                    .ifPresent(entry -> chosen.accept(entry.getKey()));
        }
    }

    private void type(KeyEvent event) {
        String letter = event.getCharacter();
        if (!event.isShortcutDown() && !event.isAltDown() && letter.length() == 1
                && Character.isLetterOrDigit(letter.charAt(0))) {
            filter(text + letter);
            event.consume();
        }
    }

    private void filter(String wanted) {
        text = wanted;
        typed.setText(messages.text("outline.typed", wanted));
        menu.getItems().remove(typed);
        if (!wanted.isEmpty()) {
            menu.getItems().addFirst(typed);
        }
        String sought = wanted.toLowerCase(messages.locale());
        items.forEach((kind, item) -> item.setVisible(words(kind).contains(sought)));
    }

    private String words(ComponentKind kind) {
        return (messages.text("kind." + kind.name()) + " " + messages.text("kind-search." + kind.name()))
                .toLowerCase(messages.locale());
    }
}
