package dev.archipelago.app.editor.sweep;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.workbench.OutputFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Writes an answer into a file: a spreadsheet, its points, or a page with plots.
final class SaveMenu {
    private final AskParts parts;
    private final Messages messages;
    private final SweepForms forms;

    SaveMenu(AskParts parts, SweepForms forms) {
        this.parts = parts;
        this.messages = parts.messages();
        this.forms = forms;
    }

    MenuButton node() {
        MenuButton button = new MenuButton(messages.text("sweep.save"), Icons.of(MaterialDesignC.CONTENT_SAVE_OUTLINE,
                14));
        button.setId("sweep-save");
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getItems().setAll(item("sweep.save-csv", "csv", forms::csv), item("sweep.save-lines", "jsonl",
                forms::lines), item("sweep.save-json", "json", forms::json),
                item("sweep.save-html", "html", forms::html));
        return button;
    }

    private MenuItem item(String key, String ending, Supplier<String> text) {
        MenuItem item = new MenuItem(messages.text(key));
        item.setId("sweep-save-" + ending);
        item.setOnAction(_ -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(messages.text(key));
            chooser.setInitialFileName("sweep." + ending);
            chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("*." + ending, "*." + ending));
            File file = chooser.showSaveDialog(parts.owner().get());
            if (file != null) {
                write(file.toPath(), text);
            }
        });
        return item;
    }

    private void write(Path file, Supplier<String> text) {
        try {
            OutputFile.write(file, text.get());
            parts.say().accept(messages.text("sweep.saved", file));
        } catch (IOException e) {
            parts.say().accept(messages.text("sweep.not-saved", file,
                    Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName())));
        }
    }
}
