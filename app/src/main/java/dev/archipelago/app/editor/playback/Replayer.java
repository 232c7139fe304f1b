package dev.archipelago.app.editor.playback;

import dev.archipelago.simulator.Replay;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Frame;
import dev.archipelago.simulator.measure.SystemState;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A thread that simulates a run again: once for its frames, then for any instant that is asked for. Of several instants asked
/// for meanwhile only the last is answered.
final class Replayer {

    /// What it tells, on the thread of the window.
    ///
    /// @param progress share of the frames that are there
    interface Listener {
        void progress(double share);

        void frames(List<Frame> frames);

        void state(SystemState state);

        void failed(Throwable why);
    }

    private static final int STEPS_OF_PROGRESS = 50;

    private final Supplier<Replay> made;
    private final Executor window;
    private final Listener listener;
    private volatile boolean closed;
    /// Guarded by this.
    private @Nullable Double wanted;
    /// The instant that is on its way; guarded by this.
    private @Nullable Double running;
    private volatile boolean outdated;

    Replayer(Supplier<Replay> made, Executor window, Listener listener) {
        this.made = made;
        this.window = window;
        this.listener = listener;
    }

    void start() {
        Thread.ofPlatform().name("replay").daemon(true).start(this::work);
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /// Asks for the state at an instant. Going back makes what is on its way worthless.
    synchronized void want(double at) {
        wanted = at;
        outdated = running != null && at < running;
        notifyAll();
    }

    private void work() {
        try {
            Replay replay = made.get();
            tell(listener::frames, replay.frames(progress(), () -> closed));
            for (double at = next(); !closed; at = next()) {
                answer(replay, at);
            }
        } catch (CancellationException _) {
            // nobody waits any more
        } catch (RuntimeException | OutOfMemoryError e) {
            System.getLogger(Replayer.class.getName()).log(System.Logger.Level.ERROR, "A replay failed", e);
            tell(listener::failed, e);
        }
    }

    private void answer(Replay replay, double at) {
        try {
            tell(listener::state, replay.at(at, () -> closed || outdated));
        } catch (CancellationException _) {
            // an earlier instant is asked for
        }
    }

    private Progress progress() {
        DoubleConsumer told = share -> tell(listener::progress, share);
        int[] shown = {-1};
        return share -> {
            int step = (int) (share * STEPS_OF_PROGRESS);
            if (step > shown[0]) {
                shown[0] = step;
                told.accept(share);
            }
        };
    }

    /// The instant asked for last, as soon as there is one.
    private synchronized double next() {
        running = null;
        while (wanted == null && !closed) {
            try {
                wait();
            } catch (InterruptedException _) {
                closed = true;
            }
        }
        double at = wanted == null ? 0 : wanted;
        wanted = null;
        running = at;
        outdated = false;
        return at;
    }

    private <T> void tell(Consumer<T> hearer, T what) {
        if (!closed) {
            window.execute(() -> {
                if (!closed) {
                    hearer.accept(what);
                }
            });
        }
    }
}
