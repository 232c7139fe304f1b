package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
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
        Thread.UncaughtExceptionHandler note = (_, exception) -> {
            if (!isOfThePlatform(exception)) {
                uncaught.add(exception);
            }
        };
        Thread.setDefaultUncaughtExceptionHandler(note);
        WaitForAsyncUtils.asyncFx(() -> Thread.currentThread().setUncaughtExceptionHandler(note)).get();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        WaitForAsyncUtils.waitForFxEvents();
        Thread.setDefaultUncaughtExceptionHandler(before);
        assertThat(uncaught).as("exceptions that nobody caught").isEmpty();
    }

    /// The headless platform copies the pixels of a popup without cutting off what reaches beyond its screen, such as
    /// the shadow of a menu at the edge. A real one cuts it off.
    private static boolean isOfThePlatform(Throwable exception) {
        return exception instanceof IndexOutOfBoundsException && Stream.of(exception.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals("com.sun.glass.ui.headless.HeadlessWindow")
                        && frame.getMethodName().equals("blit"));
    }
}
