package dev.archipelago.app.editor.export;

import dev.archipelago.app.editor.document.Debouncer;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentFile;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Keeps a [Preview] of the document as it is now, made on another thread; what is no longer wanted is dropped.
final class PreviewWatch implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(150);

    private final ReadOnlyObjectWrapper<Optional<Preview>> preview = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper pending = new ReadOnlyBooleanWrapper(false);
    private final Debouncer making = new Debouncer("export-preview", QUIET);
    private final EditedDocument edited;
    private final Executor window;
    private @Nullable ExportChoice choice;
    private boolean watching;
    private long wanted;

    /// @param window runs tasks on the thread of the document
    PreviewWatch(EditedDocument edited, Executor window) {
        this.edited = edited;
        this.window = window;
        edited.documentProperty().addListener((_, _, _) -> refresh());
        edited.fileProperty().addListener((_, _, _) -> refresh());
    }

    /// The newest preview; empty before the first one.
    ReadOnlyObjectProperty<Optional<Preview>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// Whether a newer preview is on its way.
    ReadOnlyBooleanProperty pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    void setChoice(ExportChoice chosen) {
        choice = chosen;
        refresh();
    }

    /// Nothing is made while nobody looks.
    void setWatching(boolean looked) {
        watching = looked;
        refresh();
    }

    /// Makes the preview again, since files of the folder may have changed.
    void refresh() {
        ExportChoice chosen = choice;
        if (!watching || chosen == null) {
            return;
        }
        long number = ++wanted;
        Document document = edited.document();
        Optional<Document> saved = edited.file().map(DocumentFile::document);
        pending.set(true);
        making.submit(() -> {
            Preview made = Preview.of(document, saved, chosen);
            window.execute(() -> show(number, made));
        });
    }

    private void show(long number, Preview made) {
        if (number == wanted) {
            preview.set(Optional.of(made));
            pending.set(false);
        }
    }

    @Override
    public void close() {
        making.close();
    }
}
