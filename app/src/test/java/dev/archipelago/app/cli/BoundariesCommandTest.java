package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.file.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BoundariesCommandTest {
    private static final String BADLY_CUT = Path
            .of("..", "sample-architectures", "badly-cut", "badly-cut.archipelago.json").toString();

    @TempDir
    Path folder;

    @Test
    void text_hasFiguresAntiPatternsWithLinesAndSuggestionsByMerit() {
        Run run = boundaries("--suggest", "1", "--without-losses");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("Badly cut\n6 services; ")
                .containsPattern("badly-cut.archipelago.json:\\d+:\\d+: warning: 'pricing' asks 'rules' 6 times")
                .contains("[boundary.god-service]", "1  Merge pricing, rules into pricing", "better",
                        "merge pricing rules --into pricing", "Not simulated:");
    }

    @Test
    void json_hasEverything() {
        JsonNode json = new JsonMapper()
                .readTree(boundaries("--suggest", "1", "--without-losses", "--format", "json").out());

        assertThat(json.at("/whole/services").intValue()).isEqualTo(6);
        assertThat(json.at("/services/core/groups").size()).isEqualTo(3);
        assertThat(json.at("/antiPatterns").size()).isEqualTo(3);
        assertThat(json.at("/antiPatterns/0/line").intValue()).isPositive();
        assertThat(json.at("/antiPatterns/0/numbers/threshold").doubleValue()).isEqualTo(4);
        assertThat(json.at("/trials/0/workloads/buyers/p99/verdict").stringValue()).isEqualTo("better");
        assertThat(json.at("/trials/0/after/losses").isNull()).isTrue();
        assertThat(json.at("/notSimulated").size()).isEqualTo(2);
    }

    @Test
    void csvAndMarkdown_areThereForOthers() {
        assertThat(boundaries("--suggest", "1", "--without-losses", "--format", "csv").out())
                .startsWith("number,design,verdict,workload,figure,before,after,")
                .contains("1,\"Merge pricing, rules into pricing\",better,buyers,p99,");
        assertThat(boundaries("--suggest", "0", "--format", "markdown").out()).startsWith("### Badly cut\n")
                .contains("- **warning** `boundary.halves`");
    }

    @Test
    void antiPatterns_failWhereThatWasAskedFor() throws IOException {
        assertThat(boundaries("--suggest", "0", "--fail-on", "error").status()).isZero();
        assertThat(boundaries("--suggest", "0", "--fail-on", "warning").status()).isEqualTo(1);
        String shop = Files.writeString(folder.resolve("shop.json"), Shop.TEXT).toString();
        assertThat(Run.of("boundaries", shop, "--suggest", "0", "--fail-on", "advice").status()).isZero();
    }

    @Test
    void applied_isWrittenWhole() {
        Path better = folder.resolve("better.json");
        Run run = boundaries("--suggest", "1", "--without-losses", "--apply", "1", "--into", better.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(DocumentReader.read(better).orElseThrow().architecture().components().keySet())
                .extracting(Object::toString).contains("pricing").doesNotContain("rules");
        assertThat(boundaries("--suggest", "0", "--apply", "1", "--into", folder.resolve("x").toString()).err())
                .contains("--apply 1: 0 designs were simulated");
    }

    @Test
    void applied_withANumberThatIsNotThere_stillPrintsWhatWasSimulated() {
        Path better = folder.resolve("better.json");
        Run run = boundaries("--suggest", "1", "--without-losses", "--apply", "9", "--into", better.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("--apply 9: 1 designs were simulated; nothing was written");
        assertThat(run.out()).contains("Suggestions, each beside the present design");
        assertThat(better).doesNotExist();
    }

    @Test
    void steps_areWrittenAsFilesThatCanBeRead_andThoseOfOthersTold() throws IOException {
        Path steps = Files.createDirectory(folder.resolve("steps"));
        Files.writeString(steps.resolve("07-old.archipelago.json"), "{}");
        Files.writeString(steps.resolve("notes.txt"), "");
        Run run = boundaries("--migrate", "from-monolith", "--without-losses", "--into", steps.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("Steps, each beside the one before it", "1  Extract core",
                "no database in common");
        assertThat(run.err()).contains("07-old.archipelago.json is a step of another migration")
                .doesNotContain("notes.txt", "01-extract");
        assertThat(steps).isDirectoryContaining("glob:**01-extract-core.archipelago.json");
        assertThat(DocumentReader.read(steps.resolve("01-extract-core.archipelago.json")).problems()).isEmpty();
    }

    @Test
    void wrongArguments_areAnsweredByTheirNames() {
        assertThat(boundaries("--suggest", "-1").err()).contains("--suggest: expected a whole number from 0 to 100");
        assertThat(boundaries("--apply", "1").err()).contains("--apply: expected --into FILE");
        assertThat(boundaries("--migrate", "from-monolith", "--into", BADLY_CUT).err())
                .contains("--into: expected a folder for the steps");
        assertThat(boundaries("--into", "x").err()).contains("--into: expected --apply N, or --migrate");
        assertThat(boundaries("--compare-cuts", "--migrate", "to-suggested").err()).contains("two questions");
        assertThat(boundaries("--scenario", "flood").err()).contains("no scenario 'flood'");
        assertThat(boundaries("--migrate", "back").err())
                .contains("--migrate: expected one of from-monolith, to-suggested, not 'back'");
    }

    @Test
    void protocols_areRankedWithWhatWasAssumed() {
        Run run = Run.of("protocols", BADLY_CUT, "--connection", "pricing->rules", "--duration", "4s", "--warm-up",
                "1s",
                "--replications", "3", "--hit", "90%");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("pricing->rules: kept answers", "pricing->rules: one call for many",
                "pricing->rules: gRPC", "Not simulated:", "pool.size", "Assumed, not measured:",
                "A kept answer is found in 90% of the cases");
    }

    @Test
    void wrongArgumentsOfProtocols_areAnsweredByTheirNames() {
        assertThat(Run.of("protocols", BADLY_CUT, "--connection", "pricing->rule").err())
                .contains("nothing is asked over 'pricing->rule'", "pricing->rules");
        assertThat(Run.of("protocols", BADLY_CUT, "--hit", "often").err()).contains("--hit: ");
        assertThat(Run.of("protocols", BADLY_CUT, "--json-cost", "5us").err())
                .contains("--json-cost: expected the time of a message and of a byte, such as 5us,4ns, not '5us'");
        assertThat(Run.of("protocols", BADLY_CUT, "--most", "0").err()).contains("--most: expected");
    }

    private static Run boundaries(String... more) {
        String[] arguments = {"boundaries", BADLY_CUT, "--duration", "4s", "--warm-up", "1s", "--replications", "4"};
        return Run.of(Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new));
    }
}
