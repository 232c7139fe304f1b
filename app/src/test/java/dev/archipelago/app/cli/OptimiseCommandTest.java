package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OptimiseCommandTest {
    private static final String VARY = "components.orders.replicas=1 to 4";

    @TempDir
    Path folder;

    private String shop = "";

    @BeforeEach
    void write() throws IOException {
        shop = write("shop", Shop.TEXT);
    }

    @Test
    void cheaperConfiguration_isToldWithReasons_andWritten() throws IOException {
        Path cheaper = folder.resolve("cheaper.archipelago.json");
        Run run = optimise(shop, "--vary", VARY, "--apply", cheaper.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("Corner shop: ").contains("% cheaper", "components.orders.replicas",
                "with a probability of at least 95.0%", "The file has no prices; assumed are 0.04048 for a core",
                "fast", "shoppers p99 < 400ms", "met", "As arguments: --set components.orders.replicas=", "Varied: ");
        assertThat(Files.readString(cheaper).lines()
                .filter(line -> !Shop.TEXT.contains(line.strip())).count()).isBetween(1L, 200L);
        assertThat(Run.of("optimise", cheaper.toString(), "--vary", VARY, "--duration", "2s", "--warm-up", "1s").out())
                .contains("nothing cheaper was found");
    }

    @Test
    void json_csv_andMarkdown_sayTheSame() {
        JsonNode json = new JsonMapper().readTree(optimise(shop, "--vary", VARY, "--format", "json").out());
        Run csv = optimise(shop, "--vary", VARY, "--format", "csv");
        Run markdown = optimise(shop, "--vary", VARY, "--format", "markdown");

        assertThat(json.at("/status").stringValue()).isEqualTo("found");
        assertThat(json.at("/guarantee/reached").booleanValue()).isTrue();
        assertThat(json.at("/saving").doubleValue()).isPositive();
        assertThat(json.at("/candidates").get(json.at("/best").intValue()).at("/fate").stringValue())
                .isEqualTo("chosen");
        assertThat(csv.out()).startsWith("cost,cost.low,cost.high,latency,").contains(",chosen,");
        assertThat(csv.out().lines().count()).isEqualTo(json.at("/candidates").size() + 1L);
        assertThat(markdown.out()).startsWith("### Corner shop: ").contains("| change | from | to |", "|---|");
    }

    @Test
    void searchThatWasStopped_takesTheSameSteps_withoutTheRunsThatAreThere() throws IOException {
        Path kept = folder.resolve("kept.jsonl");
        Run whole = optimise(shop, "--vary", VARY, "--format", "json", "--points", kept.toString());
        byte[] bytes = Files.readAllBytes(kept);
        long seed = 20261127;
        int cut = bytes.length / 3 + new Random(seed).nextInt(bytes.length / 2);
        Path some = Files.write(folder.resolve("some.jsonl"), Arrays.copyOf(bytes, cut));

        Run rest = optimise(shop, "--vary", VARY, "--format", "json", "--points", some.toString());

        assertThat(whole).isEqualTo(optimise(shop, "--vary", VARY, "--format", "json"));
        assertThat(rest).as("seed %d, cut at %d", seed, cut).isEqualTo(whole);
        assertThat(some).hasSameBinaryContentAs(kept);
    }

    @Test
    void runsThatAreThere_areTaken_andThoseOfAnotherSearchRefused() throws IOException {
        Path kept = folder.resolve("kept.jsonl");
        Run whole = optimise(shop, "--vary", VARY, "--format", "json", "--points", kept.toString());
        String marked = Files.readString(kept).replaceAll("\"events\":[0-9]+", "\"events\":7");
        Files.writeString(kept, marked);

        Run again = optimise(shop, "--vary", VARY, "--format", "json", "--points", kept.toString());
        Run other = optimise(shop, "--vary", VARY, "--budget", "99", "--points", kept.toString());

        assertThat(again).isEqualTo(whole);
        assertThat(kept).as("what was marked would be another if it had been run again").hasContent(marked);
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err()).contains(kept + " does not hold runs of this search");
    }

    @Test
    void otherSpelling_isTheSameCommand() {
        assertThat(Run.of("optimize", shop, "--vary", VARY, "--duration", "2s", "--warm-up", "1s").out())
                .isEqualTo(optimise(shop, "--vary", VARY).out());
    }

    @Test
    void objectiveThatNothingMeets_endsWithOne_andSaysByHowMuch() throws IOException {
        String hopeless = write("hopeless", Shop.TEXT.replace("p99 < 400ms", "p99 < 1ms"));
        Path cheaper = folder.resolve("none.archipelago.json");
        Run run = optimise(hopeless, "--vary", VARY, "--apply", cheaper.toString());

        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).contains("no configuration was found that meets the objectives; the nearest misses fast",
                "too much of what is allowed");
        assertThat(cheaper).doesNotExist();
        assertThat(run.err()).contains("was not written");
    }

    @Test
    void wrongArguments_areAnsweredByTheirNames() throws IOException {
        assertThat(optimise(shop, "--confidence", "40%").err()).contains("--confidence: expected more than 50%");
        assertThat(optimise(shop, "--budget", "3").err()).contains("--budget: expected a whole number from 50");
        assertThat(optimise(shop, "--vary", "components.order.replicas=1 to 3").err()).contains("--vary: ");
        assertThat(optimise(shop, "--vary", "components.orders.replicas=1, x").status()).isEqualTo(2);
        assertThat(optimise(shop, "--scenario", "nowhere").err()).contains("no scenario 'nowhere'");
        assertThat(optimise(shop, "--keep", "components.nope").err()).contains("--keep: ", "nope");
        assertThat(optimise(shop, "--keep", "components.orders.replica").err()).contains("--keep: ", "replicas");
        assertThat(optimise(shop, "--keep", "components", "--keep", "connections").err())
                .contains("there is nothing to vary");
        assertThat(Run.of("optimise", shop, "--replications", "2").status()).isEqualTo(2);
        assertThat(Run.of("optimise", shop, "--apply", folder.toString()).err()).contains("it is a folder");
        Run none = optimise(write("none", Shop.TEXT.replaceAll("(?s),\\s*\"objectives\": \\{.*?\\}", "")));
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.err()).contains("has no objective");
    }

    private static Run optimise(String... arguments) {
        return Run.of(Stream.concat(Stream.of("optimise"),
                Stream.concat(Arrays.stream(arguments), Stream.of("--duration", "2s", "--warm-up", "1s")))
                .toArray(String[]::new));
    }

    private String write(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".archipelago.json");
        Files.writeString(file, text);
        return file.toString();
    }
}
