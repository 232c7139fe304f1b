package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BlastRadiusCommandTest {
    @TempDir
    Path folder;

    private String shop = "";

    @BeforeEach
    void write() throws IOException {
        shop = Files.writeString(folder.resolve("shop.archipelago.json"), Shop.TEXT).toString();
    }

    @Test
    void shop_asJson_ranksItsParts() {
        Run run = Run.of("blast-radius", shop, "--replications", "2", "--at", "2s", "--for", "3s", "--aftermath", "5s",
                "--warm-up", "1s", "--format", "json");
        JsonNode json = new JsonMapper().readTree(run.out());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(json.at("/losses")).hasSize(4);
        assertThat(json.at("/losses/0/share/value").doubleValue()).isGreaterThan(.9);
        assertThat(json.at("/losses/3/extent").stringValue()).isEqualTo("one-replica");
    }

    @Test
    void shop_asText_saysWhatWasDone() {
        Run run = Run.of("blast-radius", shop, "--replications", "1", "--at", "1s", "--for", "1s", "--aftermath", "1s",
                "--warm-up", "1s");

        assertThat(run.out()).contains(
                "each part lost for 1.00s, 1.00s after a warm-up of 1.00s, and 1.00s behind it; ",
                "those of shoppers within 400ms", "web->orders");
    }

    @Test
    void wrongOptions_areAnsweredByTheirNames() {
        assertThat(Run.of("blast-radius", shop, "--for", "0s").err()).contains("--for: expected more than 0s");
        assertThat(Run.of("blast-radius", shop, "--at", "soon").err()).contains("--at: ");
        assertThat(Run.of("blast-radius", shop, "--replications", "0").err()).contains("--replications: ");
        assertThat(Run.of("blast-radius", shop, "--scenario", "none").err()).contains("--scenario: ");
    }
}
