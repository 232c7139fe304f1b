package dev.archipelago.app.cli;

import java.util.function.LongSupplier;

/// One line on the terminal that is overwritten as work goes on; nothing at all where nobody watches.
final class ProgressLine implements AutoCloseable {
    private static final long LEAST_NANOSECONDS_BETWEEN = 100_000_000;

    private final Console console;
    private final LongSupplier clock;
    private long next = Long.MIN_VALUE;
    private int shown;

    /// @param clock nanoseconds, as of `System::nanoTime`
    ProgressLine(Console console, LongSupplier clock) {
        this.console = console;
        this.clock = clock;
    }

    /// Shows the text in place of the one before, at most ten times a second.
    synchronized void show(String text) {
        long now = clock.getAsLong();
        if (!console.interactive() || (next != Long.MIN_VALUE && now - next < 0)) {
            return;
        }
        next = now + LEAST_NANOSECONDS_BETWEEN;
        String cut = text.length() < console.columns() ? text : text.substring(0, console.columns() - 1);
        print(cut + " ".repeat(Math.max(0, shown - cut.length())));
        shown = cut.length();
    }

    /// Takes the line off the terminal.
    @Override
    public synchronized void close() {
        if (shown > 0) {
            print(" ".repeat(shown));
            print("");
            shown = 0;
        }
    }

    private void print(String text) {
        console.err().print("\r" + text);
        console.err().flush();
    }
}
