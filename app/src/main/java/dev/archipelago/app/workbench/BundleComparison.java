package dev.archipelago.app.workbench;

import dev.archipelago.exporters.spi.ExportBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// An export beside what its folder holds now: which files writing it would make or replace, and which it would leave.
///
/// @param files by path below the folder: those of the export in its order, then those that only the folder has
public record BundleComparison(Map<String, Compared> files) {
    /// Larger files are none that an export makes; their text is not shown.
    private static final long LARGEST = 4L << 20;
    private static final int DEPTH = 6;
    private static final int MOST_OTHERS = 500;
    private static final int MOST_VISITED = 5_000;

    public BundleComparison {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /// One file on both sides.
    ///
    /// @param exported its text in the export; empty when only the folder has it
    /// @param onDisk its text in the folder; empty when it is not there
    public record Compared(FileState state, String exported, String onDisk) {}

    /// An export that has no folder yet: all of it would be made.
    public static BundleComparison withNothing(ExportBundle bundle) {
        Map<String, Compared> files = new LinkedHashMap<>();
        bundle.files().forEach((path, text) -> files.put(path, new Compared(FileState.ADDED, text, "")));
        return new BundleComparison(files);
    }

    /// Compares an export with an earlier one, as if that one had been written and nothing else.
    public static BundleComparison since(ExportBundle before, ExportBundle now) {
        Map<String, Compared> files = new LinkedHashMap<>();
        now.files().forEach((path, text) -> files.put(path, compared(text,
                Optional.ofNullable(before.files().get(path)))));
        before.files().forEach((path, text) -> files.putIfAbsent(path,
                new Compared(FileState.ONLY_ON_DISK, "", text)));
        return new BundleComparison(files);
    }

    /// Compares an export with a folder, which need not exist.
    ///
    /// Files that people fill are the same as soon as they are there, whatever they hold: secret values are not shown. Other
    /// files are looked for, hidden ones left alone, at most six folders deep and 5000 in number, so that a folder
    /// chosen by mistake, such as that of all documents, costs little.
    ///
    /// @throws IOException when a file of the export is there and cannot be read
    public static BundleComparison of(ExportBundle bundle, Path folder) throws IOException {
        Map<String, Compared> files = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : bundle.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            files.put(file.getKey(), bundle.toFill().contains(file.getKey()) && Files.exists(path)
                    ? new Compared(FileState.SAME, file.getValue(), file.getValue())
                    : compared(file.getValue(), path));
        }
        for (String path : others(folder, bundle.files().keySet())) {
            files.put(path, new Compared(FileState.ONLY_ON_DISK, "", text(folder.resolve(path)).orElse("")));
        }
        return new BundleComparison(files);
    }

    /// How many files are in a state.
    public long count(FileState state) {
        return files.values().stream().filter(file -> file.state() == state).count();
    }

    private static Compared compared(String exported, Path path) throws IOException {
        return compared(exported, text(path));
    }

    private static Compared compared(String exported, Optional<String> onDisk) {
        FileState state = onDisk.isEmpty()
                ? FileState.ADDED
                : onDisk.get().equals(exported) ? FileState.SAME : FileState.CHANGED;
        return new Compared(state, exported, onDisk.orElse(""));
    }

    /// Empty where there is no such file; bytes that are no UTF-8 become replacement characters.
    private static Optional<String> text(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        return Optional.of(Files.size(path) > LARGEST
                ? ""
                : new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    }

    private static List<String> others(Path folder, Set<String> exported) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Others others = new Others(folder, exported);
        Files.walkFileTree(folder, Set.of(), DEPTH, others);
        return List.copyOf(others.found);
    }

    private static final class Others extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final Set<String> exported;
        private final TreeSet<String> found = new TreeSet<>();
        private int visited;

        Others(Path folder, Set<String> exported) {
            this.folder = folder;
            this.exported = exported;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean hidden = !directory.equals(folder) && directory.getFileName().toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            boolean hidden = file.getFileName().toString().startsWith(".");
            if (attributes.isRegularFile() && !hidden && attributes.size() <= LARGEST && !exported.contains(path)) {
                found.add(path);
            }
            visited++;
            return found.size() >= MOST_OTHERS || visited >= MOST_VISITED
                    ? FileVisitResult.TERMINATE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) {
            return FileVisitResult.CONTINUE;
        }
    }
}
