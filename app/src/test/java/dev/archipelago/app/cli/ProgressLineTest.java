package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringWriter err = new StringWriter();
    private final AtomicLong clock = new AtomicLong(-5);

    @Test
    void line_whenSomebodyWatches_isOverwrittenAndTakenAway() {
        try (ProgressLine line = new ProgressLine(console(true, 80), clock::get)) {
            line.show("half done");
            clock.addAndGet(200_000_000);
            line.show("all");
        }

        assertThat(err).hasToString("\rhalf done\rall      \r   \r");
    }

    @Test
    void line_withinATenthOfASecond_isNotPrintedAgain() {
        ProgressLine line = new ProgressLine(console(true, 80), clock::get);
        line.show("one");
        clock.addAndGet(99_999_999);
        line.show("two");

        assertThat(err).hasToString("\rone");
    }

    @Test
    void line_longerThanTheTerminal_isCut() {
        new ProgressLine(console(true, 10), clock::get).show("0123456789ABC");

        assertThat(err).hasToString("\r012345678");
    }

    @Test
    void line_whenNobodyWatches_printsNothing() {
        try (ProgressLine line = new ProgressLine(console(false, 80), clock::get)) {
            line.show("half done");
        }

        assertThat(err.toString()).isEmpty();
    }

    private Console console(boolean interactive, int columns) {
        return new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), interactive, columns);
    }
}
