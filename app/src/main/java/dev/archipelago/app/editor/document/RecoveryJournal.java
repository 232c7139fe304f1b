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
/// no file holds yet have no name of their own. Its first line is the path of the document, the rest is the document. What was
/// typed and is not understood lies in a file beside it: the length of the text that it began as, that text, and what was typed.
/// What belongs to a program that no longer runs is lost work.
public final class RecoveryJournal {
    private static final String ENDING = ".recovery";
    private static final String TYPED = ".text";

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
    /// @param draft what was typed and is no part of it
    public record Lost(Path entry, Optional<Path> file, Document document, Optional<Draft> draft, Instant time) {}

    /// Keeps a version of the document; replaces the one kept before.
    public synchronized void keep(Document document, Optional<Path> file) throws IOException {
        keep(document, file, Optional.empty());
    }

    /// Keeps a version of the document with what was typed beside it; replaces those kept before.
    synchronized void keep(Document document, Optional<Path> file, Optional<Draft> draft) throws IOException {
        if (closed) {
            return;
        }
        Optional<Path> before = written;
        Path entry = before.isPresent() && subject.equals(file) ? before.get() : newEntry(file);
        String first = file.map(Path::toString).orElse("");
        if (draft.isPresent()) {
            String base = DocumentWriter.write(draft.get().base());
            OutputFile.write(typed(entry), base.length() + "\n" + base + draft.get().text());
        } else {
            Files.deleteIfExists(typed(entry));
        }
        OutputFile.write(entry, first + "\n" + DocumentWriter.write(document));
        written = Optional.of(entry);
        subject = file;
        if (before.filter(other -> !other.equals(entry)).isPresent()) {
            delete(before.get());
        }
    }

    /// The work is saved, or not wanted.
    public synchronized void clear() throws IOException {
        if (written.isPresent()) {
            delete(written.get());
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
        delete(lost.entry());
    }

    private static void delete(Path entry) throws IOException {
        Files.deleteIfExists(entry);
        Files.deleteIfExists(typed(entry));
    }

    private static Path typed(Path entry) {
        return entry.resolveSibling(entry.getFileName() + TYPED);
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
            Instant time = Files.getLastModifiedTime(entry).toInstant();
            return document(text.substring(end + 1), file)
                    .map(document -> new Lost(entry, file, document, draft(entry, file), time));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Document> document(String text, Optional<Path> file) {
        Reading reading = file.map(Path::getParent)
                .map(directory -> DocumentReader.readText(text, "recovery.json", directory))
                .orElseGet(() -> DocumentReader.readText(text, "recovery.json"));
        return reading instanceof Reading.Understood understood
                ? Optional.of(understood.document())
                : Optional.empty();
    }

    /// Empty where there is none, or it cannot be read: the document is worth having without it.
    private static Optional<Draft> draft(Path entry, Optional<Path> file) {
        try {
            String kept = Files.exists(typed(entry)) ? Files.readString(typed(entry)) : "";
            int end = kept.indexOf('\n');
            if (end < 0) {
                return Optional.empty();
            }
            int length = Integer.parseInt(kept.substring(0, end));
            int begin = Math.addExact(end + 1, length);
            return begin > kept.length() || length < 0
                    ? Optional.empty()
                    : document(kept.substring(end + 1, begin), file)
                            .map(base -> new Draft(kept.substring(begin), base));
        } catch (IOException | IllegalArgumentException | ArithmeticException _) {
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
