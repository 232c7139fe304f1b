package dev.archipelago.app.workbench;

import dev.archipelago.exporters.spi.ExportBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The folder into which exported files go.
///
/// Files that are the same already are not touched, so that their times stay; nothing is ever deleted.
public final class BundleFolder {
    private final Path folder;

    public BundleFolder(Path folder) {
        this.folder = folder;
    }

    /// What writing came to.
    ///
    /// @param written paths below the folder of files that are new or changed, in the order of the bundle
    /// @param unchanged number of files that were there with the same content
    public record Outcome(List<String> written, int unchanged) {
        public Outcome {
            written = List.copyOf(written);
        }
    }

    /// Writes every file of the bundle that differs from what is on disk.
    public Outcome write(ExportBundle bundle) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(folder + " is a file, expected a folder");
        }
        List<String> written = new ArrayList<>();
        for (Map.Entry<String, String> file : bundle.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
            if (!holds(path, content)) {
                OutputFile.write(path, content);
                written.add(file.getKey());
            }
        }
        return new Outcome(written, bundle.files().size() - written.size());
    }

    private static boolean holds(Path path, byte[] content) throws IOException {
        return Files.isRegularFile(path) && Files.size(path) == content.length
                && Arrays.equals(Files.readAllBytes(path), content);
    }
}
