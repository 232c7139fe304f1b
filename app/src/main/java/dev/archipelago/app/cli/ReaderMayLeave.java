package dev.archipelago.app.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/// An output whose reader may have read enough, as `head` has after ten lines: the rest is thrown away, and that is no
/// error. Every other failure, such as a full disk, still is one.
final class ReaderMayLeave extends FilterOutputStream {
    private boolean left;

    ReaderMayLeave(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[]{(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int count) throws IOException {
        if (left) {
            return;
        }
        try {
            out.write(octets, from, count);
        } catch (IOException e) {
            left = isAboutAPipe(e);
            if (!left) {
                throw e;
            }
        }
    }

    /// The operating system tells apart by words alone: "Broken pipe" on Unix, "The pipe is being closed" on Windows.
    private static boolean isAboutAPipe(IOException problem) {
        return String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
