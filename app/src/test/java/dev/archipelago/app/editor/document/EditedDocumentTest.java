package dev.archipelago.app.editor.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.edit.NewComponent;
import dev.archipelago.model.file.DocumentFile;
import dev.archipelago.model.file.Overwrite;
import dev.archipelago.model.file.SaveOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditedDocumentTest {
    private final EditedDocument edited = EditedDocument.unsaved(Document.empty("Shop"));

    private ComponentId add(ComponentKind kind) {
        Edit.AddComponent edit = NewComponent.of(edited.document(), kind, null);
        assertThat(edited.apply("Add", edit)).isEmpty();
        return edit.id();
    }

    @Test
    void undo_afterManyEdits_leadsBackThroughEveryVersion() {
        long seed = 42;
        Random random = new Random(seed);
        List<Document> versions = new ArrayList<>(List.of(edited.document()));
        for (int i = 0; i < 300; i++) {
            change(random);
            if (!edited.document().equals(versions.getLast())) {
                versions.add(edited.document());
            }
        }
        assertThat(edited.depth()).as("seed %d", seed).isEqualTo(versions.size() - 1);
        for (Document version : versions.reversed()) {
            assertThat(edited.document()).as("seed %d", seed).isEqualTo(version);
            edited.undo();
        }
        for (Document version : versions.subList(1, versions.size())) {
            edited.redo();
            assertThat(edited.document()).as("seed %d", seed).isEqualTo(version);
        }
    }

    private void change(Random random) {
        List<ComponentId> ids = List.copyOf(edited.document().architecture().components().keySet());
        if (ids.size() < 2 || random.nextInt(3) == 0) {
            add(ComponentKind.values()[random.nextInt(ComponentKind.values().length)]);
        } else if (random.nextInt(6) == 0) {
            edited.apply("Remove", new Edit.RemoveComponents(Set.of(ids.get(random.nextInt(ids.size())))));
        } else {
            edited.apply("Connect",
                    new Edit.Connect(ids.get(random.nextInt(ids.size())), ids.get(random.nextInt(ids.size()))));
        }
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
}
