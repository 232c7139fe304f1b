package dev.archipelago.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are broken, misleading or meant to hurt: each gets a message that names the place and what was expected.
class HostileFilesTest {
    private static final String GOOD = """
            { "format": 1, "name": "Shop",
              "components": {
                "web": { "kind": "gateway", "operations": { "open": { "steps": [ { "call": "orders" } ] } } },
                "orders": { "kind": "service", "container": { "backlog": 3, "startup": "12s" },
                            "operations": { "place": { "steps": [ { "compute": "1ms" } ] } } }
              },
              "connections": { "web->orders": { "timeout": "1s" } },
              "workloads": { "shoppers": { "enters": "web.open", "arrivals": "poisson(10/s)" } } }
            """;

    @TempDir
    Path directory;

    @Test
    void goodFile_isUnderstoodWithoutFindings() {
        assertThat(Checks.all().run(DocumentReader.readText(GOOD, "good.json").orElseThrow())).isEmpty();
    }

    @Test
    void truncatedFile_namesWhatIsNotClosed() {
        assertProblem(GOOD.substring(0, GOOD.indexOf("\"backlog\"")),
                "line 4, column 51: The file ends too early. What was opened in line 4, column 49 is not closed. "
                        + "Perhaps it was cut off while it was saved or copied. [syntax.truncated]");
    }

    @Test
    void missingUnit_namesTheUnits() {
        assertProblem(GOOD.replace("\"1s\"", "\"1\""), "line 7, column 48: Found the text '1' where a duration such as "
                + "250ms, 1.5s or 5min (units: ns, us, ms, s, min, h, d) is expected. [value.notation]");
        assertProblem(GOOD.replace("\"12s\"", "12"), "line 4, column 76: Found the number 12 where a time with a unit "
                + "such as 20ms, or a distribution such as exponential(20ms) or lognormal(mean=20ms, cv=1.2) is expected. "
                + "[value.notation]");
        assertProblem(GOOD.replace("\"1ms\"", "\"exponential(1kg)\""), "line 5, column 68: Found the text "
                + "'exponential(1kg)', in which '1kg' is not a duration such as 250ms, 1.5s or 5min (units: ns, us, ms, s, "
                + "min, h, d). [value.notation]");
    }

    @Test
    void unknownKey_namesTheNearest() {
        assertProblem(GOOD.replace("backlog", "backlogs"), "line 4, column 51: A container has no 'backlogs'. "
                + "Did you mean 'backlog'? [value.unknown-key]");
        assertProblem(GOOD.replace("\"kind\": \"gateway\"", "\"kin\": \"gateway\""),
                "line 3, column 14: A component has no 'kin'. Did you mean 'kind'? [value.unknown-key]");
        assertProblem(GOOD.replace("{ \"call\": \"orders\" }", "{ \"cal\": \"orders\" }"),
                "line 3, column 70: Found the keys cal where a step is expected, which has one of the keys call, query, "
                        + "cache, parallel, choice, repeat, publish, consume, acquire, release, reply, saga, "
                        + "twoPhaseCommit, fail, forward, wait, compute, degrade, steps. Did you mean 'call'? [value.kind]");
    }

    @Test
    void duplicateId_namesBothPlaces() {
        assertProblem(GOOD.replace("\"orders\": {", "\"web\": {"), "line 4, column 5: 'web' is given twice; "
                + "first in line 3, column 5. Keep one of them, or give the other another id. [syntax.duplicate-key]");
    }

    @Test
    void synchronousCycle_isFoundWithItsLine() {
        String cycle = GOOD.replace("{ \"compute\": \"1ms\" }", "{ \"call\": \"web\" }");
        Reading.Understood reading = (Reading.Understood) DocumentReader.readText(cycle, "cycle.json");
        assertThat(reading.locations().placed(Checks.all().run(reading.document()))).first()
                .hasToString("line 3, column 49: These operations call one another without end: web.open -> "
                        + "orders.place -> web.open. Break the circle, or give a call in it a probability. "
                        + "[operation.recursion]");
    }

    @Test
    void negativeRate_namesWhatARateIs() {
        assertProblem(GOOD.replace("poisson(10/s)", "poisson(-10/s)"), "line 8, column 66: Found the text "
                + "'poisson(-10/s)', in which '-10/s' is not a rate such as 120/s or 30/min (units: /s, /min, /h, /d). "
                + "[value.notation]");
    }

    @Test
    void megabyteOfBrackets_isRefusedAtTheLimit() {
        for (String name : List.of("deep.json", "deep.yaml")) {
            assertThat(problems("[".repeat(1 << 20), name)).containsExactly(
                    "line 1, column 201: Objects and lists are nested more than 200 deep. An architecture needs no more "
                            + "than a dozen levels; check for brackets that are not closed. [syntax.depth]");
        }
    }

    @Test
    void nesting_tenThousandDeep_isRefused() {
        assertThat(problems("{ \"a\": ".repeat(10_000) + "1" + "}".repeat(10_000), "deep.json")).singleElement()
                .asString().endsWith("[syntax.depth]");
        String lines = IntStream.range(0, 3000).mapToObj(i -> " ".repeat(i % 900) + "a:\n")
                .collect(Collectors.joining());
        assertThat(problems(lines, "deep.yaml")).singleElement().asString().contains("nested more than 200 deep");
    }

