package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.RecoveryJournal;
import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.document.WorkKeeper;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentFile;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.Overwrite;
import dev.archipelago.model.file.Reading;
import dev.archipelago.model.file.SaveOutcome;
import dev.archipelago.model.merge.DocumentComparison;
import dev.archipelago.model.merge.ThreeWayMerge;
import dev.archipelago.model.shape.PropertyPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// New, open, save, recover: what goes between the desk and the disk. Nothing is lost without being asked about.
final class DocumentActions {
    private static final String ENDING = ".archipelago.json";

    private final EditedDocument edited;
    private final Dialogs dialogs;
    private final Messages messages;
    private final Settings settings;
    private final RecoveryJournal journal;
    private final WorkKeeper keeper;
    private final Consumer<String> say;

    DocumentActions(EditedDocument edited, Dialogs dialogs, Messages messages, Settings settings,
            RecoveryJournal journal, Consumer<String> say) {
        this.edited = edited;
        this.dialogs = dialogs;
        this.messages = messages;
        this.settings = settings;
        this.journal = journal;
        this.say = say;
        keeper = new WorkKeeper(edited, journal);
    }

    /// What the document is called in titles and questions.
    String name() {
        return edited.file().map(file -> file.path().getFileName().toString())
                .orElseGet(() -> edited.document().name());
    }

    /// A new empty document; false when the user thought better of it.
    boolean create() {
        return create(Document.empty(messages.text("app.new-name")));
    }

    /// A new document that begins like this one.
    boolean create(Document template) {
        if (!mayLeave()) {
            return false;
        }
        edited.begin(template);
        return true;
    }

    Optional<Path> choose() {
        return dialogs.chooseFileToOpen();
    }

    /// Opens a file; false when it cannot be read or the user thought better of it.
    boolean open(Path path) {
        if (!mayLeave()) {
            return false;
        }
        return switch (DocumentReader.read(path)) {
            case Reading.Understood understood -> {
                edited.open(DocumentFile.of(path, understood));
                settings.opened(path);
                dialogs.beginAt(path);
                say.accept(messages.text("status.opened", path.getFileName()));
                yield true;
            }
            case Reading.Refused refused -> {
                dialogs.complain(path, refused.problems());
                yield false;
            }
        };
    }

    /// Whether the document on the desk may be given up: it is saved, or the user said so.
    boolean mayLeave() {
        if (!edited.isDirty()) {
            return true;
        }
        return switch (dialogs.askUnsaved(name())) {
            case SAVE -> save();
            case DISCARD -> {
                forget();
                yield true;
            }
            case CANCEL -> false;
        };
    }

    boolean save() {
        Optional<DocumentFile> file = edited.file();
        if (file.isEmpty()) {
            return saveAs();
        }
        Path path = file.get().path();
        if (Files.exists(path) && !Files.isWritable(path)) {
            say.accept(messages.text("file.read-only", path.getFileName()));
            return saveAs();
        }
        return settle(file.get().save(edited.document(), Overwrite.REFUSE),
                () -> file.get().save(edited.document(), Overwrite.ALLOW));
    }

    boolean saveAs() {
        String suggestion = edited.file().map(file -> file.path().getFileName().toString())
                .orElseGet(() -> fileName(edited.document().name()));
        return dialogs.chooseFileToSave(suggestion, "file.filter-json", "*" + ENDING).map(this::saveInto).orElse(false);
    }

    /// Saves under a name that was chosen; the chooser has asked about replacing.
    boolean saveInto(Path chosen) {
        Path path = chosen.getFileName().toString().contains(".")
                ? chosen
                : chosen.resolveSibling(chosen.getFileName() + ENDING);
        Document document = edited.document();
        SaveOutcome outcome = edited.file().map(file -> file.saveAs(path, document, Overwrite.ALLOW))
                .orElseGet(() -> DocumentFile.create(path, document, Overwrite.ALLOW));
        return settle(outcome, () -> outcome);
    }

    static String fileName(String name) {
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return (id.isEmpty() ? "architecture" : id) + ENDING;
    }

    private interface Again {
        SaveOutcome save();
    }

    private boolean settle(SaveOutcome outcome, Again overwriting) {
        return switch (outcome) {
            case SaveOutcome.Saved saved -> finished(saved.file());
            case SaveOutcome.Unchanged unchanged -> finished(unchanged.file());
            case SaveOutcome.ChangedOnDisk changed -> switch (dialogs.askChanged(changed.path(), edited.file()
                    .filter(file -> file.path().equals(changed.path()) && Files.exists(changed.path())).isPresent())) {
                case REPLACE -> settle(overwriting.save(), () -> changed);
                case MERGE -> {
                    mergeFromDisk();
                    yield !changedOnDisk() && save();
                }
                case CANCEL -> false;
            };
            case SaveOutcome.NeedsJsonName yaml -> dialogs.confirm(messages.text("file.yaml-title"),
                    messages.text("file.yaml-text", yaml.suggestion().getFileName()), messages.text("file.save"))
                    && settle(DocumentFile.create(yaml.suggestion(), edited.document(), Overwrite.REFUSE),
                            () -> DocumentFile.create(yaml.suggestion(), edited.document(), Overwrite.ALLOW));
            case SaveOutcome.Failed failed -> {
                dialogs.complain(messages.text("file.save-failed"), failed.reason());
                yield false;
            }
        };
    }

