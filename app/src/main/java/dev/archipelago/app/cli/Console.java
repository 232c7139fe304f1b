package dev.archipelago.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where a command prints: data to out, everything else to err.
///
/// @param interactive a person watches err, so progress and colours are welcome
/// @param columns width of the terminal
public record Console(PrintWriter out, PrintWriter err, boolean interactive, int columns) {
    private static final int USUAL_COLUMNS = 100;

    /// The streams of this process: data in UTF-8 whatever the locale, messages in the terminal's encoding.
    ///
    /// The launcher says whether err is a terminal (`-Darchipelago.stderr=terminal`) and how wide it is (`COLUMNS`),
    /// since Java cannot tell.
    public static Console ofProcess() {
        PrintWriter out = data(new FileOutputStream(FileDescriptor.out));
        PrintWriter err = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), messageEncoding()), true);
        boolean terminal = "terminal".equals(System.getProperty("archipelago.stderr"));
        return new Console(out, err, terminal, columnsFrom(System.getenv("COLUMNS")));
    }

    static PrintWriter data(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(new ReaderMayLeave(stream), StandardCharsets.UTF_8), false);
    }

    static int columnsFrom(@Nullable String text) {
        if (text == null || !text.matches("[1-9][0-9]{1,3}")) {
            return USUAL_COLUMNS;
        }
        return Math.clamp(Integer.parseInt(text), 60, 140);
    }

    private static Charset messageEncoding() {
        String name = System.getProperty("stderr.encoding", "UTF-8");
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    void complain(String message) {
        err.println("archipelago: " + message);
        err.flush();
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
