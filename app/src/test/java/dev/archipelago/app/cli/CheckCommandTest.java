package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
    private static final String DANGLING = Shop.TEXT.replace("orders.place\"", "ordrs.place\"");
    private static final String WITHOUT_TIMEOUT = Shop.TEXT.replace("\"timeout\": \"500ms\"", "\"protocol\": \"grpc\"");

    @TempDir
    Path folder;

    @Test
    void goodFile_hasNoFindings() throws IOException {
        assertThat(Run.of("check", write(Shop.TEXT))).isEqualTo(new Run(0, "no findings\n", ""));
    }

    @Test
    void error_asText_hasPlaceIdAndAdvice() throws IOException {
        String file = write(DANGLING);

        Run run = Run.of("check", file);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith(file + ":9:").contains(": error: There is no component 'ordrs'",
                "[reference.component]", "    at /components/web/operations/checkout/steps/1",
                "Did you mean 'orders'?").containsPattern("\\n1 error, \\d+ warnings?\\n$");
    }

    @Test
    void error_asJson_hasEveryPart() throws IOException {
        String file = write(DANGLING);

        Run run = Run.of("check", file, "--format", "json");

        assertThat(run.status()).isEqualTo(1);
        JsonNode json = new JsonMapper().readTree(run.out());
        assertThat(List.copyOf(json.propertyNames())).containsExactly("file", "errors", "warnings", "advice",
                "findings");
        assertThat(json.get("file").asString()).isEqualTo(file);
        assertThat(json.get("errors").asInt()).isEqualTo(1);
        JsonNode finding = json.at("/findings/0");
        assertThat(List.copyOf(finding.propertyNames())).containsExactly("id", "severity", "pointer", "line", "column",
                "message", "advice");
        assertThat(finding.get("id").asString()).isEqualTo("reference.component");
        assertThat(finding.get("severity").asString()).isEqualTo("error");
        assertThat(finding.get("pointer").asString()).startsWith("/components/web/operations/checkout/steps/1");
        assertThat(finding.get("line").asInt()).isEqualTo(9);
    }

    @Test
    void warning_failsOnlyWhenAsked() throws IOException {
        String file = write(WITHOUT_TIMEOUT);

        assertThat(Run.of("check", file).status()).isZero();
        assertThat(Run.of("check", file).out()).contains(": warning: ", "[connection.no-timeout]");
        assertThat(Run.of("check", file, "--fail-on", "error").status()).isZero();
        assertThat(Run.of("check", file, "--fail-on", "warning").status()).isEqualTo(1);
        assertThat(Run.of("check", file, "--fail-on", "ADVICE").status()).isEqualTo(1);
        assertThat(Run.of("check", write(Shop.TEXT), "--fail-on", "advice").status()).isZero();
    }

    @Test
    void part_thatIsNotSimulated_isAFindingWithItsLine() throws IOException {
        String file = write(Shop.WITH_SCALED_BANK);

        assertThat(Run.of("check", file).out())
                .contains(file + ":" + Shop.LINE_OF_BANK + ":", "Autoscaling of what does not run on the platform")
                .contains("[simulation.not-simulated]");
    }

    @Test
    void output_intoAFile_leavesTheStandardOutputEmpty() throws IOException {
        Path report = folder.resolve("report/findings.json");

        Run run = Run.of("check", write(DANGLING), "--format", "json", "--output", report.toString());

        assertThat(run).isEqualTo(new Run(1, "", ""));
        assertThat(new JsonMapper().readTree(Files.readString(report)).get("errors").asInt()).isEqualTo(1);
    }

    @Test
    void unreadableFile_asJson_isAReportToo() throws IOException {
        String file = write(Shop.TEXT.replace("\"replicas\"", "\"replics\""));

        Run run = Run.of("check", file, "--format", "json");

        assertThat(run.status()).isEqualTo(3);
        JsonNode json = new JsonMapper().readTree(run.out());
        assertThat(json.at("/findings/0/id").asString()).isEqualTo("value.unknown-key");
        assertThat(json.at("/findings/0/line").asInt()).isEqualTo(14);
        assertThat(run.err()).isEqualTo("archipelago: " + file + " cannot be read: 1 error\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --format yaml   | --format: expected one of text, json, not 'yaml'
            --fail-on fatal | --fail-on: expected one of error, warning, advice, not 'fatal'
            --format        | Missing required parameter for option '--format' (
            --strict        | '--strict' is no command or option here
            another.json    | 'another.json' is no command or option here
            """)
    void option_withAWrongValue_isNamedWithWhatWasExpected(String option, String message) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("check", write(Shop.TEXT)));
        arguments.addAll(List.of(option.split(" ")));

        Run run = Run.of(arguments.toArray(String[]::new));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("archipelago: " + message)
                .endsWith("  archipelago check --help says more\n");
    }

    @Test
    void check_withoutAFile_saysWhatIsMissing() {
        Run run = Run.of("check");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("archipelago: Missing required parameter: 'FILE'\n");
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("shop.archipelago.json"), text).toString();
    }
}
