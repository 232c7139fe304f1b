package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {

    private static final String[] SHORT = {"validate", "--precision", "20%", "--most-requests", "20000"};

    @Test
    void validate_ofOneRow_printsItsCases() {
        Run run = Run.of(with("--only", "Q-20", "Q-33"));

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Q-20.goodput", "7.89168", "Q-20.mean", "0.267158", "All have |z| < 3.5.")
                .containsPattern("Q-33 +no case").doesNotContain("Q-21");
    }

    @Test
    void validate_asJson_isOneObjectThatAnyNumberOfThreadsGives() {
        JsonNode one = new JsonMapper()
                .readTree(Run.of(with("--only", "Q-30", "--format", "json", "--threads", "1")).out());
        JsonNode two = new JsonMapper()
                .readTree(Run.of(with("--only", "Q-30", "--format", "json", "--threads", "2")).out());

        assertThat(one.at("/cases").size()).isEqualTo(3);
        assertThat(one.at("/cases/1/id").asString()).isEqualTo("Q-30.p95");
        assertThat(one.at("/cases/1/expected").asDouble()).isBetween(.131877, .131878);
        assertThat(one.at("/cases/1/measured")).isEqualTo(two.at("/cases/1/measured"));
    }

    @Test
    void validate_asMarkdown_isAPage(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("validation.md");

        Run run = Run.of(with("--only", "Q-30", "--format", "markdown", "--output", page.toString()));

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(page)).startsWith("# Validation\n").contains("| Q-30.p50 |",
                "`requests.users.latency.p50`");
    }

    @Test
    void validate_ofAnUnknownCase_saysWhichIsMeant() {
        Run run = Run.of("validate", "--only", "Q-2.p59");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("there is no case 'Q-2.p59'", "Q-2.p50");
    }

    @Test
    void validate_withoutAPrecision_isRefused() {
        assertThat(Run.of("validate", "--precision", "0.5").err()).contains("--precision");
        assertThat(Run.of("validate", "--precision", "0%").status()).isEqualTo(2);
        assertThat(Run.of("validate", "--coverage", "--only", "Q-1").status()).isEqualTo(2);
    }

    private static String[] with(String... further) {
        String[] all = Arrays.copyOf(SHORT, SHORT.length + further.length);
        System.arraycopy(further, 0, all, SHORT.length, further.length);
        return all;
    }
}
