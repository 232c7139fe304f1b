package dev.archipelago.benchmarks.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CasesTest {

    static List<Document> all() {
        return List.of(Cases.singleServer(), Cases.tandem(), Cases.callTree(), Cases.callTreeWithTimeouts(),
                Cases.callTreeWithPolicies(), Cases.callTrees(3), Cases.onlineBoutique(), Cases.thirtyServices(),
                Cases.thousandServices());
    }

    @ParameterizedTest
    @MethodSource("all")
    void case_checked_hasNoErrors(Document document) {
        Stream<Finding> errors = Checks.all().run(document).stream()
                .filter(finding -> finding.severity() == Severity.ERROR);
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void case_writtenAndRead_isTheSame(Document document) {
        assertThat(DocumentReader.readText(DocumentWriter.write(document), "case.json").orElseThrow())
                .isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"single-server", "tandem", "call-tree", "call-tree-with-timeouts",
        "call-tree-with-policies"})
    void file_written_isCanonical(String id) throws IOException {
        try (InputStream in = Cases.class.getResourceAsStream(id + ".archipelago.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Document document = DocumentReader.readText(text, id + ".json").orElseThrow();
            assertThat(DocumentWriter.write(document)).isEqualTo(text);
        }
    }

    @Test
    void timeoutsAndPolicies_takenAway_leaveTheCallTree() {
        for (Document document : List.of(Cases.callTreeWithTimeouts(), Cases.callTreeWithPolicies())) {
            assertThat(document.architecture().components()).isEqualTo(Cases.callTree().architecture().components());
            assertThat(document.workloads()).isEqualTo(Cases.callTree().workloads());
        }
    }

    @Test
    void copies_ofTheCallTree_callOnlyTheirOwn() {
        Document copies = Cases.callTrees(3);
        assertThat(copies.architecture().components()).hasSize(15);
        copies.architecture().components().forEach((id, component) -> component.operations().values()
                .forEach(operation -> operation.steps().stream()
                        .filter(Step.Call.class::isInstance)
                        .map(step -> ((Step.Call) step).call())
                        .map(OperationRef::component)
                        .forEach(called -> assertThat(called.value()).endsWith(id.value().replaceAll(".*-", "-")))));
    }

    @Test
    void layeredSystem_sameSeed_isTheSame() {
        assertThat(new LayeredSystem(100, 1000, 7).document()).isEqualTo(new LayeredSystem(100, 1000, 7).document())
                .isNotEqualTo(new LayeredSystem(100, 1000, 8).document());
    }

    @Test
    void layeredSystems_asked_haveSoManyServices() {
        assertThat(Cases.thirtyServices().architecture().components()).hasSize(30);
        assertThat(Cases.thousandServices().architecture().components()).hasSize(1000);
    }
}
