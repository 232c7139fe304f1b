package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.Draft;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.KeptDocument;
import dev.archipelago.app.editor.document.RecoveryJournal;
import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.workbench.LineDiff;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentFile;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.file.Reading;
import dev.archipelago.model.merge.DocumentComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;

/// What puts documents on desks: a new one, a file, the files of last time, lost work.
final class DocumentOpening {
    private final WindowParts window;
    private final Desks desks;
    private final Dialogs dialogs;
    private final Messages messages;
    private final Settings settings;
    private final List<Path> lastTime;
    private final Deque<Path> closed = new ArrayDeque<>();

    DocumentOpening(WindowParts window) {
        this.window = window;
        desks = window.desks();
        dialogs = window.dialogs();
        messages = window.messages();
        settings = window.environment().settings();
        lastTime = settings.session();
        desks.all().addListener((ListChangeListener<Desk>) _ -> remember());
    }

    /// A new empty document.
    void create() {
        create(Document.empty(messages.text("app.new-name")));
    }

    /// A new document that begins like this one.
    void create(Document template) {
        put(EditedDocument.unsaved(template));
    }

    /// Opens a file that a person chooses.
    boolean choose() {
        return dialogs.chooseFileToOpen().map(this::open).orElse(false);
    }

    /// Opens a file, or goes to where it is open; false when it cannot be read.
    boolean open(Path path) {
        Optional<Desk> there = desks.holding(path);
        if (there.isPresent()) {
            desks.select(there.get());
            there.get().lookAtDisk();
            return true;
        }
        return switch (DocumentReader.read(path)) {
            case Reading.Understood understood -> {
                Optional<Desk> before = desks.current();
                Desk desk = put(opened(DocumentFile.of(path, understood)));
                clear(before);
                settings.opened(path);
                dialogs.beginAt(path);
                desk.say(messages.text("status.opened", path.getFileName()));
                yield true;
            }
            case Reading.Refused refused -> {
                dialogs.complain(path, refused.problems());
                yield false;
            }
        };
    }

    /// What cannot be written is not to be changed, unless somebody says so.
    private static EditedDocument opened(DocumentFile file) {
        EditedDocument edited = EditedDocument.of(file);
        edited.protect(!Files.isWritable(file.path()));
        return edited;
    }

    /// Documents that are open already come onto desks of this window.
    void takeOver(List<KeptDocument> open) {
        open.forEach(this::put);
    }

    private Desk put(EditedDocument edited) {
        return put(KeptDocument.of(edited, window.environment().folder()));
    }

    private Desk put(KeptDocument kept) {
        Desk desk = new Desk(window, kept);
        desks.current().ifPresent(other -> desk.workspace().takeSizesOf(other.workspace()));
        desks.add(desk);
        kept.edited().fileProperty().addListener((_, _, _) -> remember());
        return desk;
    }

    /// A new document that nobody has begun to work on gives way to one that is opened.
    private void clear(Optional<Desk> before) {
        before.filter(desk -> desk.edited().isUntouched()).ifPresent(desk -> {
            desks.remove(desk);
            desk.close();
        });
    }

    private void remember() {
        settings.setSession(files());
    }

    private List<Path> files() {
        return desks.all().stream().flatMap(desk -> desk.edited().file().stream()).map(DocumentFile::path).toList();
    }

    // Files that were open before

    /// The files that were open last time and are not open now.
    List<Path> lastTime() {
        return lastTime.stream().filter(path -> desks.holding(path).isEmpty()).toList();
    }

    void reopenLastTime() {
        lastTime().forEach(this::open);
    }

    /// A file whose tab was closed can be opened again.
    void noteClosed(Desk desk) {
        desk.edited().file().map(DocumentFile::path).ifPresent(closed::push);
    }

    /// Opens the file again whose tab was closed last; false when there is none.
    boolean reopenClosed() {
        while (!closed.isEmpty()) {
            Path path = closed.pop();
            if (desks.holding(path).isEmpty()) {
                return open(path);
            }
        }
        return false;
    }

    // Lost work

    /// Offers work that an earlier run of the program lost. Where some is taken up the other files that were open then come
    /// back with it, in their order; true when something did.
    boolean recover() {
        RecoveryJournal journal = new RecoveryJournal(window.environment().folder());
        List<EditedDocument> recovered = new ArrayList<>();
        for (RecoveryJournal.Lost work : journal.lost()) {
            recover(work, journal).ifPresent(recovered::add);
        }
        if (recovered.isEmpty()) {
            return false;
        }
        List<Desk> order = new ArrayList<>();
        lastTime.forEach(path -> desks.holding(path).or(() -> readable(path)).ifPresent(order::add));
        desks.all().stream().filter(desk -> !order.contains(desk)).forEach(order::add);
        desks.arrange(order);
        desks.all().stream().filter(desk -> recovered.contains(desk.edited())).findFirst().ifPresent(desks::select);
        return true;
    }

    private Optional<Desk> readable(Path path) {
        return fileAt(path).map(file -> put(opened(file)));
    }

    private Optional<EditedDocument> recover(RecoveryJournal.Lost work, RecoveryJournal journal) {
        Optional<DocumentFile> file = work.file().flatMap(DocumentOpening::fileAt);
        Dialogs.Recovery answer = ask(work, file);
        if (answer == Dialogs.Recovery.LATER) {
            return Optional.empty();
        }
        Optional<EditedDocument> taken = answer == Dialogs.Recovery.RECOVER
                ? Optional.of(EditedDocument.recovered(work.document(), file, work.draft()))
                : Optional.empty();
        try {
            if (taken.isPresent()) {
                put(taken.get()).kept().keeper().keepNow();
            }
            journal.discard(work);
        } catch (IOException e) {
            System.getLogger(DocumentOpening.class.getName()).log(System.Logger.Level.INFO,
                    "Recovered work stays behind", e);
        }
        return taken;
    }

    private Dialogs.Recovery ask(RecoveryJournal.Lost work, Optional<DocumentFile> file) {
        String name = work.file().map(path -> path.getFileName().toString()).orElseGet(() -> work.document().name());
        String time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(messages.locale())
                .withZone(ZoneId.systemDefault()).format(work.time());
        Document older = file.map(DocumentFile::document).orElseGet(() -> Document.empty(work.document().name()));
        return dialogs.askRecovery(name, time, DocumentComparison.between(older, work.document()),
                work.draft().map(draft -> typed(draft, file)));
    }

    /// Lines that went and came since the text was that of a document.
    private static List<LineDiff.Line> typed(Draft draft, Optional<DocumentFile> file) {
        String before = file.map(kept -> kept.textOf(draft.base()))
                .orElseGet(() -> DocumentWriter.write(draft.base()));
        return LineDiff.between(before, draft.text()).stream().filter(line -> line.change() != LineDiff.Change.KEPT)
                .toList();
    }

    private static Optional<DocumentFile> fileAt(Path path) {
        return DocumentReader.read(path) instanceof Reading.Understood understood
                ? Optional.of(DocumentFile.of(path, understood))
                : Optional.empty();
    }
}
