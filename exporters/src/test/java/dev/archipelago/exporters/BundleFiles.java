package dev.archipelago.exporters;

import dev.archipelago.exporters.spi.ExportBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Puts a bundle on the disk, for the programs of others that read it there.
public final class BundleFiles {

    private BundleFiles() {}

    /// @return the folder itself
    public static Path write(ExportBundle bundle, Path folder) throws IOException {
        for (Map.Entry<String, String> file : bundle.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return folder;
    }
}
