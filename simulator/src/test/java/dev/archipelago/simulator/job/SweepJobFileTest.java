package dev.archipelago.simulator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.Sampling;
import dev.archipelago.simulator.plan.Detail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepJobFileTest {
    private static final String SMALLEST = """
            { "job": "sweep", "architecture": "shop.archipelago.json", "vary": ["components.a.replicas=1 to 3"] }""";

    @TempDir
    Path folder;

    @Test
    void job_writtenAndRead_isTheSame() {
        SweepJobFile whole = new SweepJobFile("designs/shop.archipelago.json",
                new SweepJob(List.of("components.a.replicas=1 to 3", "connections.a->b.timeout=1ms to 2ms"),
                        List.of("components.b.replicas=2"), Sampling.Kind.VARIANCE, 32,
                        new Evaluation.Options(Evaluation.Method.SIMULATION, "peak", -7, 3, TimeSpan.ofMillis(1500),
                                TimeSpan.ofMillis(250), Detail.DETAILED)));

        assertThat(SweepJobFile.of(whole.text())).isEqualTo(whole);
        assertThat(SweepJobFile.of(SweepJobFile.of(SMALLEST).text())).isEqualTo(SweepJobFile.of(SMALLEST));
    }

    @Test
    void whatIsLeftOut_hasTheDefaultsOfTheCommandLine() {
        assertThat(SweepJobFile.of(SMALLEST).job()).isEqualTo(new SweepJob(List.of("components.a.replicas=1 to 3"),
                List.of(), Sampling.Kind.GRID, 0,
                new Evaluation.Options(Evaluation.Method.SIMULATION, null, 1, 5, null, null, Detail.STANDARD)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[]|``|expected a JSON object",
        "{ \"job\": |``|line 1, column",
        "{ \"job\": \"sweep\", \"job\": \"sweep\" }|``|expected a JSON object",
        "{ \"job\": \"dance\" }|job|expected \"sweep\"",
        "{ \"job\": \"sweep\", \"sead\": 1 }|sead|there is no such key. Did you mean 'seed'?",
        "{ \"job\": \"sweep\" }|architecture|expected the name",
        "{ \"job\": \"sweep\", \"architecture\": \"../secret.json\", \"vary\": [\"a=1\"] }|architecture|in the folder of the job",
        "{ \"job\": \"sweep\", \"architecture\": \"/etc/passwd\", \"vary\": [\"a=1\"] }|architecture|in the folder of the job",
        "{ \"job\": \"sweep\", \"architecture\": \"a\\u0000b\", \"vary\": [\"a=1\"] }|architecture|in the folder of the job",
        "{ \"job\": \"sweep\", \"architecture\": \"a.json\" }|vary|at least one property",
        "{ \"job\": \"sweep\", \"architecture\": \"a.json\", \"vary\": \"a=1\" }|vary|an array of texts",
        "{ \"job\": \"sweep\", \"architecture\": \"a.json\", \"vary\": [1] }|vary|an array of texts",
        "{ \"job\": \"sweep\", \"architecture\": \"a.json\", \"vary\": [\"a=1\"], \"seed\": 1.5 }|seed|a whole number from",
        "{ \"job\": \"sweep\", \"architecture\": \"a.json\", \"vary\": [\"a=1\"], \"replications\": 0 }|replications|from 1 to 10000",
        "{ \"job\": \"sweep\", \"architecture\": \"a.json\", \"vary\": [\"a=1\"], \"duration\": \"soon\" }|duration|'soon' is not",
        "{ \"job\": \"sweep\", \"architecture\": \"a.json\", \"vary\": [\"a=1\"], \"sampling\": \"dice\" }|sampling|one of grid, latin-hypercube",
        "{ \"job\": \"sweep\", \"architecture\": \"a.json\", \"vary\": [\"a=1\"], \"samples\": 9 }|samples|a grid takes every value",
        "{ \"job\": \"sweep\", \"architecture\": \"a.json\", \"vary\": [\"a=1\"], \"detail\": 3 }|detail|expected a text, not 3"})
    void mistake_isNamedByItsPartAndWhatWasExpected(String text, String part, String expected) {
        assertThatThrownBy(() -> SweepJobFile.of(text)).isInstanceOf(JobException.class).hasMessageContaining(expected)
                .extracting("part").isEqualTo(part);
    }

    @Test
    void fileWithoutEnd_isNotReadIntoMemory() throws IOException {
        Path file = Files.write(folder.resolve("job.json"), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> SweepJobFile.read(file)).isInstanceOf(JobException.class)
                .hasMessageContaining("larger than 1 MiB");
    }
}