    @Test
    void binaryFile_isCalledOne() throws IOException {
        assertFile(new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13},
                "This is not a text file: byte 0 at offset 8. Name a JSON or YAML file. [file.binary]");
    }

    @Test
    void emptyFile_tellsHowToStart() throws IOException {
        assertFile(" \n".getBytes(StandardCharsets.UTF_8), "The file is empty. Start with { \"format\": 1, \"name\": "
                + "\"My system\", \"components\": {} }. [file.empty]");
    }

    @Test
    void otherToolsFiles_areRecognised() {
        assertThat(problems("apiVersion: v1\nkind: Service\n---\napiVersion: v1\nkind: Pod\n", "k.yaml"))
                .containsExactly("line 1, column 1: This looks like a Kubernetes manifest and is not an Archipelago "
                        + "document. An Archipelago document has the keys \"format\": 1, \"name\" and \"components\". "
                        + "[format.foreign]");
        assertThat(problems("services:\n  web:\n    image: nginx\n", "compose.yml")).singleElement().asString()
                .contains("This looks like a Docker Compose file");
    }

    @Test
    void wrongEncoding_namesTheByte() throws IOException {
        assertFile("{ \"format\": 1,\n  \"name\": \"Gesch\u00e4ft\" }".getBytes(StandardCharsets.ISO_8859_1),
                "line 2, column 17: The file is not UTF-8: byte 0xe4 at offset 31. Save it as UTF-8. [file.encoding]");
        assertFile("\ufeff{}".getBytes(StandardCharsets.UTF_16BE),
                "The file is encoded in UTF-16. Save it as UTF-8. [file.encoding]");
    }

    @Test
    void byteOrderMark_isNoProblem() throws IOException {
        Path file = Files.writeString(directory.resolve("bom.json"), "\ufeff" + GOOD);
        assertThat(DocumentReader.read(file).orElseThrow()).isEqualTo(DocumentReader.readText(GOOD, "a.json")
                .orElseThrow());
    }

    @Test
    void missingFileAndDirectory_areProblemsNotExceptions() {
        assertThat(DocumentReader.read(directory).problems()).extracting(Finding::id).containsExactly("file.directory");
        assertThat(DocumentReader.read(directory.resolve("no.json")).problems()).extracting(Finding::id)
                .containsExactly("file.not-found");
    }

    @Test
    void brokenJson_saysWhatWasExpected() {
        assertProblem("{ 'format': 1 }",
                "line 1, column 3: This is not JSON: Unexpected character ('''): was expecting double-quote to start "
                        + "property name. [syntax.json]");
        assertProblem("format: 1\nname: Shop\n",
                "line 1, column 1: This is not JSON: Unrecognized token 'format': was expecting (JSON String, Number, "
                        + "Array, Object or token 'null', 'true' or 'false'). A JSON document begins with {. "
                        + "If this is YAML, name the file .yaml. [syntax.json]");
        assertProblem(GOOD + "1", "line 9, column 1: Something follows after the end of the document. "
                + "Keep one document in a file. [syntax.more]");
    }

    @Test
    void severalMistakes_areReportedTogether() {
        String broken = GOOD.replace("\"1s\"", "\"1\"").replace("backlog", "backlgo").replace("\"gateway\"",
                "\"gatway\"");
        assertThat(problems(broken, "a.json")).hasSize(3);
    }

    @Test
    void hundredThousandMistakes_areCountedFromTheHundredthOn() {
        String many = IntStream.range(0, 100_000).mapToObj(i -> "\"c" + i + "\": {}").collect(Collectors.joining(",",
                "{ \"format\": 1, \"name\": \"x\", \"components\": {", "} }"));
        assertThat(problems(many, "a.json")).hasSize(101).last()
                .isEqualTo("There are 99900 more problems like these. Correct those above first. [value.more]");
    }

    @Test
    void hundredThousandComponents_areReadCheckedAndWritten() {
        String many = IntStream.range(0, 100_000)
                .mapToObj(i -> "\"c" + i
                        + "\": { \"kind\": \"service\", \"operations\": { \"go\": { \"steps\": [ { \"call\": \"c"
                        + (i * 7 + 1) % 110_000 + "\" } ] } } }")
                .collect(Collectors.joining(",\n", "{ \"format\": 1, \"name\": \"x\", \"components\": {", "} }"));
        Document document = DocumentReader.readText(many, "many.json").orElseThrow();
        assertThat(Checks.all().run(document)).extracting(Finding::id).contains("reference.component",
                "connection.no-timeout");
        assertThat(DocumentReader.readText(DocumentWriter.write(document), "many.json").orElseThrow())
                .isEqualTo(document);
    }

    @Test
    void sideFiles_areThoseThatAValueNames_notThoseInTexts() throws IOException {
        Files.writeString(directory.resolve("rates.csv"), "0s, 10/s\n60s, 20/s\n");
        Files.writeString(directory.resolve("secret.csv"), "1");
        String design = """
                {
                  "format": 1,
                  "name": "a",
                  "description": "secret.csv, and table(secret.csv)",
                  "components": { "shop": { "kind": "service", "operations": { "buy": {} } } },
                  "workloads": { "w": { "enters": "shop.buy", "arrivals": "table(rates.csv)" } }
                }
                """;

        assertThat(DocumentReader.sideFiles(design, directory)).containsOnlyKeys("rates.csv");
    }

    private void assertFile(byte[] bytes, String message) throws IOException {
        Path file = Files.write(directory.resolve("file.json"), bytes);
        assertThat(DocumentReader.read(file).problems()).extracting(Finding::toString).containsExactly(message);
    }

    private static void assertProblem(String text, String message) {
        assertThat(problems(text, "a.json")).containsExactly(message);
    }

    private static List<String> problems(String text, String name) {
        return DocumentReader.readText(text, name).problems().stream().map(Finding::toString).toList();
    }
}
