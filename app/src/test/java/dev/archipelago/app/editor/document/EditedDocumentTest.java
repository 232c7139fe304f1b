package dev.archipelago.app.editor.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.edit.Locks;
import dev.archipelago.model.edit.NewComponent;
import dev.archipelago.model.file.DocumentFile;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.file.Overwrite;
import dev.archipelago.model.file.SaveOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditedDocumentTest {
    private final EditedDocument edited = EditedDocument.unsaved(Document.empty("Shop"));

    private ComponentId add(ComponentKind kind) {
        Edit.AddComponent edit = NewComponent.of(edited.document(), kind, null);
        assertThat(edited.apply("Add", edit)).isEmpty();
        return edit.id();
    }

    @Test
    void successor_goesOnWithHistoryAndSelection_andTellsNoneOfThoseWhoListenedBefore() {
        ComponentId shop = add(ComponentKind.SERVICE);
        edited.select(Selection.of(shop));
        List<Document> heard = new ArrayList<>();
        edited.documentProperty().addListener((_, _, document) -> heard.add(document));
        EditedDocument next = edited.successor();

        assertThat(next.selection()).isEqualTo(Selection.of(shop));
        assertThat(next.isDirty()).isTrue();
        next.undo();
        assertThat(next.document()).isEqualTo(Document.empty("Shop"));
        next.redo();
        assertThat(next.document().architecture().components()).containsOnlyKeys(shop);
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42})
    void undo_afterAThousandEditsOfEveryKind_leadsBackThroughEveryVersionAndForthAgain(long seed) {
        RandomEdits edits = new RandomEdits(seed);
        List<Document> versions = new ArrayList<>(List.of(edited.document()));
        for (int i = 0; i < 1000; i++) {
            edits.apply(edited);
            if (edited.depth() >= versions.size()) {
                versions.add(edited.document());
            }
        }
        assertThat(edits.done().keySet()).as("seed %d", seed).containsExactlyInAnyOrder(RandomEdits.Kind.values());
        assertThat(edited.depth()).as("seed %d", seed).isEqualTo(versions.size() - 1).isGreaterThan(400);
        for (Document version : versions.reversed()) {
            assertSame(version, seed);
            edited.undo();
        }
        for (Document version : versions.subList(1, versions.size())) {
            edited.redo();
            assertSame(version, seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 99})
    void goTo_anyStep_isWhatSoManyUndosOrRedosLeadTo(long seed, @TempDir Path folder) {
        Random random = new Random(seed);
        RandomEdits edits = new RandomEdits(seed);
        List<Document> versions = new ArrayList<>(List.of(edited.document()));
        for (int i = 0; i < 300; i++) {
            edits.apply(edited);
            if (edited.depth() >= versions.size()) {
                versions.add(edited.document());
            }
            if (i == 150) {
                Path path = folder.resolve("saved.archipelago.json");
                var outcome = DocumentFile.create(path, edited.document(), Overwrite.REFUSE);
                edited.markSaved(((SaveOutcome.Saved) outcome).file());
            }
        }
        Steps all = edited.stepsProperty().get();
        assertThat(all.names()).hasSize(versions.size() - 1);
        for (int i = 0; i < 200; i++) {
            int before = edited.depth();
            int wanted = random.nextInt(versions.size());
            edited.goTo(wanted);
            assertThat(edited.document()).as("seed %d", seed).isSameAs(versions.get(wanted));
            assertThat(edited.stepsProperty().get()).as("seed %d", seed)
                    .isEqualTo(new Steps(all.names(), wanted, all.saved()));
            assertThat(edited.isDirty()).as("seed %d", seed).isEqualTo(all.saved().orElseThrow() != wanted);
            assertThat(edited.selection()).as("seed %d", seed).isEqualTo(edited.selection().within(edited.document()));
            assertSelectedAsByTheLastStep(versions, before, wanted);
        }
        edited.goTo(Integer.MAX_VALUE);
        assertThat(edited.redoableProperty().get()).isEmpty();
        edited.goTo(-1);
        assertThat(edited.undoableProperty().get()).isEmpty();
    }

    private void assertSelectedAsByTheLastStep(List<Document> versions, int before, int now) {
        if (before != now) {
            Selection touched = Selection.changedBetween(versions.get(now < before ? now + 1 : now - 1),
                    versions.get(now));
            assertThat(touched.isEmpty() || touched.equals(edited.selection())).isTrue();
        }
    }

    @Test
    void draft_recovered_beganAsTheDocumentThatIsOnTheDeskWhereThatIsAlike() {
        Document alike = Document.empty("Shop");
        EditedDocument recovered = EditedDocument.recovered(Document.empty("Shop"), Optional.empty(),
                Optional.of(new Draft("{", alike)));
        assertThat(recovered.draft().orElseThrow().base()).isSameAs(recovered.document());
        assertThat(recovered.draft().orElseThrow().text()).isEqualTo("{");
        Draft other = new Draft("{", Document.empty("Other"));
        assertThat(EditedDocument.recovered(alike, Optional.empty(), Optional.of(other)).draft()).contains(other);
    }

    @Test
    void draft_alone_isUnsavedThoughTheDocumentIsNotChanged() {
        assertThat(edited.isUnsaved()).isFalse();
        edited.setDraft(Optional.of(new Draft("{", edited.document())));
        assertThat(edited.isUnsaved()).isTrue();
        assertThat(edited.isDirty()).isFalse();
        add(ComponentKind.SERVICE);
        edited.setDraft(Optional.empty());
        assertThat(edited.isUnsaved()).isTrue();
        edited.undo();
        assertThat(edited.isUnsaved()).isFalse();
    }

    /// Equal, and written to the same bytes.
    private void assertSame(Document version, long seed) {
        assertThat(edited.document()).as("seed %d", seed).isEqualTo(version);
        assertThat(DocumentWriter.write(edited.document())).as("seed %d", seed)
                .isEqualTo(DocumentWriter.write(version));
    }

    @Test
    void undo_ofAPropertyChange_selectsWhatItTouched() {
        ComponentId first = add(ComponentKind.SERVICE);
        ComponentId second = add(ComponentKind.SERVICE);
        edited.apply("Set replicas", document -> document.withArchitecture(document.architecture().withComponent(first,
                document.architecture().components().get(first).withReplicas(7))));
        edited.select(Selection.of(second));
        edited.undo();
        assertThat(edited.selection()).isEqualTo(Selection.of(first));
    }

    @Test
    void edit_afterUndo_forgetsWhatWasUndone() {
        add(ComponentKind.SERVICE);
        edited.undo();
        add(ComponentKind.DATABASE);
        assertThat(edited.redoableProperty().get()).isEmpty();
    }

    @Test
    void change_toTheSame_isNoStep() {
        edited.apply("Nothing", document -> document);
        assertThat(edited.depth()).isZero();
        assertThat(edited.isDirty()).isFalse();
    }

    @Test
    void save_keepsHistoryAndMarksTheSavedVersion(@TempDir Path folder) {
        add(ComponentKind.SERVICE);
        assertThat(edited.isDirty()).isTrue();
        SaveOutcome outcome = DocumentFile.create(folder.resolve("shop.archipelago.json"), edited.document(),
                Overwrite.REFUSE);
        edited.markSaved(((SaveOutcome.Saved) outcome).file());
        assertThat(edited.isDirty()).isFalse();
        edited.undo();
        assertThat(edited.isDirty()).isTrue();
        edited.redo();
        assertThat(edited.isDirty()).isFalse();
    }

    @Test
    void selection_ofWhatIsRemoved_isGone() {
        ComponentId service = add(ComponentKind.SERVICE);
        edited.select(Selection.of(service));
        edited.apply("Remove", new Edit.RemoveComponents(Set.of(service)));
        assertThat(edited.selection()).isEqualTo(Selection.NONE);
    }

    @Test
    void edit_thatIsRefused_changesNothingAndSaysWhy() {
        Document before = edited.document();
        assertThat(edited.apply("Remove", new Edit.RemoveComponents(Set.of(new ComponentId("ghost"))))).isPresent();
        assertThat(edited.document()).isSameAs(before);
        assertThat(edited.depth()).isZero();
    }

    @Test
    void change_ofWhatIsLocked_isNotMadeAndTold() {
        Document shop = NewComponent.of(Document.empty("Shop"), ComponentKind.SERVICE, null)
                .apply(Document.empty("Shop")).orElseThrow();
        ComponentId service = shop.architecture().components().keySet().iterator().next();
        EditedDocument edited = EditedDocument.unsaved(shop);
        List<Objection> told = new ArrayList<>();
        edited.onObjection(told::add);
        edited.apply("Lock", document -> Locks.locked(document, Set.of(service), true));
        edited.apply("Remove", new Edit.RemoveComponents(Set.of(service)));
        edited.apply("Lock all", document -> Locks.readOnly(document, true));
        edited.apply("Empty", _ -> Document.empty("Nothing"));
        assertThat(edited.readOnlyProperty().get()).isTrue();
        edited.undo();
        edited.undo();
        assertThat(edited.document()).as("undoing goes on").isEqualTo(shop);
        edited.protect(true);
        edited.apply("Remove", new Edit.RemoveComponents(Set.of(service)));
        assertThat(told).containsExactly(new Objection.LockedComponent(service), new Objection.LockedDocument(),
                new Objection.UnwritableFile());
        edited.protect(false);
        edited.apply("Remove", new Edit.RemoveComponents(Set.of(service)));
        assertThat(edited.document().architecture().components()).isEmpty();
    }

    @Test
    void typing_withoutAPause_isOneStepThatEndsWithSavingAndVanishesWhenTakenBack(@TempDir Path folder) {
        Document first = Document.empty("First");
        Document second = Document.empty("Second");
        edited.apply("Edit text", _ -> first);
        assertThat(edited.extend("Edit text", edited.document(), second)).isTrue();
        assertThat(edited.depth()).isEqualTo(1);
        edited.extend("Edit text", first, first);
        assertThat(edited.depth()).as("another version was made by somebody else").isEqualTo(2);
        edited.undo();
        edited.extend("Edit text", edited.document(), first);
        assertThat(edited.redoableProperty().get()).as("not after undoing").isEmpty();
        assertThat(edited.depth()).isEqualTo(2);
        edited.undo();
        edited.undo();
        edited.apply("Edit text", _ -> first);
        edited.extend("Edit text", edited.document(), Document.empty("Shop"));
        assertThat(edited.depth()).as("nothing is left of it").isZero();
        edited.apply("Edit text", _ -> first);
        SaveOutcome saved = DocumentFile.create(folder.resolve("a.json"), first, Overwrite.REFUSE);
        edited.markSaved(((SaveOutcome.Saved) saved).file());
        edited.extend("Edit text", edited.document(), second);
        assertThat(edited.depth()).isEqualTo(2);
        edited.undo();
        assertThat(edited.isDirty()).as("the version of the file is still there").isFalse();
    }
}
