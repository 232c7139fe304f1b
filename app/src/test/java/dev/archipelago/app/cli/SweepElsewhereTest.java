package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A sweep that other processes compute, and one that dies of it, gives the bytes of one that a single process computed.
class SweepElsewhereTest {
    private static final int PARTS = 4;
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private Path job = Path.of("");
    private Path whole = Path.of("");
    private Run expected = new Run(0, "", "");

    @BeforeEach
    void sweepOnce() throws IOException {
        Path shop = Files.writeString(folder.resolve("shop.archipelago.json"), Shop.TEXT);
        job = folder.resolve("shop.sweep.json");
        whole = folder.resolve("whole.jsonl");
        Run.of("sweep", shop.toString(), "--vary", "components.orders.replicas=1 to 3", "--vary",
                "connections.web->orders.timeout=100ms, 200ms, 500ms, 1s", "--replications", "2", "--duration", "2s",
                "--warm-up", "1s", "--write-job", job.toString());
        expected = Run.of("sweep", "--job", job.toString(), "--points", whole.toString());
    }

    @Test
    void processKilledInTheMiddle_andStartedAgain_givesTheSameBytes() throws IOException, InterruptedException {
        Path points = folder.resolve("points.jsonl");
        Process process = start(List.of("sweep", "--job", job.toString(), "--points", points.toString(), "--threads",
                "1"));
        waitForLines(points, 3);
        process.destroyForcibly().waitFor();
        long done = lines(points);

        Run again = Run.of("sweep", "--job", job.toString(), "--points", points.toString());

        assertThat(done).isBetween(3L, 12L);
        assertThat(again).isEqualTo(expected);
        assertThat(points).hasSameBinaryContentAs(whole);
    }

    @Test
    void podsOfTheExportedJob_eachAProcess_togetherAreTheWhole() throws IOException, InterruptedException {
        Path manifests = folder.resolve("manifests");
        Path results = Files.createDirectory(folder.resolve("results"));
        Run exported = Run.of("export", "sweep-job", job.toString(), "--into", manifests.toString(), "--parts",
                "" + PARTS);
        assertThat(exported.status()).as(exported.err()).isZero();
        JsonNode spec = new YAMLMapper().readTree(Files.readString(manifests.resolve("job.yaml"))).get("spec");
        List<Process> pods = new ArrayList<>();
        for (int index = 0; index < spec.get("completions").intValue(); index++) {
            List<String> arguments = new ArrayList<>();
            for (JsonNode argument : spec.at("/template/spec/containers/0/args")) {
                arguments.add(argument.stringValue().replace("$(SWEEP_PART)", "" + index)
                        .replace("=/design/", "=" + manifests.resolve("design") + "/")
                        .replace("=/results/", "=" + results + "/"));
            }
            pods.add(start(arguments));
        }
        for (Process pod : pods) {
            assertThat(pod.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(pod.exitValue()).isZero();
        }

        Run merged = Run.of("sweep", "--job", manifests.resolve("design/sweep.json").toString(), "--from",
                results.toString(), "--points", folder.resolve("merged.jsonl").toString());

        assertThat(pods).hasSize(PARTS);
        assertThat(merged).isEqualTo(expected);
        assertThat(folder.resolve("merged.jsonl")).hasSameBinaryContentAs(whole);
    }

    @Test
    void wrongArgumentsOfTheExport_areAnsweredByTheirNames() throws IOException {
        String into = folder.resolve("manifests").toString();

        assertThat(Run.of("export", "sweep-job", job.toString(), "--into", into, "--parts", "0").err())
                .contains("--parts: expected a whole number from 1 to 10000, not 0");
        assertThat(Run.of("export", "sweep-job", job.toString(), "--into", into, "--image", "no image").err())
                .contains("--image: expected the name of an image");
        assertThat(Run.of("export", "sweep-job", folder.resolve("none").toString(), "--into", into).err())
                .contains("there is no file");
        Run design = Run.of("export", "sweep-job", folder.resolve("shop.archipelago.json").toString(), "--into", into);
        assertThat(design.status()).isEqualTo(3);
        assertThat(design.err()).contains("there is no such key");
        assertThat(Path.of(into)).doesNotExist();
        assertThat(new JsonMapper().readTree(Files.readString(job)).get("architecture").stringValue())
                .isEqualTo("shop.archipelago.json");
    }

    private static Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), "dev.archipelago.app.Main"));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void waitForLines(Path file, int wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (lines(file) < wanted) {
            assertThat(System.nanoTime()).as("%s has %d lines", file, lines(file)).isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static long lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).chars().filter(c -> c == '\n').count() : 0;
    }
}
