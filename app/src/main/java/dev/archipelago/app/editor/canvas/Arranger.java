package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.model.document.Document;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/// Lays documents out: at once where that takes a moment only, else on a thread of its own. The last request wins.
final class Arranger {

    private long requests;

    /// Answers on the interface thread, possibly before this returns.
    void arrange(Layout before, Document document, Consumer<Layout> ready) {
        requests++;
        if (AutoLayout.isQuick(before, document)) {
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
        Thread.ofPlatform().daemon().name("layout").start(() -> {
            Layout layout = work.get();
            Platform.runLater(() -> {
                if (mine == requests) {
                    ready.accept(layout);
                }
            });
        });
    }
}
