package dev.archipelago.app.editor.export;

import dev.archipelago.app.editor.look.Messages;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;

/// Says why a file or folder could not be read or written.
public final class Writing {
    private Writing() {}

    public static String reason(IOException problem, Messages messages) {
        return switch (problem) {
            case AccessDeniedException denied -> messages.text("export.denied", denied.getFile());
            case NoSuchFileException missing -> messages.text("export.missing", missing.getFile());
            case FileSystemException e when isFull(e) -> messages.text("export.disk-full");
            case FileSystemException e when e.getReason() != null -> e.getReason() + " (" + e.getFile() + ")";
            default -> isFull(problem)
                    ? messages.text("export.disk-full")
                    : Objects.requireNonNullElse(problem.getMessage(), problem.getClass().getSimpleName());
        };
    }

    /// There is no type for it; what Linux and macOS say, and Windows.
    private static boolean isFull(IOException problem) {
        String text = Objects.requireNonNullElse(problem.getMessage(), "").toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("not enough space") || text.contains("quota exceeded");
    }
}
