package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.workbench.OutputFile;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;

/// Takes the drawing away as a picture.
final class ExportActions {
    private static final double PNG_SCALE = 2;

    private final EditedDocument edited;
    private final Dialogs dialogs;
    private final Messages messages;
    private final ObservableBooleanValue dark;
    private final Consumer<String> say;

    ExportActions(EditedDocument edited, Dialogs dialogs, Messages messages, ObservableBooleanValue dark,
            Consumer<String> say) {
        this.edited = edited;
        this.dialogs = dialogs;
        this.messages = messages;
        this.dark = dark;
        this.say = say;
    }

    void svg() {
        dialogs.chooseFileToSave(name("svg"), "file.filter-svg", "*.svg").ifPresent(this::writeSvg);
    }

    void png() {
        dialogs.chooseFileToSave(name("png"), "file.filter-png", "*.png").ifPresent(this::writePng);
    }

    void writeSvg(Path file) {
        write(file, () -> Picture.render(edited.document(), Picture.Format.SVG, palette(), 1));
    }

    void writePng(Path file) {
        write(file, () -> Picture.render(edited.document(), Picture.Format.PNG, palette(), PNG_SCALE));
    }

    /// The sequence of an operation, into a file that is asked for.
    void sequence(String operation, Drawing drawing, Picture.Format format) {
        boolean svg = format == Picture.Format.SVG;
        String suggestion = name(svg ? "svg" : "png").replaceFirst("\\.(?=[a-z]+$)",
                "-" + operation.replace('.', '-') + ".");
        dialogs.chooseFileToSave(suggestion, svg ? "file.filter-svg" : "file.filter-png", svg ? "*.svg" : "*.png")
                .ifPresent(file -> write(file, () -> Picture.render(drawing, format, svg ? 1 : PNG_SCALE)));
    }

    private interface Painter {
        byte[] paint();
    }

    private void write(Path file, Painter painter) {
        try {
            OutputFile.write(file, painter.paint());
            say.accept(messages.text("status.picture", file.getFileName()));
        } catch (IOException | IllegalArgumentException e) {
            fail(e);
        }
    }

    private void fail(Exception e) {
        dialogs.complain(messages.text("file.export-failed"),
                Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()));
    }

    private String name(String ending) {
        return DocumentActions.fileName(edited.document().name()).replaceFirst("\\..*", "." + ending);
    }

    private Palette palette() {
        return dark.get() ? Palette.DARK : Palette.LIGHT;
    }
}
