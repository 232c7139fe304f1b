package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.edit.Fragment;
import dev.archipelago.model.file.DocumentFile;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.file.Reading;
import java.nio.file.Path;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Takes parts of the design along: into another document, another window, or as text in the form of the file.
final class ClipboardActions {
    private static final int ASIDE = 40;
    private static final int GRID = 10; // the distances that boxes have come to rest at stay on it

    private final EditedDocument edited;
    private final EditActions edits;
    private final DiagramCanvas canvas;
    private final Messages messages;
    private final Consumer<String> say;

    ClipboardActions(EditedDocument edited, EditActions edits, DiagramCanvas canvas, Messages messages,
            Consumer<String> say) {
        this.edited = edited;
        this.edits = edits;
        this.canvas = canvas;
        this.messages = messages;
        this.say = say;
    }

    /// Puts the selected components onto the clipboard.
    void copy() {
        Set<ComponentId> ids = edited.selection().components();
        if (ids.isEmpty()) {
            return;
        }
        Fragment part = Fragment.of(edited.document(), ids, canvas.places());
        ClipboardContent content = new ClipboardContent();
        content.putString(DocumentWriter.write(part.document()));
        Clipboard.getSystemClipboard().setContent(content);
        say.accept(messages.text("status.copied", ids.size()));
    }

    void cut() {
        Set<ComponentId> ids = edited.selection().components();
        copy();
        edits.delete(new Selection(ids, Set.of()));
    }

    /// Puts what is on the clipboard into the middle of what is seen, beside what stands there.
    void paste() {
        pasteAt(canvas.centre());
    }

    /// Puts what is on the clipboard around a place; a text that is no part of a design is answered with the reason.
    void pasteAt(Position place) {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || text.isBlank()) {
            say.accept(messages.text("status.nothing-to-paste"));
            return;
        }
        switch (read(text)) {
            case Reading.Understood understood -> paste(new Fragment(understood.document()), place);
            case Reading.Refused refused -> say.accept(messages.text("status.cannot-paste",
                    messages.text(refused.problems().getFirst().said())));
        }
    }

    private Reading read(String text) {
        String name = text.stripLeading().startsWith("{") ? "clipboard.json" : "clipboard.yaml";
        Optional<Path> folder = edited.file().map(DocumentFile::path).map(path -> path.toAbsolutePath().getParent());
        return folder.map(directory -> DocumentReader.readText(text, name, directory))
                .orElseGet(() -> DocumentReader.readText(text, name));
    }

    private void paste(Fragment part, Position place) {
        int count = part.document().architecture().components().size();
        if (count == 0) {
            say.accept(messages.text("status.nothing-to-paste"));
            return;
        }
        Position shift = shift(part.positions().values(), place);
        Fragment.Pasted pasted = part.into(edited.document(), shift.x(), shift.y());
        if (!edited.apply(messages.text("edit.paste", count), _ -> pasted.document())) {
            return;
        }
        edited.select(new Selection(pasted.added(), Set.of()));
        canvas.reveal(edited.selection());
        say.accept(pasted.left().isEmpty()
                ? messages.text("status.pasted", count)
                : messages.text("status.pasted-without", count,
                        pasted.left().stream().map(ComponentId::value).collect(Collectors.joining(", "))));
    }

    /// From where boxes were to around a place, further down as long as one would lie upon another.
    private Position shift(Collection<Position> boxes, Position place) {
        if (boxes.isEmpty()) {
            return place;
        }
        IntSummaryStatistics across = boxes.stream().mapToInt(Position::x).summaryStatistics();
        IntSummaryStatistics down = boxes.stream().mapToInt(Position::y).summaryStatistics();
        int dx = onGrid(place.x() - (across.getMin() + across.getMax()) / 2);
        int dy = onGrid(place.y() - (down.getMin() + down.getMax()) / 2);
        Collection<Position> taken = canvas.layoutShown().positions().values();
        while (collide(boxes, taken, dx, dy)) {
            dy += ASIDE;
        }
        return new Position(dx, dy);
    }

    private static int onGrid(int distance) {
        return Math.floorDiv(distance, GRID) * GRID;
    }

    private static boolean collide(Collection<Position> boxes, Collection<Position> taken, int dx, int dy) {
        return boxes.stream().map(box -> box.translated(dx, dy))
                .anyMatch(box -> taken.stream().anyMatch(other -> EditActions.isNear(box, other)));
    }
}
