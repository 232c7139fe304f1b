package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {
    @TempDir
    Path folder;

    @Test
    void schema_toTheOutput_isOneJsonObject() {
        Run run = Run.of("schema");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("{").contains("json-schema.org/draft/2020-12", "\"components\"")
                .endsWith("}\n");
    }

    @Test
    void schema_toAFile_isTheSame() {
        Path file = folder.resolve("archipelago.schema.json");

        Run run = Run.of("schema", "--output", file.toString());

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(file).hasContent(Run.of("schema").out());
    }

    @Test
    void schema_toAFolder_isRefused() {
        Run run = Run.of("schema", "--output", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("archipelago: cannot write " + folder + ": ").contains("is a folder");
    }
}
