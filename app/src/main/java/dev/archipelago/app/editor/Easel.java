package dev.archipelago.app.editor;

import dev.archipelago.exporters.picture.Onlooker;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Paints pictures in the background, one after the other, each on a thread of its own; the one that is painted can be given up.
///
/// All properties change on the window's thread, on which it is to be used. A program that is closed meanwhile ends when what was
/// asked for is painted.
final class Easel {
    private static final double STEP = 0.01;

    private final Executor window;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);

    /// @param window runs tasks on the window's thread
    Easel(Executor window) {
        this.window = window;
    }

    /// What is painted.
    ///
    /// @param name for people
    /// @param cancelled set once nobody wants it any more
    record Job(String name, Work work, Outcome outcome, AtomicBoolean cancelled) {}

    /// Paints, and keeps the picture where it is wanted.
    interface Work {

        /// @return what remains to be done on the window's thread
        /// @throws CancellationException when the onlooker ends it
        Runnable paint(Onlooker onlooker) throws IOException;
    }

    /// What becomes of the work, on the window's thread.
    interface Outcome {
        void failed(IOException problem);

        void failed(String reason);

        void cancelled();
    }

    /// What is being painted.
    ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /// How much of it is done, 0 to 1.
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Paints it, once what is asked for before it is done.
    void paint(String name, Work work, Outcome outcome) {
        waiting.add(new Job(name, work, outcome, new AtomicBoolean()));
        if (job.get().isEmpty()) {
            next();
        }
    }

    /// Gives up what is painted; its thread ends soon after.
    void cancel() {
        job.get().ifPresent(now -> {
            now.cancelled().set(true);
            now.outcome().cancelled();
            next();
        });
    }

    private void next() {
        Optional<Job> begun = Optional.ofNullable(waiting.poll());
        progress.set(0);
        job.set(begun);
        begun.ifPresent(now -> Thread.ofPlatform().name("picture").start(() -> work(now)));
    }

    private void work(Job now) {
        try {
            Runnable rest = now.work().paint(new Teller(now));
            end(now, _ -> rest.run());
        } catch (CancellationException _) {
            // whoever cancelled has gone on
        } catch (IOException e) {
            end(now, outcome -> outcome.failed(e));
        } catch (RuntimeException | OutOfMemoryError e) {
            System.getLogger(Easel.class.getName()).log(System.Logger.Level.ERROR, "No picture", e);
            end(now, outcome -> outcome.failed(String.valueOf(e.getMessage())));
        }
    }

    private void end(Job done, Consumer<Outcome> told) {
        window.execute(() -> {
            if (!done.cancelled().get()) {
                told.accept(done.outcome());
                next();
            }
        });
    }

    /// Tells the window in steps that can be seen.
    private final class Teller implements Onlooker {
        private final Job now;
        private double last;

        Teller(Job now) {
            this.now = now;
        }

        @Override
        public void painted(double share) {
            if (now.cancelled().get()) {
                throw new CancellationException();
            }
            if (share >= last + STEP || share == 1) {
                last = share;
                window.execute(() -> {
                    if (!now.cancelled().get()) {
                        progress.set(share);
                    }
                });
            }
        }
    }
}
