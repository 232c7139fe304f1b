package dev.archipelago.app.editor.document;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.edit.EditOutcome;
import dev.archipelago.model.edit.Locks;
import dev.archipelago.model.file.DocumentFile;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.file.Reading;
import dev.archipelago.model.finding.Wording;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The document on the desk: what it is now, where it is kept, what was done to it, and what of it is selected.
///
/// To be used from one thread, that of the window.
public final class EditedDocument {

    private static final String TEXT = "text.archipelago.json";

    // Properties

    private final ReadOnlyObjectWrapper<Document> document;
    private final ReadOnlyObjectWrapper<Optional<DocumentFile>> file;
    private final ReadOnlyObjectWrapper<Selection> selection = new ReadOnlyObjectWrapper<>(Selection.NONE);
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<String>> undoable = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> redoable = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Steps> steps;
    private final ReadOnlyBooleanWrapper unwritable = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper readOnly = new ReadOnlyBooleanWrapper(false);
    private Consumer<Objection> objected = _ -> {};
    private final ReadOnlyObjectWrapper<Optional<Draft>> draft = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Runnable settle = () -> {
    };
    private History history;
    private int opening;

    private EditedDocument(History begun, Optional<DocumentFile> kept) {
        document = new ReadOnlyObjectWrapper<>(begun.current());
        file = new ReadOnlyObjectWrapper<>(kept);
        steps = new ReadOnlyObjectWrapper<>(begun.steps());
        history = begun;
        refresh();
    }

    /// A document that no file holds yet; not dirty until something is done to it.
    public static EditedDocument unsaved(Document document) {
        return new EditedDocument(new History(document, true), Optional.empty());
    }

    /// A document as its file holds it.
    public static EditedDocument of(DocumentFile file) {
        return new EditedDocument(new History(file.document(), true), Optional.of(file));
    }

    /// Recovered work, which its file does not have.
    public static EditedDocument recovered(Document work, Optional<DocumentFile> file) {
        return new EditedDocument(new History(work, false), file);
    }

    /// Recovered work with what was typed beside it; where the file has all of it, nothing is unsaved but what was typed.
    public static EditedDocument recovered(Document work, Optional<DocumentFile> file, Optional<Draft> typed) {
        EditedDocument recovered = file.filter(kept -> kept.document().equals(work)).map(EditedDocument::of)
                .orElseGet(() -> recovered(work, file));
        recovered.setDraft(typed.map(draft -> draft.base().equals(recovered.document())
                ? new Draft(draft.text(), recovered.document()) // the same version, not only one like it
                : draft));
        return recovered;
    }

    /// The same document with its history, file, selection and draft, to which nobody listens yet. It takes the place of
    /// this one, which is not to be used any more.
    public EditedDocument successor() {
        EditedDocument next = new EditedDocument(history, file());
        next.protect(unwritable.get());
        next.select(selection());
        next.setDraft(draft());
        return next;
    }

    public ReadOnlyObjectProperty<Document> documentProperty() {
        return document.getReadOnlyProperty();
    }

    public Document document() {
        return document.get();
    }

    public ReadOnlyObjectProperty<Optional<DocumentFile>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    public Optional<DocumentFile> file() {
        return file.get();
    }

    /// Whether there are changes that the file does not have.
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    public boolean isDirty() {
        return dirty.get();
    }

    /// Whether closing it would lose something: there are changes that the file does not have, or text that is no part of it.
    public ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    public boolean isUnsaved() {
        return unsaved.get();
    }

    /// Whether its file cannot be written and nobody has said that it is to be changed all the same.
    public ReadOnlyBooleanProperty protectedProperty() {
        return unwritable.getReadOnlyProperty();
    }

    /// Whether nothing may be changed: it is protected, or locked as a whole.
    public ReadOnlyBooleanProperty readOnlyProperty() {
        return readOnly.getReadOnlyProperty();
    }

    /// The name of the change that undo would take back.
    public ReadOnlyObjectProperty<Optional<String>> undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    /// All that was done since it was opened, with what was undone.
    public ReadOnlyObjectProperty<Steps> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public Selection selection() {
        return selection.get();
    }

    /// Whether no file holds it and nothing was ever done to it: a new document that nobody has begun to work on.
    public boolean isUntouched() {
        return file().isEmpty() && !isDirty() && depth() == 0;
    }

    /// What it was before the changes that could be undone, the latest first.
    public List<Earlier> earlier() {
        return history.earlier();
    }

    /// How many changes could be undone.
    public int depth() {
        return history.depth();
    }

    // Commands

    /// The document of a file takes the place of this one; history begins anew.
    public void open(DocumentFile opened) {
        history = new History(opened.document(), true);
        file.set(Optional.of(opened));
        draft.set(Optional.empty());
        opening++;
        show(history.current(), Selection.NONE);
    }

    /// Changes the document in one step that can be undone under this name; a change to the same is no step. What is
    /// locked is not changed, and whoever listens is told.
    ///
    /// @return false when a lock has kept it as it is
    public boolean apply(String name, UnaryOperator<Document> change) {
        Document changed = change.apply(document());
        Optional<Objection> objection = objection(changed);
        objection.ifPresentOrElse(objected, () -> add(name, changed));
        return objection.isEmpty();
    }

