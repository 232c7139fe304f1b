package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.workbench.OutputFile;
import dev.archipelago.exporters.notation.Notation;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.Picture;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Fragment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

/// Takes the drawing away as a picture, or as text for other tools.
final class ExportActions {
    private static final double PNG_SCALE = 2;
    private static final DataFormat SVG = svg();

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

    /// The whole drawing, into a file that is asked for.
    void picture(Picture.Format format) {
        ask(name(format.ending()), format.ending(), file -> writePicture(file, format));
    }

    /// The whole drawing as text for another tool, into a file that is asked for.
    void text(Notation notation) {
        ask(name(notation.ending()), notation.ending(), file -> writeText(file, notation));
    }

    void writePicture(Path file, Picture.Format format) {
        write(file, () -> Picture.render(edited.document(), format, palette(), PNG_SCALE));
    }

    void writeText(Path file, Notation notation) {
        write(file, () -> notation.write(edited.document()).getBytes(StandardCharsets.UTF_8));
    }

    /// The sequence of an operation, into a file that is asked for.
    void sequence(String operation, Drawing drawing, Picture.Format format) {
        String suggestion = name(format.ending()).replaceFirst("\\.(?=[a-z]+$)",
                "-" + operation.replace('.', '-') + ".");
        ask(suggestion, format.ending(),
                file -> write(file, () -> Picture.render(drawing, format, PNG_SCALE)));
    }

    private void ask(String suggestion, String ending, Consumer<Path> writer) {
        dialogs.chooseFileToSave(suggestion, "file.filter-" + ending, "*." + ending).ifPresent(writer);
    }

    /// Puts what is selected onto the clipboard, or the whole where nothing is: as pixels, and as SVG for programs that take it.
    ///
    /// @param places where components are drawn
    void copyPicture(Map<ComponentId, Position> places) {
        Set<ComponentId> ids = edited.selection().components();
        Document shown = ids.isEmpty() ? edited.document() : part(ids, places);
        try {
            ClipboardContent content = new ClipboardContent();
            content.putImage(new Image(new ByteArrayInputStream(
                    Picture.render(shown, Picture.Format.PNG, palette(), PNG_SCALE))));
            content.put(SVG, ByteBuffer.wrap(Picture.render(shown, Picture.Format.SVG, palette(), 1)));
            Clipboard.getSystemClipboard().setContent(content);
            say.accept(messages.text("status.copied-picture", shown.architecture().components().size()));
        } catch (IllegalArgumentException e) {
            fail(e);
        }
    }

    /// Some components where they are drawn, framed as they are.
    private Document part(Set<ComponentId> ids, Map<ComponentId, Position> places) {
        Document part = Fragment.of(edited.document(), ids, places).document();
        return part.withDiagram(part.diagramOrDefault().withGroupBy(edited.document().diagramOrDefault().groupBy()));
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

    /// A format is known once to all of the toolkit.
    private static DataFormat svg() {
        DataFormat known = DataFormat.lookupMimeType("image/svg+xml");
        return known == null ? new DataFormat("image/svg+xml") : known;
    }

    private String name(String ending) {
        return DocumentActions.fileName(edited.document().name()).replaceFirst("\\..*", "." + ending);
    }

    private Palette palette() {
        return dark.get() ? Palette.DARK : Palette.LIGHT;
    }
}
