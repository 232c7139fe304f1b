package dev.archipelago.app.editor.document;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is wrong with the document: found on another thread once typing stops.
public final class FindingsWatch implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(200);

    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final Debouncer checking = new Debouncer("document-checks", QUIET);
    private final EditedDocument edited;
    private final Executor window;

    /// @param window runs tasks on the thread of the document
    public FindingsWatch(EditedDocument edited, Executor window) {
        this.edited = edited;
        this.window = window;
        edited.documentProperty().addListener((_, _, document) -> check(document));
        check(edited.document());
    }

    public ReadOnlyObjectProperty<List<Finding>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    private void check(Document document) {
        checking.submit(() -> {
            List<Finding> found = Checks.all().run(document);
            window.execute(() -> show(document, found));
        });
    }

    /// What belongs to a version that is no longer the current one is not shown.
    @SuppressWarnings("ReferenceEquality") // versions, not values
    private void show(Document document, List<Finding> found) {
        if (document == edited.document()) {
            findings.set(found);
        }
    }

    @Override
    public void close() {
        checking.close();
    }
}
