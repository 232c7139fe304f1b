package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.model.document.Document;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Lays documents out: at once where that takes a moment only, else on a thread of its own. The last request wins.
final class Arranger {
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private long requests;

    /// Whether a layout is being computed on the other thread.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Answers on the interface thread, possibly before this returns.
    void arrange(Layout before, Document document, Consumer<Layout> ready) {
        requests++;
        if (AutoLayout.isQuick(before, document)) {
            busy.set(false);
            ready.accept(AutoLayout.after(before, document));
        } else {
            later(() -> AutoLayout.after(before, document), ready);
        }
    }

    /// Lays everything out afresh, positions of the document notwithstanding.
    void arrangeAfresh(Document document, Consumer<Layout> ready) {
        requests++;
        Document unplaced = document.withDiagram(document.diagramOrDefault().withPositions(Map.of()));
        later(() -> AutoLayout.of(unplaced), ready);
    }

    private void later(Supplier<Layout> work, Consumer<Layout> ready) {
        long mine = requests;
        busy.set(true);
        Thread.ofPlatform().daemon().name("layout").start(() -> {
            try {
                Layout layout = work.get();
                ifLatest(mine, () -> ready.accept(layout));
            } finally {
                ifLatest(mine, () -> busy.set(false));
            }
        });
    }

    private void ifLatest(long request, Runnable step) {
        Platform.runLater(() -> {
            if (request == requests) {
                step.run();
            }
        });
    }
}
