package dev.archipelago.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.app.workbench.BundleFolder.Outcome;
import dev.archipelago.exporters.spi.ExportBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFolderTest {
    @TempDir
    Path folder;

    @Test
    void bundle_intoANewFolder_isWrittenWhole() throws IOException {
        Path target = folder.resolve("deploy");

        Outcome outcome = new BundleFolder(target).write(bundle(Map.of("base/orders.yaml", "kind: Deployment\n")));

        assertThat(outcome).isEqualTo(new Outcome(List.of("base/orders.yaml"), 0));
        assertThat(target.resolve("base/orders.yaml")).hasContent("kind: Deployment\n");
    }

    @Test
    void bundle_overAnOlderOne_touchesOnlyWhatDiffers() throws IOException {
        new BundleFolder(folder).write(bundle(Map.of("same.yaml", "a: 1\n", "other.yaml", "b: 1\n")));
        Path strange = Files.writeString(folder.resolve("mine.txt"), "kept");
        Object before = Files.getLastModifiedTime(folder.resolve("same.yaml"));

        Outcome outcome = new BundleFolder(folder).write(bundle(Map.of("same.yaml", "a: 1\n", "other.yaml", "b: 2\n")));

        assertThat(outcome).isEqualTo(new Outcome(List.of("other.yaml"), 1));
        assertThat(folder.resolve("other.yaml")).hasContent("b: 2\n");
        assertThat(Files.getLastModifiedTime(folder.resolve("same.yaml"))).isEqualTo(before);
        assertThat(strange).hasContent("kept");
    }

    @Test
    void bundle_whereAFileStands_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "kept");

        assertThatThrownBy(() -> new BundleFolder(file).write(bundle(Map.of("a.yaml", "a: 1\n"))))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("is a file, expected a folder");
        assertThat(file).hasContent("kept");
    }

    private static ExportBundle bundle(Map<String, String> files) {
        return new ExportBundle(files, List.of());
    }
}
