package dev.archipelago.app.editor.document;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Does the newest of several tasks once they stop coming, on a thread of its own.
public final class Debouncer implements AutoCloseable {
    private final Duration quiet;
    private final ScheduledExecutorService thread;
    private @Nullable Future<?> waiting;

    public Debouncer(String name, Duration quiet) {
        this.quiet = quiet;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name(name).daemon(true).unstarted(task));
    }

    /// Does the task after the quiet time unless another one comes.
    public synchronized void submit(Runnable task) {
        if (waiting != null) {
            waiting.cancel(false);
        }
        if (!thread.isShutdown()) {
            waiting = thread.schedule(task, quiet.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
