package dev.archipelago.app.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The samples that come with the installation: `sample-architectures/<id>/<id>.archipelago.json`.
record SampleFolder(Path path) {
    /// The system property by which the launcher says where the installation is.
    static final String HOME_PROPERTY = "archipelago.home";

    private static final String NAME = "sample-architectures";
    private static final String ENDING = ".archipelago.json";

    /// Below the installation, else below the working directory.
    static SampleFolder ofProcess() {
        return new SampleFolder(
                Path.of(System.getProperty(HOME_PROPERTY, ".")).resolve(NAME).toAbsolutePath().normalize());
    }

    /// The files, by name; none where there is no such folder.
    List<Path> files() {
        try (Stream<Path> folders = Files.list(path)) {
            return folders.filter(Files::isDirectory).sorted().map(SampleFolder::fileIn).flatMap(Optional::stream)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /// A sample by its id, else the first one; empty where there are none.
    Optional<Path> file(String id) {
        List<Path> all = files();
        return all.stream().filter(file -> file.getFileName().toString().equals(id + ENDING)).findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static Optional<Path> fileIn(Path folder) {
        Path file = folder.resolve(folder.getFileName() + ENDING);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
}
