package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What the documents promise: their commands run, their examples can be read, and their links lead somewhere.
///
/// Commands in `console` blocks begin with `$ ` and are run as from the root of the tree; what they write goes to a folder
/// of its own for each page. They end with status 0 unless the fence says `status=N` or `status=any`. Examples are whole
/// documents (`json document`, `yaml document`), or parts that are put where they belong (`json members`, `component`,
/// `operation`).
class UserGuideTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /// Options whose value is a path to write to.
    private static final Set<String> OUTPUTS = Set.of("--output", "-o", "--into", "--to", "--timeline", "--report-html",
            "--traces", "--junit", "--points", "--observations", "--write-job", "--apply");

    /// Programs of others that examples may show. They are not run.
    private static final Set<String> OTHERS = Set.of("docker", "git", "helm", "kubeconform", "kubectl", "xvfb-run");

    private static final Pattern SAVE_AS = Pattern.compile("[Ss]ave this as `([a-z.-]+)`");

    private static final Map<String, String> FRAMES = Map.of(
            "document", "%s",
            "members", "{ \"format\": 1, \"name\": \"Example\", %s }",
            "component", "{ \"format\": 1, \"name\": \"Example\", \"components\": "
                    + "{ \"example\": { \"kind\": \"service\", %s } } }",
            "operation", "{ \"format\": 1, \"name\": \"Example\", \"components\": "
                    + "{ \"example\": { \"kind\": \"service\", \"operations\": { \"example\": { %s } } } } }");

    /// Is taken of the finished editor, on a display.
    private static final Path SCREENSHOT = ROOT.resolve("docs/images/editor.png");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> commands_ofEveryPage_doWhatIsPromised() throws IOException {
        return guide().stream().flatMap(page -> {
            Path work = folder.resolve(ROOT.relativize(page.file()).toString().replace('/', '-'));
            return page.blocks().stream().flatMap(block -> switch (block.language()) {
                case "console" -> commands(page, block, work);
                case "json" -> saved(page, block, work);
                default -> Stream.empty();
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> examples_ofEveryPage_areUnderstood() throws IOException {
        return guide().stream().flatMap(page -> page.blocks().stream()
                .filter(block -> Set.of("json", "yaml").contains(block.language()))
                .map(block -> DynamicTest.dynamicTest(place(page, block.line()),
                        () -> assertThat(problems(block)).as(block.text()).isEmpty())));
    }

    @Test
    void guide_hasExamplesOfEverySort() throws IOException {
        List<String> words = guide().stream().flatMap(page -> page.blocks().stream())
                .map(block -> String.join(" ", block.words())).distinct().toList();

        assertThat(words).contains("console", "json document", "json members", "json component", "json operation",
                "yaml document");
    }

    @Test
    void options_namedInTheProse_exist() throws IOException {
        String known = Run.of("--help").out() + " --stacktrace "
                + Stream.of("check", "simulate", "estimate", "find", "why", "compare", "availability", "blast-radius",
                        "validate",
                        "export",
                        "render",
                        "presets", "schema", "refactor", "diff", "merge", "templates", "sweep",
                        "capacity", "optimise", "boundaries", "protocols")
                        .map(command -> Run.of(command, "--help").out()).collect(Collectors.joining());

        for (MarkdownPage page : pages(ROOT.resolve("docs/user-guide"))) {
            Matcher named = Pattern.compile("`(--[a-z-]+)").matcher(String.join("\n", page.prose()));
            while (named.find()) {
                assertThat(known).as("%s names %s", page.file(), named.group(1))
                        .containsPattern(named.group(1) + "[ ,=\\n]");
            }
        }
    }

    @Test
    void pageOfChecks_namesEveryRule() throws IOException {
        List<String> described = Files.readAllLines(ROOT.resolve("docs/user-guide/checks.md")).stream()
                .takeWhile(line -> !line.startsWith("## Reading")).filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1]).toList();

        assertThat(described).doesNotHaveDuplicates().filteredOn(id -> !id.startsWith("simulation."))
                .containsExactlyInAnyOrderElementsOf(Checks.all().ids());
    }

    @TestFactory
    Stream<DynamicTest> links_ofEveryPage_leadSomewhere() throws IOException {
        return pages(ROOT).stream().map(page -> DynamicTest.dynamicTest(ROOT.relativize(page.file()).toString(),
                () -> assertThat(brokenLinks(page)).isEmpty()));
    }

    private static List<MarkdownPage> guide() throws IOException {
        List<MarkdownPage> pages = new ArrayList<>(List.of(MarkdownPage.of(ROOT.resolve("README.md"))));
        pages.addAll(pages(ROOT.resolve("docs")));
        pages.addAll(pages(ROOT.resolve("sample-architectures")));
        return pages;
    }

    private static List<MarkdownPage> pages(Path below) throws IOException {
        List<MarkdownPage> pages = new ArrayList<>();
        try (Stream<Path> files = Files.walk(below)) {
            for (Path file : files.filter(UserGuideTest::isPage).sorted().toList()) {
                pages.add(MarkdownPage.of(file));
            }
        }
        return pages;
    }

    private static boolean isPage(Path file) {
        Path below = ROOT.relativize(file);
        return file.toString().endsWith(".md")
                && Stream.of(below.toString().split("[/\\\\]"))
                        .noneMatch(part -> part.equals("target") || part.startsWith("."));
    }

    private Stream<DynamicTest> saved(MarkdownPage page, MarkdownPage.Block block, Path work) {
        Matcher saveAs = SAVE_AS.matcher(block.before());
        return saveAs.find()
                ? Stream.of(DynamicTest.dynamicTest(place(page, block.line()) + " saved as " + saveAs.group(1), () -> {
                    Files.createDirectories(work);
                    Files.writeString(work.resolve(saveAs.group(1)), block.text());
                }))
                : Stream.empty();
    }

    private static Stream<DynamicTest> commands(MarkdownPage page, MarkdownPage.Block block, Path work) {
        List<String> commands = block.text().lines().filter(line -> line.startsWith("$ "))
                .map(line -> line.substring(2)).toList();
        if (commands.isEmpty()) {
            throw new IllegalArgumentException(place(page, block.line()) + ": no line begins with '$ '");
        }
        return commands.stream().map(command -> DynamicTest.dynamicTest(place(page, block.line()) + " " + command,
                () -> run(ShellWords.of(command), status(block), work)));
    }

    private static String status(MarkdownPage.Block block) {
        return block.words().stream().filter(word -> word.startsWith("status=")).findFirst()
                .map(word -> word.substring("status=".length())).orElse("0");
    }

    private static void run(List<String> words, String status, Path work) throws IOException {
        switch (words.getFirst()) {
            case "./archipelago", "archipelago.cmd" -> {
                List<Optional<Path>> opened = new ArrayList<>();
                Run run = Run.of(new Screen(true), opened::add, arguments(words, work));
                if (!status.equals("any")) {
                    assertThat(run.status()).as("%s%n%s", run.out(), run.err()).isEqualTo(Integer.parseInt(status));
                }
                assertThat(run.status()).as(run.err()).isIn(0, 1, 2, 3);
                assertThat(opened).hasSize(words.size() == 1 || words.get(1).equals("edit") ? 1 : 0);
            }
            case "./mvnw" ->
                assertThat(words.subList(1, words.size())).isNotEmpty().allMatch(word -> word.startsWith("-")
                        || Set.of("verify", "test", "package", "spotless:apply").contains(word));
            default -> assertThat(OTHERS).contains(words.getFirst());
        }
    }

    /// The words behind the program, with paths as from the root of the tree, and outputs in the folder of the page.
    private static String[] arguments(List<String> words, Path work) {
        List<String> arguments = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            boolean output = OUTPUTS.contains(words.get(i - 1)) && !words.contains("refactor")
                    && !(words.contains("boundaries") && words.get(i - 1).equals("--apply"));
            if (output || words.get(i - 1).equals("--output") || Files.exists(work.resolve(word))) {
                arguments.add(work.resolve(word).toString());
            } else if (word.contains("/") && Files.exists(ROOT.resolve(word))) {
                arguments.add(ROOT.resolve(word).toString());
            } else {
                arguments.add(word);
            }
        }
        return arguments.toArray(String[]::new);
    }

    private static List<String> problems(MarkdownPage.Block block) {
        if (block.words().equals(List.of("json"))) {
            new JsonMapper().readTree(block.text());
            return List.of();
        }
        if (block.words().equals(List.of("yaml"))) {
            new YAMLMapper().readTree(block.text());
            return List.of();
        }
        String frame = FRAMES.get(block.words().get(1));
        assertThat(frame).as("one of %s after %s", FRAMES.keySet(), block.language()).isNotNull();
        return DocumentReader.readText(frame.replace("%s", block.text()), "example." + block.language()).problems()
                .stream().map(Finding::toString).toList();
    }

    private static List<String> brokenLinks(MarkdownPage page) throws IOException {
        List<String> broken = new ArrayList<>();
        for (MarkdownPage.Link link : page.relativeLinks()) {
            String[] parts = link.target().split("#", 2);
            Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
            if (target.equals(SCREENSHOT)) {
                continue;
            }
            if (!target.startsWith(ROOT) || !Files.exists(target)) {
                broken.add(place(page, link.line()) + ": there is no " + target);
            } else if (parts.length == 2 && !MarkdownPage.of(target).anchors().contains(parts[1])) {
                broken.add(place(page, link.line()) + ": no heading of " + target + " has the anchor " + parts[1]);
            }
        }
        return broken;
    }

    private static String place(MarkdownPage page, int line) {
        return ROOT.relativize(page.file()) + ":" + line;
    }
}
