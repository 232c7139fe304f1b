package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCommandTest {
    private static final Path SAMPLES = Path.of("..", "sample-architectures");

    private static final String LEFT_OUT = """
            left out: /platform/registry: the registry of our own images: the design names none; docker.io/library is \
            used, to which only Docker pushes: name the one that your pipeline pushes to
            left out: /components/web: the gateway of its route: it is yours: the Gateway public of the namespace \
            gateway-system must allow routes of this namespace; no host is given, so that requests for any host are \
            let in
            left out: /components/web/container: workers and backlog: they are settings of the program itself
            left out: /components/orders/container: workers and backlog: they are settings of the program itself
            left out: /connections/web->orders: timeout: the caller or a service mesh does this, not a plain manifest
            """;

    @TempDir
    Path folder;
    private String shop;

    @BeforeEach
    void writeShop() throws IOException {
        shop = Files.writeString(folder.resolve("shop.archipelago.json"), Shop.TEXT).toString();
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.find(SAMPLES, 2,
                (path, _) -> path.getFileName().toString().endsWith(".archipelago.json"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void architecture_intoANewFolder_isWrittenWithEveryFileNamedAndWhatIsLeftOut() {
        Path into = folder.resolve("new/manifests");

        Run run = Run.of("export", "kubernetes", shop, "--into", into.toString());

        String written = Stream.of("namespace.yaml", "network-defaults.yaml", "components/web.yaml",
                "components/orders.yaml", "kustomization.yaml").map(name -> into.resolve(name) + "\n")
                .collect(Collectors.joining());
        assertThat(run).isEqualTo(new Run(0, written, "5 files written, 0 were the same already\n" + LEFT_OUT));
        assertThat(into.resolve("components/orders.yaml")).content().contains("replicas: 2 # given by the design");
    }

    @Test
    void architecture_exportedAgain_touchesNothingAndStillSaysWhatIsLeftOut() {
        String into = folder.resolve("manifests").toString();
        Run.of("export", "kubernetes", shop, "--into", into);

        assertThat(Run.of("export", "kubernetes", shop, "--into", into))
                .isEqualTo(new Run(0, "", "0 files written, 5 were the same already\n" + LEFT_OUT));
    }

    @Test
    void folder_withOtherFiles_keepsThemAndWhatWasEdited() throws IOException {
        Path into = Files.createDirectories(folder.resolve("manifests"));
        Path other = Files.writeString(into.resolve("mine.yaml"), "mine");
        Path ours = Files.writeString(into.resolve("namespace.yaml"), "mine too");

        Run run = Run.of("export", "kubernetes", shop, "--into", into.toString());
        Path edited = Files.writeString(into.resolve("components/orders.yaml"), "edited");
        Run again = Run.of("export", "kubernetes", shop, "--into", into.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("kept, since no export into this folder wrote it: " + ours);
        assertThat(again.err()).contains("kept, since no export into this folder wrote it: " + ours)
                .contains("kept, since it was edited: " + edited);
        assertThat(other).hasContent("mine");
        assertThat(ours).hasContent("mine too");
        assertThat(edited).hasContent("edited");
        Run replacing = Run.of("export", "kubernetes", shop, "--into", into.toString(), "--overwrite-edited");
        assertThat(replacing.status()).isZero();
        assertThat(replacing.err()).contains("changed: " + ours);
        assertThat(ours).content().contains("kind: Namespace");
    }

    @Test
    void component_thatIsGone_leavesFilesThatAreNamedAndPruned() throws IOException {
        Path into = folder.resolve("manifests");
        Run.of("export", "kubernetes", shop, "--into", into.toString());
        String smaller = Files.writeString(folder.resolve("smaller.json"), Shop.TEXT.replace("\"orders\":",
                "\"books\":").replace("orders.place", "books.place").replace("->orders", "->books")
                .replace("\"orders ", "\"books ").replace("components.orders", "components.books")).toString();
        Path old = into.resolve("components/orders.yaml");

        assertThat(Run.of("export", "kubernetes", smaller, "--into", into.toString()).err())
                .contains("no longer made: " + old);
        assertThat(old).exists();
        assertThat(Run.of("export", "kubernetes", smaller, "--into", into.toString(), "--prune").err())
                .contains("removed: " + old);
        assertThat(old).doesNotExist();
    }

    @Test
    void evidence_ofASimulation_standsBesideTheNumbers() throws IOException {
        Path result = folder.resolve("result.json");
        Run.of("simulate", shop, "--duration", "2s", "--replications", "2", "--format", "json", "--output",
                result.toString());
        Path into = folder.resolve("manifests");

        Run run = Run.of("export", "kubernetes", shop, "--into", into.toString(), "--evidence", result.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(into.resolve("components/orders.yaml")).content()
                .containsPattern("replicas: 2 # 2 replicas: busy [0-9.]+ % ± [0-9.]+, CPU [0-9.]+ % ± [0-9.]+; "
                        + "[a-z]+ p99 [0-9.]+ ms ± [0-9.]+ at [0-9.]+/s; 2 x 2 s, seed 1");
    }

    @Test
    void simulate_givenInsteadOfEvidence_writesTheFiguresOfTheRunThatItMakes() throws IOException {
        String server = SAMPLES.resolve("single-server/single-server.archipelago.json").toString();
        Path result = folder.resolve("result.json");
        Run.of("simulate", server, "--format", "json", "--output", result.toString());
        Run.of("export", "kubernetes", server, "--into", folder.resolve("expected").toString(), "--evidence",
                result.toString());
        Path into = folder.resolve("manifests");

        Run run = Run.of("export", "kubernetes", server, "--into", into.toString(), "--simulate");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(into.resolve("components/server.yaml")).content()
                .containsPattern("cpu: \"[0-9a-z]+\" # [^\n]*CPU [0-9.]+ % ± [0-9.]+ of what replicas may use; "
                        + "users p99 [0-9.]+ ms ± [0-9.]+ at [0-9.]+/s; [0-9]+ x [0-9.]+ s, seed 1")
                .isEqualTo(Files.readString(folder.resolve("expected/components/server.yaml")));
    }

    @Test
    void simulate_withoutAWorkloadOrBesideEvidence_isRefused() throws IOException {
        String into = folder.resolve("x").toString();
        Path bare = Files.writeString(folder.resolve("bare.archipelago.json"), """
                { "format": 1, "name": "Bare", "components": { "a": { "kind": "service" } } }
                """);

        assertThat(Run.of("export", "kubernetes", bare.toString(), "--into", into, "--simulate").status())
                .isEqualTo(1);
        assertThat(Run.of("export", "kubernetes", shop, "--into", into, "--simulate", "--evidence", shop).status())
                .isEqualTo(2);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void evidence_ofAnotherDesign_isRefused() throws IOException {
        Path result = Files.writeString(folder.resolve("result.json"),
                "{ \"architecture\": \"Other\", \"components\": {} }");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        String into = folder.resolve("x").toString();

        assertThat(Run.of("export", "kubernetes", shop, "--into", into, "--evidence", result.toString()).status())
                .isEqualTo(2);
        assertThat(Run.of("export", "kubernetes", shop, "--into", into, "--evidence", broken.toString()).status())
                .isEqualTo(3);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_exportedWhole_isTheGoldenFolders(Path sample) throws IOException {
        Path into = folder.resolve("all");

        Run run = Run.of("export", "all", sample.toString(), "--into", into.toString());

        Path expected = sample.resolveSibling("expected");
        for (String target : List.of("kubernetes", "dockerfiles")) {
            for (String line : Files.readAllLines(expected.resolve(target + "-omissions.txt"))) {
                assertThat(run.err()).contains(line.isEmpty() ? "" : "left out: " + line + "\n");
            }
        }
        assertThat(run.status()).isZero();
        List<Path> kept = run.out().lines().map(Path::of)
                .filter(path -> Files.isDirectory(expected.resolve(into.relativize(path).getName(0)))).toList();
        assertThat(kept).isNotEmpty().allSatisfy(path -> assertThat(path)
                .hasSameTextualContentAs(expected.resolve(into.relativize(path).toString())));
    }

    @Test
    void route_ofAGivenGatewayAndHost_standsInTheManifests() {
        Path into = folder.resolve("manifests");

        Run run = Run.of("export", "kubernetes", shop, "--into", into.toString(), "--gateway", "edge/main", "--host",
                "shop.example.com");

        assertThat(run.status()).isZero();
        assertThat(into.resolve("components/web.yaml")).content().contains("""
                spec:
                  parentRefs:
                    - group: gateway.networking.k8s.io
                      kind: Gateway
                      name: main
                      namespace: edge
                  hostnames:
                    - shop.example.com
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --route   | road            | --route: expected one of gateway, ingress, none, not 'road'
            --gateway | a/b/c           | --gateway: expected a name, or namespace/name, of lower case letters, digits and hyphens, not 'a/b/c'
            --host    | http://shop     | --host: expected the name of a host, such as shop.example.com, not 'http://shop'
            """)
    void option_withAnImpossibleValue_isRefused(String option, String value, String message) {
        Run run = Run.of("export", "kubernetes", shop, "--into", folder.resolve("x").toString(), option, value);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void target_thatIsMisspelt_isRefusedWithTheNearest() {
        Run run = Run.of("export", "kubernets", shop, "--into", folder.resolve("x").toString());

        assertThat(run).isEqualTo(new Run(2, "", """
                archipelago: there is no export 'kubernets'. Did you mean 'kubernetes'?
                  archipelago export --help says more
                """));
    }

    @Test
    void destination_thatIsAFile_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        Run run = Run.of("export", "kubernetes", shop, "--into", file.toString());
        Run below = Run.of("export", "kubernetes", shop, "--into", file.resolve("below").toString());

        assertThat(run).isEqualTo(new Run(2, "",
                "archipelago: cannot write " + file + ": " + file + " is a file, expected a folder\n"));
        assertThat(below.status()).isEqualTo(2);
        assertThat(below.err()).startsWith("archipelago: cannot write " + file.resolve("below"))
                .doesNotContain("\tat ");
        assertThat(file).hasContent("mine");
    }

    @Test
    void destination_thatMayNotBeWritten_isRefused() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeTrue(locked.toFile().setReadOnly() && !Files.isWritable(locked), "this user may write everywhere");

        Run run = Run.of("export", "kubernetes", shop, "--into", locked.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("archipelago: cannot write " + locked + ": no permission for ");
    }

    @Test
    void destination_whereAFolderHasTheNameOfAFile_isRefused() throws IOException {
        Path into = folder.resolve("manifests");
        Path taken = Files.createDirectories(into.resolve("namespace.yaml"));

        Run run = Run.of("export", "kubernetes", shop, "--into", into.toString());

        assertThat(run).isEqualTo(new Run(2, "", "archipelago: cannot write " + into + ": " + taken
                + " is a folder, expected the name of a file\n"));
    }

    @Test
    void destination_thatIsEmpty_isRefused() {
        assertThat(Run.of("export", "kubernetes", shop, "--into", "").err())
                .startsWith("archipelago: --into: expected a folder; a dot is the one you are in\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "latest", "+++"})
    void version_thatDoesNotStay_isRefused(String version) {
        Run run = Run.of("export", "kubernetes", shop, "--into", folder.resolve("x").toString(), "--version-label",
                version);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("archipelago: --version-label: expected a version that stays, such as 1.4.0, "
                + "not '" + version + "'\n");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void version_andNoLimits_areInTheManifests() throws IOException {
        Path into = folder.resolve("manifests");
        Path plain = folder.resolve("plain");
        String unlimited = Files.writeString(folder.resolve("unlimited.json"),
                Shop.TEXT.replace("\"cpuLimit\": \"1\", ", "")).toString();

        Run.of("export", "kubernetes", unlimited, "--into", into.toString(), "--version-label", "1.4.0+build7");
        Run.of("export", "kubernetes", unlimited, "--into", plain.toString(), "--no-cpu-limits");

        assertThat(into.resolve("components/orders.yaml")).content().contains("corner-shop-orders:1.4.0_build7",
                "cpu: \"2\" # twice the request; the design has no limit");
        assertThat(plain.resolve("components/orders.yaml")).content().doesNotContain("twice the request");
    }

    @Test
    void file_thatIsNotThere_isRefused() {
        Run run = Run.of("export", "kubernetes", "nowhere.json", "--into", folder.resolve("x").toString());

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("nowhere.json").doesNotContain("\tat ");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void file_withErrors_isRefusedWithTheirPlacesAndNothingIsWritten() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.json"), Shop.TEXT.replace("orders.place", "order.place"));

        Run run = Run.of("export", "all", bad.toString(), "--into", folder.resolve("x").toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("bad.json:9:", "Did you mean 'orders'?", "cannot be exported");
        assertThat(folder.resolve("x")).doesNotExist();
    }
}
