package dev.archipelago.simulator.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Fix;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SimulationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosisTest {
    private static final Path FOLDER = Path.of("..", "sample-architectures", "incidents");
    private static final String BROKEN = "broken";
    private static final int REPLICATIONS = 3;
    /// All others with -Ddiagnosis.all=true, which takes a minute or two.
    private static final Set<String> QUICK = Set.of("slow-dependency", "timeout-inversion",
            "metastable-overload");

    static List<String> incidents() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString())
                    .filter(name -> Boolean.getBoolean("diagnosis.all") || QUICK.contains(name)).sorted().toList();
        }
    }

    private static Document document(String name) {
        return DocumentReader.read(FOLDER.resolve(name).resolve(name + ".archipelago.json")).orElseThrow();
    }

    private static SimulationResult run(Document document, long seed, int traces) {
        return Simulation.run(document, SimulationOptions.defaults().withScenario(BROKEN).withSeed(seed)
                .withReplications(REPLICATIONS).withTraces(traces), Progress.NONE, CancelSignal.NEVER);
    }

    private static DiagnosisResult diagnosis(String name) {
        Document document = document(name);
        SimulationResult result = run(document, 1, 2000);
        return Diagnosis.of(document, result, Questions.first(document, result).orElseThrow(),
                new Diagnosis.Options(BROKEN, 1, REPLICATIONS, null, null, Runtime.getRuntime().availableProcessors()),
                Progress.NONE, CancelSignal.NEVER);
    }

    /// With the same seed a fix does what its card says to the digit; with another one within what both intervals allow.
    @ParameterizedTest
    @MethodSource("incidents")
    void fixes_ofIncidents_doWhatTheyPromise(String name) {
        DiagnosisResult diagnosis = diagnosis(name);
        assertThat(diagnosis.fixes()).as("fixes that help").isNotEmpty().hasSizeLessThanOrEqualTo(3);
        for (Fix fix : diagnosis.fixes()) {
            Document applied = fix.remedy().in(document(name), BROKEN);
            assertThat(Questions.value(diagnosis.question(), run(applied, 1, 0)).value()).as("%s", fix)
                    .isCloseTo(fix.effect().after().value(), Offset.offset(1e-9));
            Estimate other = Questions.value(diagnosis.question(), run(applied, 77, 0));
            Estimate promised = fix.effect().after();
            assertThat(other.low() <= promised.high() && promised.low() <= other.high())
                    .as("%s promised %s, was %s", fix.remedy(), promised, other).isTrue();
        }
    }

    @Test
    void question_isTheMissedObjective_andSharesAndChainAreThoseOfTheRun() {
        DiagnosisResult diagnosis = diagnosis("slow-dependency");

        assertThat(diagnosis.question().objective()).isEqualTo("buyers success > 99%");
        assertThat(diagnosis.chains()).isEqualTo(diagnosis.result().breakdowns()).isNotEmpty();
        assertThat(diagnosis.shares()).isEqualTo(diagnosis.result().timeShares().get("buyers")).isNotEmpty();
        assertThat(diagnosis.path()).isNotEmpty();
    }
}