    private boolean finished(DocumentFile file) {
        edited.markSaved(file);
        settings.opened(file.path());
        say.accept(messages.text("status.saved", file.path().getFileName()));
        return true;
    }

    /// Whether another program has changed the file in the meantime.
    boolean changedOnDisk() {
        return edited.file().filter(DocumentFile::changedOnDisk).isPresent();
    }

    /// Takes the file as it is on disk now; what was changed here is given up.
    void reload() {
        edited.file().map(DocumentFile::path).ifPresent(path -> {
            if (DocumentReader.read(path) instanceof Reading.Understood understood) {
                edited.open(DocumentFile.of(path, understood));
            } else {
                dialogs.complain(path, DocumentReader.read(path).problems());
            }
        });
    }

    /// Brings what another program wrote together with what was changed here; conflicts are asked about.
    void mergeFromDisk() {
        DocumentFile file = edited.file().orElse(null);
        if (file == null) {
            return;
        }
        switch (DocumentReader.read(file.path())) {
            case Reading.Understood understood -> merge(file, DocumentFile.of(file.path(), understood));
            case Reading.Refused refused -> dialogs.complain(file.path(), refused.problems());
        }
    }

    private boolean merge(DocumentFile file, DocumentFile onDisk) {
        Document ours = edited.document();
        ThreeWayMerge.Merged merged = ThreeWayMerge.of(file.document(), ours, onDisk.document());
        Optional<Set<PropertyPath>> theirs = merged.conflicts().isEmpty()
                ? Optional.of(Set.of())
                : dialogs.askConflicts(merged.conflicts());
        theirs.ifPresent(paths -> {
            Document document = ThreeWayMerge.of(file.document(), ours, onDisk.document(), paths).document();
            edited.merge(messages.text("edit.merge-file", file.path().getFileName()), document, onDisk);
            say.accept(messages.text("status.merged", file.path().getFileName()));
        });
        return theirs.isPresent();
    }

    /// Shows in what another file differs from the document.
    void compare() {
        dialogs.chooseFileToOpen().ifPresent(this::compareWith);
    }

    void compareWith(Path other) {
        switch (DocumentReader.read(other)) {
            case Reading.Understood understood -> dialogs.showDifferences(
                    messages.text("difference.title", other.getFileName(), name()),
                    DocumentComparison.between(understood.document(), edited.document()));
            case Reading.Refused refused -> dialogs.complain(other, refused.problems());
        }
    }

    /// Offers work that an earlier run of the program lost; true when some was taken up.
    boolean recover() {
        List<RecoveryJournal.Lost> lost = journal.lost();
        for (RecoveryJournal.Lost work : lost) {
            if (recover(work)) {
                return true;
            }
        }
        return false;
    }

    private boolean recover(RecoveryJournal.Lost work) {
        String name = work.file().map(path -> path.getFileName().toString()).orElseGet(() -> work.document().name());
        String time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(messages.locale())
                .withZone(ZoneId.systemDefault()).format(work.time());
        Document older = work.file().flatMap(DocumentActions::fileAt).map(DocumentFile::document)
                .orElseGet(() -> Document.empty(work.document().name()));
        Dialogs.Recovery answer = dialogs.askRecovery(name, time,
                DocumentComparison.between(older, work.document()));
        if (answer == Dialogs.Recovery.LATER) {
            return false;
        }
        if (answer == Dialogs.Recovery.RECOVER) {
            edited.recover(work.document(), work.file().flatMap(DocumentActions::fileAt));
        }
        try {
            journal.discard(work);
        } catch (IOException e) {
            log("Recovered work stays behind", e);
        }
        return answer == Dialogs.Recovery.RECOVER;
    }

    private static Optional<DocumentFile> fileAt(Path path) {
        return DocumentReader.read(path) instanceof Reading.Understood understood
                ? Optional.of(DocumentFile.of(path, understood))
                : Optional.empty();
    }

    private void forget() {
        keeper.forget();
    }

    void close() {
        keeper.close();
    }

    private static void log(String message, IOException e) {
        System.getLogger(DocumentActions.class.getName()).log(System.Logger.Level.INFO, message, e);
    }
}
