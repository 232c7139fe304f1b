package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/// Fails a test during which an exception reached the end of any thread, that of the window above all.
final class NoUncaughtExceptions implements BeforeEachCallback, AfterEachCallback {
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private Thread.@Nullable UncaughtExceptionHandler before;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        uncaught.clear();
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.UncaughtExceptionHandler note = (_, exception) -> uncaught.add(exception);
        Thread.setDefaultUncaughtExceptionHandler(note);
        WaitForAsyncUtils.asyncFx(() -> Thread.currentThread().setUncaughtExceptionHandler(note)).get();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        WaitForAsyncUtils.waitForFxEvents();
        Thread.setDefaultUncaughtExceptionHandler(before);
        assertThat(uncaught).as("exceptions that nobody caught").isEmpty();
    }
}
