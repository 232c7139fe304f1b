package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.result.SimulationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The sample architectures: readable, canonical, free of errors, and with the results they had before.
///
/// Golden results are rewritten with `-Dgolden.rewrite=true`.
class SamplesTest {

    private static final Path SAMPLES = Path.of("..", "sample-architectures");
    private static final int LEAST_SAMPLES = 6;

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.find(SAMPLES, 2,
                (path, _) -> path.getFileName().toString().endsWith(".archipelago.json"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void samples_areAllFound() throws IOException {
        assertThat(samples()).hasSizeGreaterThanOrEqualTo(LEAST_SAMPLES);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_whenReadAndWritten_isTheSameToTheByte(Path sample) throws IOException {
        assertThat(DocumentWriter.write(read(sample))).isEqualTo(Files.readString(sample));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_whenChecked_hasNoError(Path sample) {
        assertThat(Checks.all().run(read(sample))).filteredOn(Finding::isError).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_simulatedShortly_hasTheGoldenResult(Path sample) throws IOException {
        String json = JsonReport.of(run(read(sample), null, "5s", 3)).replaceFirst("\\s*\"wallSeconds\": [^\\n]*", "");
        Path golden = sample.resolveSibling("expected").resolve("simulation.json");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, json);
        }

        assertThat(golden).exists();
        assertThat(json).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_inEveryScenario_canBeSimulated(Path sample) {
        Document document = read(sample);
        for (String scenario : document.scenarios().keySet()) {
            SimulationResult result = run(document, scenario, "5s", 2);

            assertThat(result.requests().values()).as(scenario).allMatch(workload -> workload.offered() > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"poisson(1000/s)", "poisson(2500/s)", "poisson(4000/s)"})
    void hotel_upToFourThousandPerSecond_staysBelowSixMillisecondsAndProfileSaturatesFirst(String arrivals) {
        Document hotel = read(SAMPLES.resolve("hotel-reservation").resolve("hotel-reservation.archipelago.json"));
        Document loaded = PropertyPath.parse("workloads.guests.arrivals").with(hotel, arrivals);

        SimulationResult result = run(loaded, null, "4s", 5);

        assertThat(result.requests().get("guests").latency().p99().high()).isLessThan(6e-3);
        assertThat(result.bottleneck().orElseThrow().component()).isEqualTo("profile");
    }

    private static Document read(Path sample) {
        return DocumentReader.read(sample).orElseThrow();
    }

    private static SimulationResult run(Document document, @Nullable String scenario, String duration,
            int replications) {
        SimulationOptions options = SimulationOptions.defaults().withScenario(scenario)
                .withDuration(TimeSpan.parse(duration)).withWarmUp(TimeSpan.parse("1s")).withReplications(replications);
        return Simulation.run(document, options, Progress.NONE, CancelSignal.NEVER);
    }
}
