package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.Draft;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.export.Writing;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.workbench.OutputFile;
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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Save, load again, merge, compare: what goes between a document and the disk. Nothing is lost without being asked about.
final class DocumentActions {
    private static final String ENDING = ".archipelago.json";

    private final EditedDocument edited;
    private final Desks desks;
    private final Dialogs dialogs;
    private final Messages messages;
    private final Settings settings;
    private final Consumer<String> say;

    DocumentActions(EditedDocument edited, WindowParts window, Consumer<String> say) {
        this.edited = edited;
        this.say = say;
        desks = window.desks();
        dialogs = window.dialogs();
        messages = window.messages();
        settings = window.environment().settings();
    }

    /// What the document is called in titles and questions.
    String name() {
        return edited.file().map(file -> file.path().getFileName().toString())
                .orElseGet(() -> edited.document().name());
    }

    /// Whether the document on the desk may be given up with what was typed beside it: all is saved, or the user said so.
    boolean mayLeave() {
        edited.settle();
        return mayLeaveTyped() && mayLeaveChanges();
    }

    /// What is not understood is in no version of the document, so that saving the document does not save it.
    private boolean mayLeaveTyped() {
        return edited.draft().isEmpty() || switch (dialogs.askTyped(name(), edited.isDirty())) {
            case SAVE -> saveTyped();
            case DISCARD -> true;
            case CANCEL -> false;
        };
    }

    private boolean mayLeaveChanges() {
        return !edited.isDirty() || switch (dialogs.askUnsaved(name())) {
            case SAVE -> save();
            case DISCARD -> true;
            case CANCEL -> false;
        };
    }

    private boolean saveTyped() {
        return dialogs.chooseFileToExport(stem(edited) + ".typed.json", "file.filter-typed", "*.json")
                .map(this::saveTypedInto).orElse(false);
    }

    /// Writes what was typed and is not understood as it stands there, into a file that no document is opened from.
    boolean saveTypedInto(Path chosen) {
        Optional<Draft> typed = edited.draft();
        if (desks.holding(chosen).isPresent()) {
            dialogs.complain(messages.text("text.own-file", chosen.getFileName()), messages.text("text.own-file-text"));
            return false;
        }
        try {
            OutputFile.write(chosen, typed.map(Draft::text).orElse(""));
            say.accept(messages.text("status.saved-typed", chosen.getFileName()));
            return true;
        } catch (IOException e) {
            dialogs.complain(messages.text("file.save-failed"), Writing.reason(e, messages));
            return false;
        }
    }

    /// What files that are made of the document are called, without an ending: like its file, or else like its name.
    static String stem(EditedDocument edited) {
        return edited.file().map(file -> Objects.requireNonNull(file.path().getFileName()).toString())
                .orElseGet(() -> fileName(edited.document().name()))
                .replaceFirst("(?i)(\\.archipelago)?\\.(json|yaml|yml)$", "");
    }

    boolean save() {
        edited.settle();
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
        edited.settle();
        String suggestion = edited.file().map(file -> file.path().getFileName().toString())
                .orElseGet(() -> fileName(edited.document().name()));
        return dialogs.chooseFileToSave(suggestion, "file.filter-json", "*" + ENDING).map(this::saveInto).orElse(false);
    }

    /// Saves under a name that was chosen; the chooser has asked about replacing.
    boolean saveInto(Path chosen) {
        Path path = chosen.getFileName().toString().contains(".")
                ? chosen
                : chosen.resolveSibling(chosen.getFileName() + ENDING);
        Optional<Desk> other = desks.holding(path).filter(desk -> !desk.edited().equals(edited));
        if (other.isPresent()) {
            dialogs.complain(messages.text("file.open-elsewhere", path.getFileName()),
                    messages.text("file.open-elsewhere-text"));
            return false;
        }
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
        say.accept(messages.text(edited.draft().isPresent() ? "status.saved-without-text" : "status.saved",
                file.path().getFileName()));
        return true;
    }

    /// Whether another program has changed the file in the meantime.
    boolean changedOnDisk() {
        return edited.file().filter(DocumentFile::changedOnDisk).isPresent();
    }

    /// Takes the file as it is on disk now, and gives up what was changed here; false when it cannot be read.
    boolean reload() {
        Optional<Path> path = edited.file().map(DocumentFile::path);
        return path.isPresent() && switch (DocumentReader.read(path.get())) {
            case Reading.Understood understood -> {
                edited.open(DocumentFile.of(path.get(), understood));
                yield true;
            }
            case Reading.Refused refused -> {
                dialogs.complain(path.get(), refused.problems());
                yield false;
            }
        };
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

    /// Another version to compare with; empty when it cannot be read.
    Optional<Document> version(Path other) {
        return switch (DocumentReader.read(other)) {
            case Reading.Understood understood -> Optional.of(understood.document());
            case Reading.Refused refused -> {
                dialogs.complain(other, refused.problems());
                yield Optional.empty();
            }
        };
    }

    void listDifferences(String from, Document other) {
        dialogs.showDifferences(messages.text("difference.title", from, name()),
                DocumentComparison.between(other, edited.document()));
    }
}
