package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files that are broken, misleading or meant to hurt, given to every command that reads one: each ends with a message
/// that names the place and what was expected, and with status 3, or 1 where the text is an architecture.
class HostileFilesCommandTest {
    private static final int MANY = 100_000;

    @TempDir
    Path folder;

    /// @param status expected of every command
    /// @param said fragments of the message
    private record Hostile(String name, byte[] content, int status, List<String> said) {
        static Hostile unreadable(String name, String text, String... said) {
            return new Hostile(name, text.getBytes(StandardCharsets.UTF_8), 3, List.of(said));
        }

        static Hostile wrong(String name, String text, String... said) {
            return new Hostile(name, text.getBytes(StandardCharsets.UTF_8), 1, List.of(said));
        }
    }

    private static List<Hostile> files() {
        return List.of(
                Hostile.unreadable("truncated.json", Shop.TEXT.substring(0, Shop.TEXT.indexOf("\"backlog\"")),
                        "truncated.json:", "ends too early", "is not closed", "[syntax.truncated]"),
                Hostile.unreadable("wrong-unit.json", Shop.TEXT.replace("\"500ms\"", "\"500kg\""),
                        "wrong-unit.json:22:", "'500kg'", "units: ns, us, ms", "[value.notation]"),
                Hostile.unreadable("missing-unit.json", Shop.TEXT.replace("\"500ms\"", "500"),
                        "missing-unit.json:22:", "the number 500", "units: ns, us, ms"),
                Hostile.unreadable("unknown-key.json", Shop.TEXT.replace("\"backlog\"", "\"backlgo\""),
                        "unknown-key.json:7:", "Did you mean 'backlog'?", "[value.unknown-key]"),
                Hostile.unreadable("duplicate-id.json", Shop.TEXT.replace("\"orders\": {", "\"web\": {"),
                        "duplicate-id.json:12:", "'web' is given twice", "[syntax.duplicate-key]"),
                Hostile.wrong("cycle.json",
                        Shop.TEXT.replace("\"compute\": \"exponential(4ms)\"", "\"call\": \"web.checkout\""),
                        "cycle.json:", "without end: ", "web.checkout -> orders.place", "[operation.recursion]"),
                Hostile.unreadable("negative-rate.json", Shop.TEXT.replace("poisson(100/s)", "poisson(-100/s)"),
                        "negative-rate.json:25:", "'-100/s'", "a rate such as 120/s"),
                Hostile.wrong("no-workers.json", Shop.TEXT.replace("\"workers\": 16", "\"workers\": 0"),
                        "no-workers.json:15:", "'workers' is 0", "from 1 to", "[number.out-of-range]"),
                Hostile.unreadable("probability.json",
                        Shop.TEXT.replace("\"call\": \"orders.place\"",
                                "\"call\": \"orders.place\", \"probability\": \"120%\""),
                        "probability.json:9:", "'120%'", "between 0% and 100%"),
                Hostile.wrong("objective.json", Shop.TEXT.replace("\"shoppers p99", "\"buyers p99"),
                        "objective.json:28:", "buyers", "[objective.subject]"),
                Hostile.unreadable("brackets.json", "[".repeat(1 << 20), "brackets.json:1:201:", "nested more than 200",
                        "[syntax.depth]"),
                Hostile.unreadable("brackets.yaml", "[".repeat(1 << 20), "brackets.yaml:1:201:",
                        "nested more than 200"),
                Hostile.unreadable("deep.json",
                        Shop.TEXT.replace("{ \"compute\": \"exponential(4ms)\" }",
                                "{ \"steps\": [".repeat(10_000) + "]}".repeat(10_000)),
                        "deep.json:17:", "nested more than 200", "[syntax.depth]"),
                new Hostile("binary.json", new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}, 3,
                        List.of("not a text file", "Name a JSON or YAML file", "[file.binary]")),
                Hostile.unreadable("nul.json", Shop.TEXT.replace("Corner shop", "Corner\0shop"), "byte 0 at offset",
                        "[file.binary]"),
                new Hostile("latin.json",
                        Shop.TEXT.replace("Corner", "Caf\u00e9").getBytes(StandardCharsets.ISO_8859_1), 3,
                        List.of("latin.json:3:", "0xe9", "Save it as UTF-8", "[file.encoding]")),
                Hostile.unreadable("surrogate.json", Shop.TEXT.replace("Corner shop", "Corner \\ud83d shop"),
                        "surrogate.json:3:", "half of a character", "[syntax.surrogate]"),
                Hostile.unreadable("empty.json", "", "The file is empty", "Start with {", "[file.empty]"),
                Hostile.unreadable("deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n",
                        "deployment.yaml:1:1:", "a Kubernetes manifest", "[format.foreign]"),
                Hostile.unreadable("compose.yaml", "services:\n  web:\n    image: nginx\n", "compose.yaml:1:1:",
                        "a Docker Compose file", "[format.foreign]"),
                Hostile.unreadable("bomb.yaml", IntStream.range(0, 30)
                        .mapToObj(i -> "a" + i + ": &a" + i + " ["
                                + (i == 0 ? "x" : ("*a" + (i - 1) + ",").repeat(10)) + "]\n")
                        .collect(Collectors.joining()), "bomb.yaml:1:", "anchors", "Write the value out",
                        "[syntax.alias]"),
                Hostile.unreadable("tag.yaml", "format: !!java.net.URL [\"http://localhost\"]\n", "tag.yaml:1:",
                        "[syntax.tag]"),
                Hostile.unreadable("huge.json", Shop.TEXT.replace("\"replicas\": 2", "\"replicas\": 1e400"),
                        "huge.json:14:", "1e400", "a whole number"),
                Hostile.unreadable("digits.json",
                        Shop.TEXT.replace("\"replicas\": 2", "\"replicas\": " + "9".repeat(5000)),
                        "digits.json:", "number is too long", "[syntax.limit]"),
                Hostile.unreadable("list.json", "[ 1, 2 ]", "list.json:1:1:", "an architecture is expected"),
                Hostile.unreadable("newer.json", Shop.TEXT.replace("\"format\": 1", "\"format\": 99"), "newer.json:2:",
                        "format 99", "newer version", "[format.newer]"));
    }

    @TestFactory
    Stream<DynamicTest> file_thatHurts_getsAMessageFromEveryCommand() {
        return files().stream().flatMap(hostile -> commands(write(hostile.name(), hostile.content())).map(
                command -> DynamicTest.dynamicTest(command[0] + " " + hostile.name(), () -> {
                    Run run = Run.of(command);
                    assertClean(run);
                    if (hostile.status() == 1 && command[0].equals("render")) {
                        assertThat(run).as("a wrong design can be drawn").isEqualTo(new Run(0, "", ""));
                    } else {
                        assertThat(run.status()).as(run.err()).isEqualTo(hostile.status());
                        assertThat(run.out() + run.err()).contains(hostile.said());
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> fileThatIsNone_getsAMessageFromEveryCommand() {
        return Stream.of(folder.toString(), folder.resolve("missing.json").toString(), "").flatMap(
                file -> commands(file).map(command -> DynamicTest.dynamicTest(command[0] + " " + file, () -> {
                    Run run = Run.of(command);
                    assertThat(run.status()).as(run.err()).isEqualTo(3);
                    assertThat(run.out() + run.err()).containsAnyOf("is a directory", "There is no file",
                            "The name of the file is empty");
                    assertClean(run);
                })));
    }

    @Test
    void file_thatMayNotBeRead_isNamed() throws IOException {
        Path file = Path.of(write("secret.json", Shop.TEXT.getBytes(StandardCharsets.UTF_8)));
        assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file)).as("this user may read everything").isFalse();

        Run run = Run.of("check", file.toString());

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).contains("secret.json", "[file.unreadable]", "permissions");
    }

    @Test
    void byteOrderMarkAndCarriageReturns_areNoProblem() {
        String file = write("windows.json",
                ("\ufeff" + Shop.TEXT.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8));
        assertThat(Run.of("check", file)).isEqualTo(new Run(0, "no findings\n", ""));

        String wrong = write("windows-wrong.json", ("\ufeff" + Shop.TEXT.replace("\n", "\r\n")
                .replace("\"500ms\"", "\"500\"")).getBytes(StandardCharsets.UTF_8));
        assertThat(Run.of("check", wrong).out()).startsWith(wrong + ":22:33: error: ");
    }

    /// Handled, or refused with the bound that was met, but never waited for.
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void hundredThousandComponents_areHandledOrRefused() {
        String chain = write("chain.json", chain(MANY).getBytes(StandardCharsets.UTF_8));

        for (String[] command : commands(chain).toList()) {
            Run run = Run.of(command);
            assertClean(run);
            if (command[0].equals("check")) {
                assertThat(run.status()).as(run.err()).isZero();
                assertThat(run.out()).contains("[connection.no-timeout]", "more findings like these");
            } else {
                assertThat(run.status()).as(run.err()).isEqualTo(1);
                assertThat(run.err()).contains("has 100000 components; at most 10000 can be ");
            }
        }
    }

    @Test
    void callsNestedTooDeepForTheSimulator_areRefused() {
        String chain = write("deep-calls.json", chain(3_000).getBytes(StandardCharsets.UTF_8));

        Run run = Run.of("simulate", chain, "--duration", "1ms", "--warm-up", "0s", "--replications", "1");

        assertThat(run.status()).as(run.err()).isIn(0, 1);
        assertClean(run);
    }

    private static String chain(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> "\"c" + i + "\": { \"kind\": \"service\", \"operations\": { \"go\": { \"steps\": "
                        + "[ { \"compute\": \"10us\" }"
                        + (i + 1 < length ? ", { \"call\": \"c" + (i + 1) + ".go\" }" : "") + " ] } } }")
                .collect(Collectors.joining(",\n", "{ \"format\": 1, \"name\": \"Many\", \"components\": {\n",
                        "},\n\"workloads\": { \"w\": { \"enters\": \"c0.go\", \"arrivals\": \"poisson(1/s)\" } } }"));
    }

    private Stream<String[]> commands(String file) {
        return Stream.of(
                new String[]{"check", file},
                new String[]{"simulate", file, "--duration", "1s", "--warm-up", "0s", "--replications", "2"},
                new String[]{"render", file, "--to", folder.resolve("picture.svg").toString()},
                new String[]{"export", "kubernetes", file, "--into", folder.resolve("manifests").toString()});
    }

    private void assertClean(Run run) {
        assertThat(run.out() + run.err()).doesNotContain("Exception", "\tat ", "an error inside");
        assertThat(folder.resolve("manifests")).doesNotExist();
    }

    private String write(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
