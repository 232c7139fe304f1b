package dev.archipelago.app.editor.canvas;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Makes drawings anew: at once where that takes a moment only, else on a thread of its own. While one is being made the newest of
/// those wanted meanwhile waits; what is seen until then is the one before.
final class Redrawing {
    private static final int QUICK = 1500; // boxes and lines

    private final Runnable later;
    private boolean working;
    private long asked;
    private @Nullable Runnable next;

    /// @param later is called after a drawing that was made on the other thread was taken
    Redrawing(Runnable later) {
        this.later = later;
    }

    /// Whether a design of so many boxes and lines takes more than a moment.
    static boolean isLarge(int boxesAndLines) {
        return boxesAndLines > QUICK;
    }

    /// Answers on the interface thread, possibly before this returns.
    ///
    /// @param size of the design in boxes and lines
    void want(int size, Supplier<Shown> drawing, Consumer<Shown> ready) {
        long mine = ++asked;
        if (!isLarge(size)) {
            next = null;
            ready.accept(drawing.get());
        } else if (working) {
            next = () -> start(mine, drawing, ready);
        } else {
            start(mine, drawing, ready);
        }
    }

    private void start(long mine, Supplier<Shown> drawing, Consumer<Shown> ready) {
        working = true;
        Thread.ofPlatform().daemon().name("drawing").start(() -> {
            Shown drawn;
            try {
                drawn = drawing.get().indexed();
            } catch (RuntimeException | Error e) {
                Platform.runLater(() -> finish(() -> {}));
                throw e;
            }
            Platform.runLater(() -> finish(() -> {
                if (mine == asked || next != null) { // none that was made at once came after it
                    ready.accept(drawn);
                }
            }));
        });
    }

    private void finish(Runnable show) {
        working = false;
        show.run();
        later.run();
        Runnable waiting = next;
        next = null;
        if (waiting != null) {
            waiting.run();
        }
    }
}
