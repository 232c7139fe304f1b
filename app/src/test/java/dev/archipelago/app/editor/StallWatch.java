package dev.archipelago.app.editor;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javafx.application.Platform;

/// For how long at most the thread of the window does not answer, from a deed until all that it brings about is done.
final class StallWatch {
    private static final long QUIET_MILLIS = 700; // the longest pause of the editor is 600 ms
    private static final Set<String> WORKERS = Set.of("layout", "drawing", "document-text", "outline", "snapshot",
            "picture");
    private static final double SLOW = Double.parseDouble(System.getProperty("scale.slow", "1e9"));

    private StallWatch() {}

    /// @return milliseconds
    static double longest(Runnable deed) throws InterruptedException {
        AtomicLong longest = new AtomicLong();
        long[] answered = {System.nanoTime()};
        Platform.runLater(() -> {
            answered[0] = System.nanoTime();
            deed.run();
        });
        long quietSince = System.nanoTime();
        while ((System.nanoTime() - quietSince) / 1_000_000 < QUIET_MILLIS) {
            long asked = System.nanoTime();
            boolean[] there = {false};
            Platform.runLater(() -> {
                synchronized (there) {
                    there[0] = true;
                    there.notifyAll();
                }
            });
            boolean told = false;
            synchronized (there) {
                while (!there[0]) {
                    there.wait(20);
                    told = tell(there[0], asked, told);
                }
            }
            long waited = System.nanoTime() - asked;
            longest.accumulateAndGet(waited, Math::max);
            if (waited > 15_000_000 || isWorking()) {
                quietSince = System.nanoTime();
            }
            Thread.sleep(2);
        }
        return longest.get() / 1e6;
    }

    private static boolean isWorking() {
        Thread[] threads = new Thread[200];
        int count = Thread.enumerate(threads);
        return Stream.of(threads).limit(count)
                .anyMatch(thread -> WORKERS.contains(thread.getName()) && thread.getState() == Thread.State.RUNNABLE);
    }

    /// Where the thread of the window is while it does not answer.
    private static boolean tell(boolean there, long asked, boolean told) {
        if (there || (System.nanoTime() - asked) / 1e6 < SLOW) {
            return told;
        }
        Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals("JavaFX Application Thread"))
                .forEach(entry -> {
                    StringBuilder text = new StringBuilder("STALL");
                    for (StackTraceElement at : entry.getValue()) {
                        if (at.getClassName().startsWith("dev.archipelago")
                                || at.getClassName().startsWith("org.fxmisc")) {
                            text.append(" < ").append(at.getClassName().replaceAll(".*\\.", "")).append('.')
                                    .append(at.getMethodName()).append(':').append(at.getLineNumber());
                        }
                        if (text.length() > 500)
                            break;
                    }
                    if (text.length() < 8)
                        text.append(" ")
                                .append(entry.getValue().length > 12
                                        ? entry.getValue()[3] + " .. " + entry.getValue()[12]
                                        : "");
                    System.out.println(text);
                });
        return true;
    }
}
