package dev.archipelago.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignFilesTest {
    private static final Document DOCUMENT = DocumentReader.readText("{ \"format\": 1, \"name\": \"x\" }", "x.json")
            .orElseThrow();

    @TempDir
    private Path folder;

    @Test
    void designs_areNumberedAndNamed_andWrittenAgainWithoutComplaint() throws IOException {
        DesignFiles steps = new DesignFiles().add("Extract orders, stock", DOCUMENT).add("拆出", DOCUMENT);

        List<Path> written = steps.writeInto(folder.resolve("new/steps"));

        assertThat(written).extracting(path -> path.getFileName().toString())
                .containsExactly("01-extract-orders-stock.archipelago.json", "02-.archipelago.json");
        assertThat(DocumentReader.read(written.getFirst()).orElseThrow()).isEqualTo(DOCUMENT);
        assertThat(steps.writeInto(folder.resolve("new/steps"))).isEqualTo(written);
    }

    @Test
    void fileThatSaysSomethingElse_isLeftAlone_andNoneIsWritten() throws IOException {
        Path mine = folder.resolve("02-second.archipelago.json");
        Files.writeString(mine, "mine");

        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(
                () -> new DesignFiles().add("first", DOCUMENT).add("second", DOCUMENT).writeInto(folder))
                .withMessageContaining("02-second");
        assertThat(folder.resolve("01-first.archipelago.json")).doesNotExist();
        assertThat(mine).content().isEqualTo("mine");
    }
}
