package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OutputFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the data of a command go: a file that is written whole or not at all, or the standard output.
///
/// @param file null, or a hyphen, means the standard output
record Destination(Console console, @Nullable Path file) {
    void print(String text) {
        if (file == null || file.toString().equals("-")) {
            console.out().print(text);
            console.out().flush();
        } else {
            writing(file, () -> OutputFile.write(file, text));
        }
    }

    /// Ends the command when the file is the name of a folder.
    void requireNoFolder() {
        if (file != null && Files.isDirectory(file)) {
            throw new CommandFailure(ExitCode.USAGE,
                    "cannot write " + file + ": it is a folder, expected the name of a file");
        }
    }

    /// Ends the command when the file is the name of a folder, or one of those that are read, which a report would destroy.
    void requireApart(@Nullable Path... read) {
        requireNoFolder();
        for (Path one : read) {
            if (file != null && one != null && isSame(file, one)) {
                throw new CommandFailure(ExitCode.USAGE,
                        "cannot write " + file + ": it is read by this command and would be lost; name another file");
            }
        }
    }

    private static boolean isSame(Path written, Path read) {
        try {
            return Files.exists(written) && Files.exists(read) && Files.isSameFile(written, read);
        } catch (IOException _) {
            return false; // whoever reads or writes it says why it cannot
        }
    }

    /// Runs what writes to a path; a failure becomes a message that names the path.
    static void writing(Path path, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, "cannot write " + path + ": " + reason(e));
        }
    }

    static String reason(IOException problem) {
        return switch (problem) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileSystemException e when e.getReason() != null -> e.getReason() + " (" + e.getFile() + ")";
            case NoSuchFileException e -> e.getFile() + " is not there and cannot be made";
            default -> String.valueOf(problem.getMessage());
        };
    }

    /// Something that may fail to write.
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }
}
