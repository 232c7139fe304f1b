package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The incidents among the samples: each is one in its scenario "broken", and none in its scenario "cured".
class IncidentsTest {

    private static final Path FOLDER = Path.of("..", "sample-architectures", "incidents");
    private static final int REPLICATIONS = 4;

    /// What both scenarios must have in common: the trouble, and the time it is looked at.
    private static final String BROKEN = "broken";
    private static final String CURED = "cured";

    static List<Path> incidents() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(path -> path.toString().endsWith(".archipelago.json")).sorted().toList();
        }
    }

    @Test
    void incidents_areAllFound() throws IOException {
        assertThat(incidents()).extracting(path -> path.getFileName().toString().replace(".archipelago.json", ""))
                .containsExactly("cache-stampede", "deployment-without-draining", "grey-failure", "hot-keys",
                        "metastable-overload",
                        "poison-message", "retry-storm",
                        "slow-dependency", "thundering-herd", "timeout-inversion", "zone-loss");
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void incident_whenReadAndChecked_isWellFormed(Path file) throws IOException {
        Document document = DocumentReader.read(file).orElseThrow();

        assertThat(DocumentWriter.write(document)).isEqualTo(Files.readString(file));
        assertThat(Checks.all().run(document)).filteredOn(Finding::isError).isEmpty();
        assertThat(document.scenarios()).containsOnlyKeys(BROKEN, CURED);
        assertThat(document.scenarios().get(CURED)).satisfies(cured -> {
            assertThat(cured.faults()).isEqualTo(document.scenarios().get(BROKEN).faults());
            assertThat(cured.changes()).isEqualTo(document.scenarios().get(BROKEN).changes());
            assertThat(cured.duration()).isEqualTo(document.scenarios().get(BROKEN).duration());
            assertThat(cured.set()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void incident_isMissedBroken_andMetCured(Path file) {
        Document document = DocumentReader.read(file).orElseThrow();

        assertThat(verdicts(document, BROKEN)).as("broken").contains(Verdict.MISSED);
        assertThat(verdicts(document, CURED)).as("cured").containsOnly(Verdict.MET);
    }

    private static List<Verdict> verdicts(Document document, String scenario) {
        SimulationResult result = Simulation.run(document,
                SimulationOptions.defaults().withScenario(scenario).withReplications(REPLICATIONS), Progress.NONE,
                CancelSignal.NEVER);
        assertThat(result.findings()).as("left out").noneMatch(f -> f.id().equals("simulation.not-simulated"));
        return result.objectives().values().stream().map(objective -> objective.verdict()).toList();
    }
}
