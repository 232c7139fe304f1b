package dev.archipelago.app.editor.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path directory;

    @Test
    void pathsThatAreNone_costThemselvesOnly() throws IOException {
        UserFolder folder = new UserFolder(directory);
        Path there = Files.createFile(directory.resolve("shop.archipelago.json"));
        Settings settings = Settings.in(folder);
        settings.opened(there);
        settings.setSession(List.of(there));
        String broken = "a\\u0000b";
        Files.writeString(folder.settings(), "recent.1=" + broken + "\nsession.1=" + broken + "\nexport.compose."
                + broken + "=" + broken + "\n" + Files.readString(folder.settings()));

        Settings again = Settings.in(folder);
        again.setExportFolder(there, "compose", directory);

        assertThat(again.recent()).containsExactly(there);
        assertThat(again.session()).containsExactly(there);
        assertThat(again.exportFolder(there, "compose")).contains(directory);
    }
}
