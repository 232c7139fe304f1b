package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A simulation whose replications several runs compute gives what one computes: the object, the page, traces and the time line.
class SimulateElsewhereTest {
    private static final String[] SIMULATION = {"--replications", "6", "--duration", "2s"};
    private static final int PARTS = 4;

    @TempDir
    Path folder;

    private Path shop = Path.of("");
    private Path job = Path.of("");

    @BeforeEach
    void writeJob() throws IOException {
        shop = Files.writeString(folder.resolve("shop.archipelago.json"), Shop.TEXT);
        job = folder.resolve("shop.simulation.json");
        Run written = run("simulate", shop.toString(), "--set", "components.orders.replicas=3", "--write-job",
                job.toString());
        assertThat(written.status()).as(written.err()).isZero();
        assertThat(written.err()).contains("a simulation of 6 replications");
    }

    /// With the arguments of the simulation.
    private static Run run(String... arguments) {
        return Run.of(Arrays.stream(new String[][]{arguments, SIMULATION}).flatMap(Arrays::stream)
                .toArray(String[]::new));
    }

    @Test
    void partsComputedElsewhere_giveTheSameFiles() throws IOException {
        Path alone = Files.createDirectory(folder.resolve("alone"));
        Path together = Files.createDirectory(folder.resolve("together"));
        Path results = Files.createDirectory(folder.resolve("results"));
        Run one = run(outputs(alone, "simulate", shop.toString(), "--set", "components.orders.replicas=3"));
        IntStream.range(0, PARTS).parallel().forEach(part -> {
            Run run = Run.of("simulate", "--job", job.toString(), "--part-index", part + "/" + PARTS,
                    "--observations", results.resolve("part-" + part + ".jsonl").toString());
            assertThat(run).isEqualTo(new Run(0, "", ""));
        });

        Run merged = Run.of(outputs(together, "simulate", "--job", job.toString(), "--from", results.toString()));

        assertThat(merged.status()).isEqualTo(one.status());
        for (String file : new String[]{"result.json", "line.csv", "traces.json", "page.html"}) {
            assertThat(timeless(together.resolve(file))).as(file).isEqualTo(timeless(alone.resolve(file)));
        }
    }

    private static String[] outputs(Path into, String... command) {
        return IntStream.range(0, 2)
                .mapToObj(i -> i == 0
                        ? command
                        : new String[]{"--format", "json", "--output", into.resolve("result.json").toString(),
                            "--timeline", into.resolve("line.csv").toString(), "--traces",
                            into.resolve("traces.json").toString(), "--report-html",
                            into.resolve("page.html").toString()})
                .flatMap(Arrays::stream).toArray(String[]::new);
    }

    /// Without the time that it took.
    private static String timeless(Path file) throws IOException {
        return Files.readString(file).replaceAll("\"wallSeconds\"\\s*:\\s*[0-9.E-]+|events in [0-9.]+ m?s", "");
    }

    @Test
    void fileCutInTheMiddle_isGoneOnFrom() throws IOException {
        Path kept = folder.resolve("kept.jsonl");
        Path again = folder.resolve("again.jsonl");
        Run whole = Run.of("simulate", "--job", job.toString(), "--observations", kept.toString(), "--format", "csv");
        byte[] bytes = Files.readAllBytes(kept);
        Files.write(again, Arrays.copyOf(bytes, bytes.length / 2));

        Run rest = Run.of("simulate", "--job", job.toString(), "--observations", again.toString(), "--format", "csv");

        assertThat(rest).isEqualTo(whole);
        assertThat(again).hasSameBinaryContentAs(kept);
    }

    @Test
    void whatDoesNotFit_isRefusedByItsName() throws IOException {
        Path kept = folder.resolve("kept.jsonl");
        Run other = run("simulate", shop.toString(), "--observations", kept.toString(), "--part", "1/6");
        Run refused = Run.of("simulate", "--job", job.toString(), "--observations", kept.toString());

        assertThat(other.status()).isZero();
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains(kept + " does not hold replications of this simulation");
        assertThat(Run.of("simulate", "--job", job.toString(), "--part", "1/2").err())
                .contains("--part: expected --observations FILE with it");
        assertThat(Run.of("simulate", "--job", job.toString(), "--seed", "2").err()).contains("leave --seed out");
        assertThat(Run.of("simulate", "--job", job.toString(), shop.toString()).err()).contains("leave FILE out");
        assertThat(Run.of("simulate").err()).contains("expected FILE, the architecture, or --job FILE");
        assertThat(Run.of("simulate", shop.toString(), "--observations", kept.toString(), "--precision", "1%").err())
                .contains("--precision: how many replications it takes depends on all of them");
        assertThat(Run.of("simulate", "--job", job.toString(), "--observations", kept.toString(), "--part", "1/2",
                "--format", "json").err()).contains("nothing is printed of a part; leave --format out");
        assertThat(Run.of("sweep", "--job", job.toString()).err()).contains("job: expected \"sweep\"");
        Files.writeString(job, Files.readString(job).replace("\"seed\"", "\"precision\" : \"1%\", \"seed\""));
        Run sequential = Run.of("simulate", "--job", job.toString());
        assertThat(sequential.status()).isEqualTo(3);
        assertThat(sequential.err()).contains("precision: a job says how many replications there are");
    }
}
