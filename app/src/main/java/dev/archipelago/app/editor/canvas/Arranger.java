package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import java.util.LinkedHashMap;
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
    private long moves;

    /// Whether a layout is being computed on the other thread.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Answers on the interface thread, possibly before this returns.
    ///
    /// @param outline takes what can be shown until the layout is ready, where that takes a while
    void arrange(Layout before, Document document, Consumer<Layout> outline, Consumer<Layout> ready) {
        requests++;
        boolean large = Redrawing.isLarge(document.architecture().components().size() + before.routes().size());
        if (!large && AutoLayout.isQuick(before, document)) {
            busy.set(false);
            ready.accept(AutoLayout.after(before, document));
        } else {
            long mine = requests;
            later(() -> {
                if (!large || !AutoLayout.isQuick(before, document)) {
                    AutoLayout.outline(before, document)
                            .ifPresent(layout -> ifLatest(mine, () -> outline.accept(layout)));
                }
                return AutoLayout.after(before, document);
            }, ready);
        }
    }

    /// Lays everything out afresh, positions of the document notwithstanding but for those of what is locked.
    ///
    /// @param staying what stays where it is as well
    void arrangeAfresh(Document document, Map<ComponentId, Position> staying, Consumer<Layout> ready) {
        requests++;
        Map<ComponentId, Position> fixed = new LinkedHashMap<>(document.diagramOrDefault().positions());
        fixed.keySet().retainAll(document.diagramOrDefault().locked());
        fixed.putAll(staying);
        Document unplaced = document.withDiagram(document.diagramOrDefault().withPositions(fixed));
        later(() -> AutoLayout.of(unplaced), ready);
    }

    /// Leads connectors around boxes that are being moved, on a thread of its own, and answers on the interface thread
    /// unless another move was told of or all were forgotten meanwhile.
    void reroute(Layout before, Document document, Map<ComponentId, Position> moved, Consumer<Layout> ready) {
        long mine = ++moves;
        start(() -> {
            Layout layout = AutoLayout.moved(before, document, moved);
            Platform.runLater(() -> {
                if (mine == moves) {
                    ready.accept(layout);
                }
            });
        });
    }

    void forgetMoves() {
        moves++;
    }

    private void later(Supplier<Layout> work, Consumer<Layout> ready) {
        long mine = requests;
        busy.set(true);
        start(() -> {
            try {
                Layout layout = work.get();
                ifLatest(mine, () -> ready.accept(layout));
            } finally {
                ifLatest(mine, () -> busy.set(false));
            }
        });
    }

    private static void start(Runnable work) {
        Thread.ofPlatform().daemon().name("layout").start(work);
    }

    private void ifLatest(long request, Runnable step) {
        Platform.runLater(() -> {
            if (request == requests) {
                step.run();
            }
        });
    }
}
