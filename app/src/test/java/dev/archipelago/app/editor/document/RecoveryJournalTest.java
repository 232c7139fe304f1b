package dev.archipelago.app.editor.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.NewComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

class RecoveryJournalTest {
    private static final long NO_PROCESS = 999_999_999_999L;

    @TempDir
    private Path folder;

    private final Document work = NewComponent.of(Document.empty("Shop"), ComponentKind.SERVICE, null)
            .apply(Document.empty("Shop")).orElseThrow();

    @Test
    void work_ofAProgramThatEnded_isFoundByTheNext() throws IOException {
        Path file = folder.resolve("shop.archipelago.json");
        new RecoveryJournal(new UserFolder(folder), NO_PROCESS).keep(work, Optional.of(file));
        RecoveryJournal next = new RecoveryJournal(new UserFolder(folder));
        assertThat(next.lost()).singleElement().satisfies(lost -> {
            assertThat(lost.document()).isEqualTo(work);
            assertThat(lost.file()).contains(file);
        });
        next.discard(next.lost().getFirst());
        assertThat(next.lost()).isEmpty();
    }

    @Test
    void text_typedAndNotUnderstood_isFoundByTheNext_thoughTheFileHasAllElse() throws Exception {
        EditedDocument edited = EditedDocument.unsaved(Document.empty("Shop"));
        RecoveryJournal journal = new RecoveryJournal(new UserFolder(folder), NO_PROCESS);
        WorkKeeper keeper = new WorkKeeper(edited, journal);
        Draft draft = new Draft("{ \"name\": \"店\n", work);
        edited.setDraft(Optional.of(draft));
        assertThat(edited.isDirty()).isFalse();
        RecoveryJournal next = new RecoveryJournal(new UserFolder(folder));
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !next.lost().isEmpty());
        RecoveryJournal.Lost lost = next.lost().getFirst();
        assertThat(lost.draft()).contains(draft);
        assertThat(lost.document()).isEqualTo(Document.empty("Shop"));
        assertThat(EditedDocument.recovered(lost.document(), Optional.empty(), lost.draft()).draft()).contains(draft);
        edited.setDraft(Optional.empty());
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> next.lost().isEmpty());
        assertThat(new UserFolder(folder).recovery()).isEmptyDirectory();
        keeper.close();
    }

    @Test
    void text_typed_thatCannotBeRead_leavesTheWork() throws IOException {
        RecoveryJournal ended = new RecoveryJournal(new UserFolder(folder), NO_PROCESS);
        ended.keep(work, Optional.empty(), Optional.of(new Draft("typed", work)));
        RecoveryJournal next = new RecoveryJournal(new UserFolder(folder));
        Path typed = next.lost().getFirst().entry();
        for (String broken : List.of("", "x\n", "-3\nab", "2147483647\nab", "99999\nab", "2\n{}typed")) {
            Files.writeString(typed.resolveSibling(typed.getFileName() + ".text"), broken);
            assertThat(next.lost()).as(broken).singleElement().satisfies(lost -> {
                assertThat(lost.document()).isEqualTo(work);
                assertThat(lost.draft()).isEmpty();
            });
        }
        next.discard(next.lost().getFirst());
        assertThat(new UserFolder(folder).recovery()).isEmptyDirectory();
    }

    @Test
    void work_ofAProgramThatStillRuns_isLeftAlone() throws IOException {
        RecoveryJournal running = new RecoveryJournal(new UserFolder(folder));
        running.keep(work, Optional.empty());
        assertThat(new RecoveryJournal(new UserFolder(folder), NO_PROCESS).lost()).isEmpty();
        running.clear();
    }

    @Test
    void work_onTheSuccessorOfADocument_isKeptToo() throws Exception {
        EditedDocument edited = EditedDocument.unsaved(Document.empty("Shop"));
        RecoveryJournal journal = new RecoveryJournal(new UserFolder(folder), NO_PROCESS);
        KeptDocument next = new KeptDocument(edited, new WorkKeeper(edited, journal)).successor();
        next.edited().apply("Add", _ -> work);

        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS,
                () -> !new RecoveryJournal(new UserFolder(folder)).lost().isEmpty());
        assertThat(new RecoveryJournal(new UserFolder(folder)).lost())
                .singleElement().satisfies(lost -> assertThat(lost.document()).isEqualTo(work));
        next.close();
    }

    @Test
    void work_thatWasSaved_isForgotten() throws IOException {
        RecoveryJournal ended = new RecoveryJournal(new UserFolder(folder), NO_PROCESS);
        ended.keep(work, Optional.empty());
        ended.clear();
        assertThat(new RecoveryJournal(new UserFolder(folder)).lost()).isEmpty();
    }
}
