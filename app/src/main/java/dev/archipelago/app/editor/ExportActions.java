package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.export.Writing;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.workbench.OutputFile;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.notation.Notation;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Picture;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

/// Takes the drawing away as a picture, or as text for other tools.
///
/// Files are painted and written on a thread of their own, for a large drawing takes seconds.
final class ExportActions {
    private static final double SHARPNESS = 2;
    private static final double MOST_PIXELS = 60e6;
    private static final double MOST_COPIED_PIXELS = 30e6;
    private static final DataFormat SVG = svg();

    private final EditedDocument edited;
    private final SeenDrawing seen;
    private final Dialogs dialogs;
    private final Messages messages;
    private final Consumer<String> say;

    ExportActions(EditedDocument edited, SeenDrawing seen, Dialogs dialogs, Messages messages, Consumer<String> say) {
        this.edited = edited;
        this.seen = seen;
        this.dialogs = dialogs;
        this.messages = messages;
        this.say = say;
    }

    /// The whole drawing, into a file that is asked for.
    void picture(Picture.Format format) {
        ask(DocumentActions.stem(edited), format.ending(), file -> writePicture(file, seen.whole(), format));
    }

    /// The whole drawing as text for another tool, into a file that is asked for.
    void text(Notation notation) {
        ask(DocumentActions.stem(edited), notation.ending(), file -> writeText(file, notation));
    }

    /// The sequence of an operation, into a file that is asked for.
    void sequence(String operation, Drawing drawing, Picture.Format format) {
        ask(DocumentActions.stem(edited) + "-" + operation.replace('.', '-'), format.ending(),
                file -> writePicture(file, drawing, format));
    }

    void writePicture(Path file, Drawing drawing, Picture.Format format) {
        write(file, () -> Picture.render(drawing, format, Picture.scale(drawing, SHARPNESS, MOST_PIXELS)));
    }

    void writeText(Path file, Notation notation) {
        Document document = seen.document();
        Layout layout = seen.layout();
        write(file, () -> notation.write(document, layout).getBytes(StandardCharsets.UTF_8));
    }

    /// Puts what is selected onto the clipboard, or the whole where nothing is: as pixels, and as SVG for programs that take it.
    void copyPicture() {
        Set<ComponentId> ids = SeenDrawing.components(edited.selection());
        Drawing drawing = ids.isEmpty() ? seen.whole() : seen.part(ids);
        int count = ids.isEmpty() ? seen.document().architecture().components().size() : ids.size();
        if (count == 0) {
            say.accept(messages.text("status.no-picture"));
            return;
        }
        try {
            ClipboardContent content = new ClipboardContent();
            content.putImage(new Image(new ByteArrayInputStream(Picture.render(drawing, Picture.Format.PNG,
                    Picture.scale(drawing, SHARPNESS, MOST_COPIED_PIXELS)))));
            content.put(SVG, ByteBuffer.wrap(Picture.render(drawing, Picture.Format.SVG, 1)));
            Clipboard.getSystemClipboard().setContent(content);
            say.accept(messages.text("status.copied-picture", count));
        } catch (OutOfMemoryError e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void ask(String stem, String ending, Consumer<Path> writer) {
        dialogs.chooseFileToExport(stem + "." + ending, "file.filter-" + ending, "*." + ending)
                .flatMap(file -> named(file, ending)).ifPresent(writer);
    }

    /// The file with the ending of its kind, which choosers leave out on some systems; empty where another file has that name
    /// and is to stay.
    Optional<Path> named(Path chosen, String ending) {
        String name = Objects.requireNonNull(chosen.getFileName()).toString();
        if (name.toLowerCase(Locale.ROOT).endsWith("." + ending)) {
            return Optional.of(chosen);
        }
        Path file = chosen.resolveSibling(name + "." + ending);
        return Files.notExists(file) || dialogs.confirm(messages.text("file.exists-title"),
                messages.text("file.exists-text", file.getFileName()), messages.text("file.overwrite"))
                        ? Optional.of(file)
                        : Optional.empty();
    }

    /// A program that is closed meanwhile ends when the file is written.
    private void write(Path file, Supplier<byte[]> painter) {
        say.accept(messages.text("status.drawing", file.getFileName()));
        Thread.ofPlatform().name("picture").start(() -> {
            try {
                OutputFile.write(file, painter.get());
                Platform.runLater(() -> say.accept(messages.text("status.picture", file.getFileName())));
            } catch (IOException e) {
                Platform.runLater(() -> fail(Writing.reason(e, messages)));
            } catch (RuntimeException | OutOfMemoryError e) {
                System.getLogger(ExportActions.class.getName()).log(System.Logger.Level.ERROR, "No picture", e);
                Platform.runLater(() -> fail(String.valueOf(e.getMessage())));
            }
        });
    }

    private void fail(String reason) {
        say.accept(messages.text("file.export-failed"));
        dialogs.complain(messages.text("file.export-failed"), reason);
    }

    /// A format is known once to all of the toolkit.
    private static DataFormat svg() {
        DataFormat known = DataFormat.lookupMimeType("image/svg+xml");
        return known == null ? new DataFormat("image/svg+xml") : known;
    }
}
