package dev.archipelago.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    Path folder;

    @Test
    void file_inMissingFolders_isWrittenWithNothingLeftBeside() throws IOException {
        Path file = folder.resolve("a/b/result.json");

        OutputFile.write(file, "{\"µ\": 1}\n");

        assertThat(file).hasContent("{\"µ\": 1}\n");
        assertThat(namesIn(file.getParent())).containsExactly("result.json");
    }

    @Test
    void file_thatExists_isReplacedAndKeepsItsPermissions() throws IOException {
        Path file = Files.writeString(folder.resolve("old.txt"), "a much longer old content");
        Assumptions.assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        OutputFile.write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void symbolicLink_toAFile_staysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("real.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);

        OutputFile.write(link, "new");

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void folder_inPlaceOfTheFile_isRefusedAndLeftAlone() throws IOException {
        Path inside = Files.writeString(Files.createDirectory(folder.resolve("results")).resolve("keep.txt"), "kept");

        assertThatThrownBy(() -> OutputFile.write(folder.resolve("results"), "text"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a folder, expected the name of a file");
        assertThat(inside).hasContent("kept");
        assertThat(namesIn(folder)).containsExactly("results");
    }

    private static Stream<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
