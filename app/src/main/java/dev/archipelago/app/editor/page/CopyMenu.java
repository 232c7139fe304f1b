package dev.archipelago.app.editor.page;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Takes an answer away through the clipboard, in one of several forms.
public final class CopyMenu {
    private CopyMenu() {}

    /// @param id of the button; that of an item is it with "-" and the form
    /// @param forms what is copied, by the name of the form, such as Markdown
    /// @param say is told what was done
    public static MenuButton of(Messages messages, String id, Map<String, Supplier<String>> forms,
            Consumer<String> say) {
        MenuButton button = new MenuButton(messages.text("page.copy"), Icons.of(MaterialDesignC.CONTENT_COPY, 14));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        forms.forEach((form, text) -> {
            MenuItem item = new MenuItem(form);
            item.setId(id + "-" + form.toLowerCase(java.util.Locale.ROOT));
            item.setOnAction(_ -> {
                ClipboardContent content = new ClipboardContent();
                content.putString(text.get());
                Clipboard.getSystemClipboard().setContent(content);
                say.accept(messages.text("page.copied", form));
            });
            button.getItems().add(item);
        });
        return button;
    }
}
