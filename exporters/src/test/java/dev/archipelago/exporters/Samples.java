package dev.archipelago.exporters;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The architectures that come with the program.
public final class Samples {

    private static final Path FOLDER = Path.of("..", "sample-architectures");

    private Samples() {}

    /// Their files, in alphabetical order.
    public static List<Path> files() {
        try (Stream<Path> files = Files.find(FOLDER, 2,
                (path, _) -> path.getFileName().toString().endsWith(".archipelago.json"))) {
            return files.sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static Document read(Path file) {
        return DocumentReader.read(file).orElseThrow();
    }

    /// The sample of this name.
    public static Document named(String name) {
        return read(FOLDER.resolve(name).resolve(name + ".archipelago.json"));
    }
}
