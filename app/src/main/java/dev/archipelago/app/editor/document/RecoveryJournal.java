package dev.archipelago.app.editor.document;

import dev.archipelago.app.workbench.OutputFile;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.file.Reading;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps work that is not saved where a crash does not reach it: beside the settings, never beside the document.
///
/// One file for each running program and document that is open in it, named after both and a number, since documents that
/// no file holds yet have no name of their own. Its first line is the path of the document, the rest is the document. What
/// belongs to a program that no longer runs is lost work.
public final class RecoveryJournal {
    private static final String ENDING = ".recovery";

    private final UserFolder folder;
    private final long process;
    private Optional<Path> written = Optional.empty();
    private Optional<Path> subject = Optional.empty();
    private boolean closed;

    public RecoveryJournal(UserFolder folder) {
        this(folder, ProcessHandle.current().pid());
    }

    RecoveryJournal(UserFolder folder, long process) {
        this.folder = folder;
        this.process = process;
    }

    /// Work that was never saved, of a program that no longer runs.
    ///
    /// @param entry where it is kept
    /// @param file the document it belongs to
    public record Lost(Path entry, Optional<Path> file, Document document, Instant time) {}

    /// Keeps a version of the document; replaces the one kept before.
    public synchronized void keep(Document document, Optional<Path> file) throws IOException {
        if (closed) {
            return;
        }
        Optional<Path> before = written;
        Path entry = before.isPresent() && subject.equals(file) ? before.get() : newEntry(file);
        String first = file.map(Path::toString).orElse("");
        OutputFile.write(entry, first + "\n" + DocumentWriter.write(document));
        written = Optional.of(entry);
        subject = file;
        if (before.filter(other -> !other.equals(entry)).isPresent()) {
            Files.deleteIfExists(before.get());
        }
    }

    /// The work is saved, or not wanted.
    public synchronized void clear() throws IOException {
        if (written.isPresent()) {
            Files.deleteIfExists(written.get());
            written = Optional.empty();
        }
    }

    /// Forgets the work, and keeps none from now on, whoever still wants to.
    public synchronized void close() throws IOException {
        closed = true;
        clear();
    }

    /// Lost work, the newest first.
    public List<Lost> lost() {
        List<Lost> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder.recovery())) {
            entries.filter(entry -> entry.getFileName().toString().endsWith(ENDING)).filter(this::isAbandoned)
                    .forEach(entry -> read(entry).ifPresent(found::add));
        } catch (IOException _) {
            return List.of();
        }
        found.sort(Comparator.comparing(Lost::time).reversed());
        return List.copyOf(found);
    }

    /// Forgets lost work.
    public void discard(Lost lost) throws IOException {
        Files.deleteIfExists(lost.entry());
    }

    private boolean isAbandoned(Path entry) {
        String name = entry.getFileName().toString();
        String owner = name.substring(name.lastIndexOf('-') + 1, name.length() - ENDING.length());
        return owner.matches("[0-9]{1,18}") && Long.parseLong(owner) != process
                && ProcessHandle.of(Long.parseLong(owner)).isEmpty();
    }

    private static Optional<Lost> read(Path entry) {
        try {
            String text = Files.readString(entry);
            int end = text.indexOf('\n');
            if (end < 0) {
                return Optional.empty();
            }
            String path = text.substring(0, end);
            Optional<Path> file = path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
            Reading reading = file.map(Path::getParent)
                    .map(directory -> DocumentReader.readText(text.substring(end + 1), "recovery.json", directory))
                    .orElseGet(() -> DocumentReader.readText(text.substring(end + 1), "recovery.json"));
            Instant time = Files.getLastModifiedTime(entry).toInstant();
            return reading instanceof Reading.Understood understood
                    ? Optional.of(new Lost(entry, file, understood.document(), time))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// A place that no other document of this program has, taken by an empty file.
    private Path newEntry(Optional<Path> file) throws IOException {
        String name = file.map(path -> path.toAbsolutePath().normalize().toString()).orElse("");
        Files.createDirectories(folder.recovery());
        for (int number = 1;; number++) {
            Path entry = folder.recovery()
                    .resolve(Integer.toHexString(name.hashCode()) + "-" + number + "-" + process + ENDING);
            try {
                return Files.createFile(entry);
            } catch (FileAlreadyExistsException _) {
                // of another document
            }
        }
    }
}
