package dev.archipelago.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.app.workbench.BundleFolder.Outcome;
import dev.archipelago.app.workbench.BundleFolder.Permission;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFolderTest {
    private static final Document DOCUMENT = Document.empty("Test");

    @TempDir
    Path folder;

    @Test
    void bundle_intoANewFolder_isWrittenWholeWithARecord() throws IOException {
        Outcome outcome = write(Map.of("base/orders.yaml", "kind: Deployment\n"));

        assertThat(outcome).isEqualTo(written(List.of("base/orders.yaml"), List.of(), 0));
        assertThat(folder.resolve("base/orders.yaml")).hasContent("kind: Deployment\n");
        assertThat(folder.resolve(".archipelago-export.json")).content().contains("\"base/orders.yaml\"");
    }

    @Test
    void bundle_overAnOlderOne_touchesOnlyWhatDiffers() throws IOException {
        write(Map.of("same.yaml", "a: 1\n", "other.yaml", "b: 1\n"));
        Path strange = Files.writeString(folder.resolve("mine.txt"), "kept");
        Object before = Files.getLastModifiedTime(folder.resolve("same.yaml"));

        Outcome outcome = write(Map.of("same.yaml", "a: 1\n", "other.yaml", "b: 2\n"));

        assertThat(outcome).isEqualTo(written(List.of("other.yaml"), List.of("other.yaml"), 1));
        assertThat(folder.resolve("other.yaml")).hasContent("b: 2\n");
        assertThat(Files.getLastModifiedTime(folder.resolve("same.yaml"))).isEqualTo(before);
        assertThat(strange).hasContent("kept");
    }

    @Test
    void file_thatWasEdited_isKeptUntilItIsSaidOtherwise() throws IOException {
        write(Map.of("a.yaml", "a: 1\n"));
        Path edited = Files.writeString(folder.resolve("a.yaml"), "a: mine\n");

        Outcome kept = write(Map.of("a.yaml", "a: 2\n"));
        Outcome again = write(Map.of("a.yaml", "a: 3\n"));
        assertThat(edited).hasContent("a: mine\n");
        Outcome replaced = write(Map.of("a.yaml", "a: 3\n"), new Permission(true, false));

        assertThat(kept)
                .isEqualTo(new Outcome(List.of(), List.of(), 0, List.of("a.yaml"), List.of(), List.of(), List.of()));
        assertThat(again).isEqualTo(kept);
        assertThat(replaced).isEqualTo(written(List.of("a.yaml"), List.of("a.yaml"), 0));
        assertThat(edited).hasContent("a: 3\n");
    }

    @Test
    void fileToBeFilled_isWrittenOnce_andNeverAgain() throws IOException {
        ExportBundle bundle = new ExportBundle(Map.of("secrets/bank.env", "KEY=\n"), List.of(),
                Set.of("secrets/bank.env"));
        Path file = folder.resolve("secrets/bank.env");
        BundleFolder exports = new BundleFolder(folder);

        Outcome first = exports.write(bundle, "kubernetes", DOCUMENT, Permission.CAREFUL);
        Files.writeString(file, "KEY=value\n");
        Outcome second = exports.write(bundle, "kubernetes", DOCUMENT, new Permission(true, true));
        Outcome none = exports.write(bundle(Map.of("a.yaml", "a: 1\n")), "kubernetes", DOCUMENT,
                new Permission(true, true));

        assertThat(first.written()).containsExactly("secrets/bank.env");
        assertThat(second).isEqualTo(new Outcome(List.of(), List.of(), 1, List.of(), List.of(), List.of(), List.of()));
        assertThat(none.removed()).isEmpty();
        assertThat(file).hasContent("KEY=value\n");
        assertThat(BundleComparison.of(bundle, folder).files().get("secrets/bank.env"))
                .isEqualTo(new BundleComparison.Compared(FileState.SAME, "KEY=\n", "KEY=\n"));
    }

    @Test
    void file_thatNoExportWrote_isKept() throws IOException {
        Path strange = Files.writeString(folder.resolve("a.yaml"), "a: mine\n");

        assertThat(write(Map.of("a.yaml", "a: 1\n")).kept()).isEqualTo(List.of("a.yaml"));
        assertThat(strange).hasContent("a: mine\n");
    }

    @Test
    void files_thatAreNoLongerMade_areNamedAndRemovedOnlyWhenSaidAndUnedited() throws IOException {
        write(Map.of("old.yaml", "a: 1\n", "edited.yaml", "b: 1\n", "stays.yaml", "c: 1\n"));
        Files.writeString(folder.resolve("edited.yaml"), "b: mine\n");

        Outcome careful = write(Map.of("stays.yaml", "c: 1\n"));
        Outcome pruned = write(Map.of("stays.yaml", "c: 1\n"), new Permission(true, true));

        assertThat(careful.stale()).containsExactlyInAnyOrder("old.yaml", "edited.yaml");
        assertThat(pruned.removed()).isEqualTo(List.of("old.yaml"));
        assertThat(pruned.stale()).isEqualTo(List.of("edited.yaml"));
        assertThat(folder.resolve("old.yaml")).doesNotExist();
        assertThat(folder.resolve("edited.yaml")).hasContent("b: mine\n");
    }

    @Test
    void targets_thatShareAFolder_leaveOneAnotherAlone() throws IOException {
        write(Map.of("a.yaml", "a: 1\n"));

        Outcome other = new BundleFolder(folder).write(bundle(Map.of("b.yaml", "b: 1\n")), "other", DOCUMENT,
                new Permission(false, true));

        assertThat(other).isEqualTo(written(List.of("b.yaml"), List.of(), 0));
        assertThat(folder.resolve("a.yaml")).hasContent("a: 1\n");
    }

    @Test
    void record_thatLeavesTheFolderOrIsNone_isRefused() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "kept");
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.writeString(inner.resolve(".archipelago-export.json"), """
                { "format": 1, "targets": { "test": { "design": "x", "files": { "../victim": "%s" } } } }
                """.formatted(Sha256.of("kept")));

        assertThatThrownBy(() -> new BundleFolder(inner).write(bundle(Map.of()), "test", DOCUMENT,
                new Permission(false, true))).isInstanceOf(IOException.class).hasMessageContaining("no record");
        assertThat(victim).hasContent("kept");
    }

    @Test
    void bundle_whereAFileStands_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "kept");

        assertThatThrownBy(() -> new BundleFolder(file).write(bundle(Map.of("a.yaml", "a: 1\n")), "test", DOCUMENT,
                Permission.CAREFUL)).isInstanceOf(IOException.class)
                .hasMessageEndingWith("is a file, expected a folder");
        assertThat(file).hasContent("kept");
    }

    private Outcome write(Map<String, String> files) throws IOException {
        return write(files, Permission.CAREFUL);
    }

    private Outcome write(Map<String, String> files, Permission permission) throws IOException {
        return new BundleFolder(folder).write(bundle(files), "test", DOCUMENT, permission);
    }

    private static Outcome written(List<String> written, List<String> changed, int unchanged) {
        return new Outcome(written, changed, unchanged, List.of(), List.of(), List.of(), List.of());
    }

    private static ExportBundle bundle(Map<String, String> files) {
        return new ExportBundle(files, List.of());
    }
}
