package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.file.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetsCommandTest {
    @TempDir
    Path folder;

    @Test
    void presets_withoutAName_areListedWithTheirProducts() {
        assertThat(Run.of("presets")).satisfies(run -> {
            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("edition 2026-11", "Envoy 1.31", "Istio 1.24", "HikariCP 6");
        });
    }

    @Test
    void preset_writtenIntoAFile_standsInTheConnection() throws IOException {
        Path shop = Files.writeString(folder.resolve("shop.archipelago.json"), Shop.TEXT);

        Run run = Run.of("presets", "resilience4j-2-bulkhead", "--file", shop.toString(), "--connection",
                "web->orders");

        Connection written = DocumentReader.readText(run.out(), "shop.json").orElseThrow().architecture().connections()
                .getOrDefault(ConnectionId.parse("web->orders"), Connection.UNSPECIFIED);
        assertThat(written.timeout()).hasToString("500ms");
        assertThat(written.bulkhead()).isNotNull().satisfies(b -> assertThat(b.concurrent()).isEqualTo(25));
    }

    @Test
    void presetOfAChannel_writtenIntoAFile_standsInTheChannel() {
        String shop = Path.of("..", "sample-architectures", "catching-up", "catching-up.archipelago.json").toString();

        Run run = Run.of("presets", "sqs-standard", "--file", shop, "--channel", "bus.readings");

        assertThat(run.out()).contains("\"visibility\": \"30s\"", "\"maxDeliveries\": 5");
        assertThat(Run.of("presets", "sqs-standard").out()).contains("Amazon SQS", "\"visibility\": \"30s\"");
        assertThat(Run.of("presets", "sqs-standard", "--file", shop).err()).contains("--channel go together");
        assertThat(Run.of("presets", "sqs-standard", "--file", shop, "--channel", "bus.x").err())
                .contains("no channel 'bus.x'");
    }

    @Test
    void wrongNames_areAnsweredWithWhatIsExpected() throws IOException {
        Path shop = Files.writeString(folder.resolve("shop.archipelago.json"), Shop.TEXT);

        assertThat(Run.of("presets", "hikaricp-7").err()).contains("Did you mean 'hikaricp-6'?");
        assertThat(Run.of("presets", "--connection", "a->b").err()).contains("name the preset");
        assertThat(Run.of("presets", "hikaricp-6", "--file", shop.toString()).err()).contains("go together");
        assertThat(Run.of("presets", "hikaricp-6", "--file", shop.toString(), "--connection", "web->db")).satisfies(
                run -> {
                    assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
                    assertThat(run.err()).contains("'web' and 'db'");
                });
        assertThat(Run.of("presets", "hikaricp-6", "--file", shop.toString(), "--connection", "web").err())
                .contains("--connection: ");
    }
}