    private Optional<Objection> objection(Document changed) {
        if (unwritable.get() && !changed.equals(document())) {
            return Optional.of(new Objection.UnwritableFile());
        }
        return Locks.forbidsAll(document(), changed)
                ? Optional.of(new Objection.LockedDocument())
                : Locks.touched(document(), changed).map(Objection.LockedComponent::new);
    }

    /// Tells what is not changed since it is locked.
    public void onObjection(Consumer<Objection> listener) {
        objected = listener;
    }

    /// Lets nothing be changed, or changes all the same, where the file cannot be written.
    public void protect(boolean on) {
        unwritable.set(on);
        refresh();
    }

    private void add(String name, Document changed) {
        if (Version.isSame(document(), changed)) {
            return;
        }
        history.add(changed, name);
        show(changed, selection().within(changed));
    }

    /// Changes the document as [#apply(String, UnaryOperator)] does, in the step that made the current version where that is
    /// the one given: for what is typed without a pause.
    ///
    /// @param made the version that the step before has led to
    @SuppressWarnings("ReferenceEquality") // versions, not values
    public boolean extend(String name, Document made, Document changed) {
        if (made != document() || !history.mayAmend() || !history.undoable().equals(Optional.of(name))) {
            return apply(name, _ -> changed);
        }
        Optional<Objection> objection = objection(changed);
        objection.ifPresentOrElse(objected, () -> {
            history.amend(changed);
            show(history.current(), selection().within(changed));
        });
        return objection.isEmpty();
    }

    /// Writes the document as saving would leave its file; may be used from any thread, and writes what is current now.
    public Supplier<String> writer() {
        Document written = document();
        return file().<Supplier<String>>map(kept -> () -> kept.textOf(written))
                .orElse(() -> DocumentWriter.write(written));
    }

    /// Reads a text as if it stood in the file, within the same limits; may be used from any thread.
    public Function<String, Reading> reader() {
        return file().map(kept -> kept.path().toAbsolutePath().getParent())
                .<Function<String, Reading>>map(folder -> text -> DocumentReader.readText(text, TEXT, folder))
                .orElse(text -> DocumentReader.readText(text, TEXT));
    }

    /// How many documents have been on the desk before this one.
    public int opening() {
        return opening;
    }

    /// What was typed and is not understood, or not read yet.
    public Optional<Draft> draft() {
        return draft.get();
    }

    public ReadOnlyObjectProperty<Optional<Draft>> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    public void setDraft(Optional<Draft> typed) {
        draft.set(typed);
        unsaved.set(dirty.get() || typed.isPresent());
    }

    /// Whoever takes text of the document makes it part of it now, as far as it is understood.
    public void onSettle(Runnable settling) {
        settle = settling;
    }

    /// Makes what has been typed part of the document before it is saved or left.
    ///
    /// @return false when there is a text that is not understood
    public boolean settle() {
        settle.run();
        return draft().isEmpty();
    }

    /// Does an edit as one step under this name; answers why not when it cannot be done. Of what is locked whoever listens is
    /// told.
    public Optional<Wording> apply(String name, Edit edit) {
        return switch (edit.apply(document())) {
            case EditOutcome.Edited edited -> {
                apply(name, _ -> edited.document());
                yield Optional.empty();
            }
            case EditOutcome.EditRefused refused -> Optional.of(refused.said());
        };
    }

    /// Takes the last change back and selects what it had touched.
    public void undo() {
        travel(history::undo);
    }

    /// Does the change undone last again and selects what it touches.
    public void redo() {
        travel(history::redo);
    }

    /// Takes back, or does again, whatever lies between now and the moment after so many steps, and selects what the last of
    /// it touched.
    public void goTo(int wanted) {
        int before = history.depth();
        history.goTo(wanted);
        if (history.depth() != before) {
            arrive(history.touched(history.depth() < before));
        }
    }

    /// The current version is now what this file holds. History stays.
    public void markSaved(DocumentFile kept) {
        history.markSaved();
        file.set(Optional.of(kept));
        protect(false);
    }

    /// The file holds something else now; what came of both is one step under this name.
    public void merge(String name, Document merged, DocumentFile onDisk) {
        add(name, merged);
        file.set(Optional.of(onDisk));
        if (merged.equals(onDisk.document())) {
            history.markSaved();
        } else {
            history.markUnsaved();
        }
        refresh();
    }

    public void select(Selection wanted) {
        selection.set(wanted.within(document()));
    }

    private void travel(Runnable step) {
        Document before = document();
        step.run();
        arrive(Selection.changedBetween(before, history.current()));
    }

    private void arrive(Selection changed) {
        Document after = history.current();
        show(after, changed.isEmpty() ? selection().within(after) : changed);
    }

    private void show(Document shown, Selection selected) {
        document.set(shown);
        selection.set(selected);
        refresh();
    }

    private void refresh() {
        readOnly.set(unwritable.get() || Locks.isReadOnly(document()));
        dirty.set(!history.isSaved());
        unsaved.set(dirty.get() || draft().isPresent());
        steps.set(history.steps());
        undoable.set(history.undoable());
        redoable.set(history.redoable());
    }
}
