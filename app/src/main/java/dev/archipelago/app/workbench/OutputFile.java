package dev.archipelago.app.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A file that is written whole or not at all: first under another name beside it, then moved into place.
///
/// A reader never sees half of it, and a full disk or a killed process leaves the old content.
/// A symbolic link is followed: what it points to is replaced, the link stays.
public final class OutputFile {
    private static final String POSIX = "posix";
    private static final Set<PosixFilePermission> USUAL = PosixFilePermissions.fromString("rw-r--r--");

    private OutputFile() {}

    /// Writes the text in UTF-8, making the folders on the way.
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes the bytes, making the folders on the way.
    public static void write(Path file, byte[] content) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new IOException(file + " is a folder, expected the name of a file");
        }
        if (isDevice(target)) {
            Files.write(target, content);
            return;
        }
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + " has no folder to be written into");
        }
        Files.createDirectories(folder);
        Path draft = draft(folder, target);
        try {
            Files.write(draft, content);
            keepPermissions(target, draft);
            moveInto(draft, target);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Whoever cannot write is told of the file or its folder, not of a name that only we know.
    private static Path draft(Path folder, Path target) throws IOException {
        try {
            return Files.createTempFile(folder, "." + target.getFileName(), ".tmp");
        } catch (FileSystemException e) {
            FileSystemException named = switch (e) {
                case AccessDeniedException _ -> new AccessDeniedException(folder.toString());
                case NoSuchFileException _ -> new NoSuchFileException(target.toString());
                default -> new FileSystemException(target.toString(), null, e.getReason());
            };
            named.initCause(e);
            throw named;
        }
    }

    /// Such as /dev/stdout or a named pipe, which cannot be replaced.
    private static boolean isDevice(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target);
    }

    private static void keepPermissions(Path target, Path draft) throws IOException {
        if (draft.getFileSystem().supportedFileAttributeViews().contains(POSIX)) {
            Files.setPosixFilePermissions(draft,
                    Files.exists(target) ? Files.getPosixFilePermissions(target, LinkOption.NOFOLLOW_LINKS) : USUAL);
        }
    }

    private static void moveInto(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
