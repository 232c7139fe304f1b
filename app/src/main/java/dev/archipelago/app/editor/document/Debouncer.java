package dev.archipelago.app.editor.document;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Does the newest of several tasks once they stop coming, or have come for long enough, on a thread of its own.
public final class Debouncer implements AutoCloseable {
    private final Duration quiet;
    private final ScheduledExecutorService thread;
    private final Duration most;
    private @Nullable Future<?> waiting;
    private long since;

    public Debouncer(String name, Duration quiet) {
        this(name, quiet, Duration.ofDays(1));
    }

    /// @param most how long a task may be put off by others that come
    public Debouncer(String name, Duration quiet, Duration most) {
        this.quiet = quiet;
        this.most = most;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name(name).daemon(true).unstarted(task));
    }

    /// Does the task after the quiet time unless another one comes.
    public synchronized void submit(Runnable task) {
        long now = System.nanoTime();
        if (waiting == null || waiting.isDone() || !waiting.cancel(false)) {
            since = now;
        }
        if (!thread.isShutdown()) {
            long left = most.toNanos() - (now - since);
            waiting = thread.schedule(task, Math.clamp(left, 0, quiet.toNanos()), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
