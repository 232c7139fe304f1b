package dev.archipelago.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.workbench.BundleComparison.Compared;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.model.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleComparisonTest {
    @TempDir
    private Path folder;

    private final ExportBundle bundle = new ExportBundle(new LinkedHashMap<>(Map.of("a/one.yaml", "1\n")), List.of())
            .plus(new ExportBundle(Map.of("a/two.yaml", "2\n"), List.of()))
            .plus(new ExportBundle(Map.of("three.yaml", "3\n"), List.of()));

    @Test
    void folder_withOldFiles_isComparedFileByFile() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.writeString(folder.resolve("a/one.yaml"), "1\n");
        Files.writeString(folder.resolve("a/two.yaml"), "edited\n");
        Files.writeString(folder.resolve("a/old.yaml"), "old\n");
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/config"), "not ours");

        Map<String, Compared> expected = new LinkedHashMap<>();
        expected.put("a/one.yaml", new Compared(FileState.SAME, "1\n", "1\n"));
        expected.put("a/two.yaml", new Compared(FileState.CHANGED, "2\n", "edited\n"));
        expected.put("three.yaml", new Compared(FileState.ADDED, "3\n", ""));
        expected.put("a/old.yaml", new Compared(FileState.ONLY_ON_DISK, "", "old\n"));
        assertThat(BundleComparison.of(bundle, folder).files()).containsExactlyEntriesOf(expected);
    }

    @Test
    void folder_thatIsNotThere_isLikeNoFolder() throws IOException {
        BundleComparison missing = BundleComparison.of(bundle, folder.resolve("missing"));
        assertThat(missing).isEqualTo(BundleComparison.withNothing(bundle));
        assertThat(missing.count(FileState.ADDED)).isEqualTo(3);
    }

    @Test
    void folder_justWritten_isTheSame() throws IOException {
        new BundleFolder(folder).write(bundle, "test", Document.empty("test"), BundleFolder.Permission.CAREFUL);
        assertThat(BundleComparison.of(bundle, folder).count(FileState.SAME)).isEqualTo(3);
    }

    @Test
    void export_besideAnEarlierOne_isComparedFileByFile() {
        ExportBundle before = new ExportBundle(Map.of("a/one.yaml", "1\n", "a/two.yaml", "was\n", "gone.yaml", "4\n"),
                List.of());
        assertThat(BundleComparison.since(before, bundle).files()).isEqualTo(Map.of(
                "a/one.yaml", new Compared(FileState.SAME, "1\n", "1\n"),
                "a/two.yaml", new Compared(FileState.CHANGED, "2\n", "was\n"),
                "three.yaml", new Compared(FileState.ADDED, "3\n", ""),
                "gone.yaml", new Compared(FileState.ONLY_ON_DISK, "", "4\n")));
    }
}
