package dev.archipelago.simulator.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Path FILES = Path.of("src/main/resources/dev/archipelago/simulator/validation");
    private static final Catalogue CATALOGUE = Catalogue.complete();

    @Test
    void architectures_whenReadAndWritten_areTheSameToTheByte() {
        assertThat(CATALOGUE.experiments()).allSatisfy(experiment -> assertThat(
                DocumentWriter.write(experiment.document())).isEqualTo(experiment.text()));
    }

    @Test
    void architectures_whenChecked_haveNoError() {
        assertThat(CATALOGUE.experiments()).allSatisfy(experiment -> assertThat(
                Checks.all().run(experiment.document())).filteredOn(Finding::isError).isEmpty());
    }

    @Test
    void scenarios_ofExperiments_areThoseOfTheFiles() {
        assertThat(CATALOGUE.experiments()).allSatisfy(experiment -> {
            Document document = experiment.document();
            assertThat(experiment.scenario()).isIn(
                    document.scenarios().isEmpty() ? List.of("") : document.scenarios().keySet());
        });
    }

    @Test
    void architectures_inTheFolder_areAllUsed() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(path -> path.getFileName().toString())).isSubsetOf(Stream.concat(
                    CATALOGUE.experiments().stream().map(Experiment::fileName),
                    Stream.of("four-servers.archipelago.json")).toList());
        }
    }

    @Test
    void ids_ofCasesAndOthers_areUnique() {
        assertThat(CATALOGUE.ids()).doesNotHaveDuplicates();
    }

    @Test
    void rows_ofTheReference_areCasesOrHaveAReason() {
        List<String> rows = CATALOGUE.ids().stream().map(id -> id.split("\\.")[0]).distinct().toList();

        assertThat(rows).containsAll(IntStream.rangeClosed(1, 45).mapToObj(row -> "Q-" + row).toList());
    }

    @Test
    void name_ofARow_meansItsCasesAndNoOthers() {
        assertThat(CATALOGUE.experiments(List.of("q-2")).stream().flatMap(e -> e.cases().stream()).map(Case::id))
                .containsExactly("Q-2.p50", "Q-2.p90", "Q-2.p95", "Q-2.p99", "Q-2.p999");
        assertThat(CATALOGUE.knows("Q-2.p50")).isTrue();
        assertThat(CATALOGUE.knows("Q-2.p")).isFalse();
        assertThat(CATALOGUE.knows("Q-37")).isTrue();
    }
}
