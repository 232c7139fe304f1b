package dev.archipelago.app.cli;

import dev.archipelago.simulator.control.CancelSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The wish of the person at the terminal to stop (Ctrl-C): work is told, and has a moment to tidy up before the process
/// ends.
final class Interruption implements CancelSignal, AutoCloseable {
    private static final long MOMENT_SECONDS = 5;

    private final CountDownLatch tidy = new CountDownLatch(1);
    private volatile boolean wished;
    private final Thread hook = new Thread(this::stop, "interruption");

    private Interruption() {}

    /// Listens until it is closed.
    static Interruption ofProcess() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    @Override
    public boolean isCancelled() {
        return wished;
    }

    @Override
    public void close() {
        tidy.countDown();
        if (!wished) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void stop() {
        wished = true;
        try {
            if (!tidy.await(MOMENT_SECONDS, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
