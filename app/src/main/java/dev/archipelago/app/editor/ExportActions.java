package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.export.Writing;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.workbench.OutputFile;
import dev.archipelago.exporters.notation.Notation;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Onlooker;
import dev.archipelago.exporters.picture.Picture;
import dev.archipelago.exporters.picture.PngPicture;
import dev.archipelago.model.ComponentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

/// Takes the drawing away as a picture, or as text for other tools.
///
/// It is drawn, painted and written on the [Easel], for a large drawing takes seconds.
final class ExportActions {
    private static final double SHARPNESS = 2;
    private static final double MOST_PIXELS = 60e6;
    private static final double MOST_COPIED_PIXELS = 10e6; // the toolkit packs them on the window's thread once somebody pastes
    private static final double DRAWN = 0.1; // of the time that a picture takes
    private static final DataFormat SVG = svg();

    private final EditedDocument edited;
    private final Supplier<SeenDrawing> seen;
    private final Easel easel;
    private final Dialogs dialogs;
    private final Messages messages;
    private final Consumer<String> say;

    /// @param seen what is seen now
    ExportActions(EditedDocument edited, Supplier<SeenDrawing> seen, Easel easel, WindowParts window,
            Consumer<String> say) {
        this.edited = edited;
        this.seen = seen;
        this.easel = easel;
        this.dialogs = window.dialogs();
        this.messages = window.messages();
        this.say = say;
    }

    /// The whole drawing, into a file that is asked for.
    void picture(Picture.Format format) {
        ask(DocumentActions.stem(edited), format.ending(), file -> writePicture(file, seen.get()::whole, format));
    }

    /// The whole drawing as text for another tool, into a file that is asked for.
    void text(Notation notation) {
        ask(DocumentActions.stem(edited), notation.ending(), file -> writeText(file, notation));
    }

    /// The sequence of an operation, into a file that is asked for.
    void sequence(String operation, Drawing drawing, Picture.Format format) {
        ask(DocumentActions.stem(edited) + "-" + operation.replace('.', '-'), format.ending(),
                file -> writePicture(file, () -> drawing, format));
    }

    void writePicture(Path file, Supplier<Drawing> draw, Picture.Format format) {
        write(file, onlooker -> {
            Drawing drawing = drawn(draw, onlooker);
            return Picture.render(drawing, format, Picture.scale(drawing, SHARPNESS, MOST_PIXELS),
                    onlooker.between(DRAWN, 1));
        });
    }

    private static Drawing drawn(Supplier<Drawing> draw, Onlooker onlooker) {
        onlooker.painted(0);
        Drawing drawing = draw.get();
        onlooker.painted(DRAWN);
        return drawing;
    }

    void writeText(Path file, Notation notation) {
        SeenDrawing now = seen.get();
        write(file, _ -> notation.write(now.document(), now.layout()).getBytes(StandardCharsets.UTF_8));
    }

    /// Puts what is selected onto the clipboard, or the whole where nothing is: as pixels, and as SVG for programs that take it.
    void copyPicture() {
        SeenDrawing now = seen.get();
        Set<ComponentId> ids = SeenDrawing.components(edited.selection());
        int count = ids.isEmpty() ? now.document().architecture().components().size() : ids.size();
        if (count == 0) {
            say.accept(messages.text("status.no-picture"));
            return;
        }
        String name = messages.text("status.copying-picture", count);
        say.accept(name);
        easel.paint(name, onlooker -> {
            Drawing drawing = drawn(() -> ids.isEmpty() ? now.whole() : now.part(ids), onlooker);
            byte[] svg = Picture.render(drawing, Picture.Format.SVG, 1, onlooker.between(DRAWN, 0.3));
            Image image = image(drawing, onlooker.between(0.3, 1));
            return () -> {
                ClipboardContent content = new ClipboardContent();
                content.putImage(image);
                content.put(SVG, ByteBuffer.wrap(svg));
                Clipboard.getSystemClipboard().setContent(content);
                say.accept(messages.text("status.copied-picture", count));
            };
        }, new Told());
    }

    private static Image image(Drawing drawing, Onlooker onlooker) {
        double scale = Picture.scale(drawing, SHARPNESS, MOST_COPIED_PIXELS);
        int width = PngPicture.pixels(drawing.bounds().width() * scale);
        int height = PngPicture.pixels(drawing.bounds().height() * scale);
        return new WritableImage(new PixelBuffer<>(width, height,
                IntBuffer.wrap(PngPicture.pixels(drawing, scale, onlooker)), PixelFormat.getIntArgbPreInstance()));
    }

    /// Gives up the picture that is being painted.
    void cancel() {
        easel.cancel();
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

    /// What is to be written.
    private interface Content {
        byte[] of(Onlooker onlooker);
    }

    /// Nothing of it is there before all of it is.
    private void write(Path file, Content content) {
        String name = messages.text("status.drawing", file.getFileName());
        say.accept(name);
        easel.paint(name, onlooker -> {
            byte[] bytes = content.of(onlooker);
            onlooker.painted(1);
            OutputFile.write(file, bytes);
            return () -> say.accept(messages.text("status.picture", file.getFileName()));
        }, new Told());
    }

    private final class Told implements Easel.Outcome {
        @Override
        public void failed(IOException problem) {
            failed(Writing.reason(problem, messages));
        }

        @Override
        public void failed(String reason) {
            say.accept(messages.text("file.export-failed"));
            dialogs.complain(messages.text("file.export-failed"), reason);
        }

        @Override
        public void cancelled() {
            say.accept(messages.text("status.picture-cancelled"));
        }
    }

    /// A format is known once to all of the toolkit.
    private static DataFormat svg() {
        DataFormat known = DataFormat.lookupMimeType("image/svg+xml");
        return known == null ? new DataFormat("image/svg+xml") : known;
    }
}
