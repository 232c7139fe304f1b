package dev.archipelago.app.editor.document;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Keeps every unsaved change of a document in the journal, and what was typed and is not understood, soon and on a thread of its own.
///
/// A change is written when none has come for 300 ms, and after half a second of changes without a pause.
public final class WorkKeeper implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofMillis(500);

    private EditedDocument edited;
    private final RecoveryJournal journal;
    private final Debouncer thread = new Debouncer("recovery-journal", QUIET, LONGEST);

    public WorkKeeper(EditedDocument edited, RecoveryJournal journal) {
        this.edited = edited;
        this.journal = journal;
        listen();
    }

    /// From now on it is the successor whose changes are kept.
    void follow(EditedDocument successor) {
        edited = successor;
        listen();
    }

    private void listen() {
        edited.documentProperty().addListener((_, _, _) -> keep());
        edited.dirtyProperty().addListener((_, _, _) -> keep());
        edited.draftProperty().addListener((_, _, _) -> keep());
    }

    /// Keeps what there is at once, on the calling thread, such as work just recovered.
    public void keepNow() throws IOException {
        journal.keep(edited.document(), edited.file().map(DocumentFile::path), edited.draft());
    }

    private void keep() {
        Document document = edited.document();
        Optional<Path> path = edited.file().map(DocumentFile::path);
        Optional<Draft> draft = edited.draft();
        boolean unsaved = edited.isDirty() || draft.isPresent();
        thread.submit(() -> {
            try {
                if (unsaved) {
                    journal.keep(document, path, draft);
                } else {
                    journal.clear();
                }
            } catch (IOException e) {
                log("Work cannot be kept for recovery", e);
            }
        });
    }

    /// Nothing of the document is to be recovered: it is saved or was given up.
    public void forget() {
        try {
            journal.clear();
        } catch (IOException e) {
            log("Work that is not wanted stays behind", e);
        }
    }

    @Override
    public void close() {
        thread.close();
        try {
            journal.close();
        } catch (IOException e) {
            log("Work that is not wanted stays behind", e);
        }
    }

    private static void log(String message, IOException e) {
        System.getLogger(WorkKeeper.class.getName()).log(System.Logger.Level.INFO, message, e);
    }
}
