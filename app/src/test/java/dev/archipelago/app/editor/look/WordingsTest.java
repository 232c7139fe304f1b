package dev.archipelago.app.editor.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.Reading;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.MapShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.ScalarShape;
import dev.archipelago.model.shape.Shape;
import dev.archipelago.model.shape.Shapes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// What findings say has a text in each language, which is about the same things.
class WordingsTest {
    private static final Map<String, String> CHINESE = Wordings.pairs("wordings_zh_CN.txt");
    private static final Pattern ARGUMENT = Pattern.compile("%(?:(\\d+)\\$)?(\\.\\d+)?([sdfg])");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");

    /// What a Chinese text may quote: the file as it is written, after marks of quotation or as a path, and examples.
    private static final Pattern QUOTED = Pattern
            .compile(
                    "'[^']*'|\"[^\"]*\"|“[^”]*”|\\{[^}]*}|(components|connections|platform)\\.[A-Za-z.%*]+s?|%[\\d$.]*[sdfg]"
                            + "|0x|pool\\.size|\\.yaml|--detail \\w+");

    /// Names of things that technical Chinese writes in Latin letters, and words of the file.
    private static final Set<String> NAMES = Set.of("CPU", "GiB", "MB", "Pod", "Saga", "JSON", "YAML", "UTF",
            "Archipelago",
            "id", "ms", "null", "schema", "memoryBase", "memoryPerRequest", "key", "value", "item", "true", "false",
            "minInSync", "maxEjected", "minimumCalls",
            "windowTime", "maxWait", "maxDeliveries", "exactly", "once", "broker", "client", "canary", "name");

    private static String folded(ExpressionTree tree) {
        return switch (tree) {
            case LiteralTree literal -> String.valueOf(literal.getValue());
            case BinaryTree sum -> folded(sum.getLeftOperand()) + folded(sum.getRightOperand());
            default -> throw new AssertionError("The template of a wording is a constant, not " + tree);
        };
    }

    private static Set<String> templates() throws IOException {
        Set<String> found = new TreeSet<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
                    files.getJavaFileObjectsFromPaths(sources()));
            for (var unit : task.parse()) {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitVariable(VariableTree constant, Void nothing) {
                        if (constant.getName().toString().endsWith("EXPECTED")
                                && unit.getSourceFile().toUri().getPath().contains("/model/src/")
                                && !(constant.getInitializer() instanceof MemberSelectTree)) {
                            found.add(Wording.phrase(folded(constant.getInitializer())).template());
                        }
                        return super.visitVariable(constant, nothing);
                    }

                    @Override
                    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                        if (call.getMethodSelect().toString().equals("Wording.of")) {
                            String template = folded(call.getArguments().getFirst());
                            assertThat(arguments(template)).as(template).hasSize(call.getArguments().size() - 1);
                            found.add(template);
                        }
                        return super.visitMethodInvocation(call, nothing);
                    }
                }.scan(unit, null);
            }
        }
        return found;
    }

    /// What the descriptions of the format call things and expect.
    private static void phrases(Shape shape, Set<String> phrases, Set<Shape> seen) {
        if (!seen.add(shape)) {
            return;
        }
        phrases.add(shape.expectation().template());
        switch (shape) {
            case ObjectShape object -> {
                phrases.add(Wording.phrase(object.noun()).template());
                object.keys().forEach(key -> phrases(object.part(key).orElseThrow().shape(), phrases, seen));
            }
            case OneOfShape oneOf -> {
                phrases.add(Wording.phrase(oneOf.noun()).template());
                oneOf.alternatives().values().forEach(inner -> phrases(inner, phrases, seen));
            }
            case ListShape list -> phrases(list.element(), phrases, seen);
            case MapShape map -> {
                phrases(map.key(), phrases, seen);
                phrases(map.value(), phrases, seen);
            }
            case ScalarShape _,ChoiceShape _ -> {
            }
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("model", "simulator", "exporters", "app")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String text = Files.readString(file);
                    if (text.contains("Wording.of(") || text.contains("EXPECTED = ")) {
                        sources.add(file);
                    }
                }
            }
        }
        return sources;
    }

    /// The numbers of the arguments with their conversions.
    private static Map<Integer, String> arguments(String template) {
        Map<Integer, String> arguments = new TreeMap<>();
        Matcher matcher = ARGUMENT.matcher(template.replace("%%", ""));
        int next = 1;
        while (matcher.find()) {
            int number = matcher.group(1) == null ? next++ : Integer.parseInt(matcher.group(1));
            arguments.put(number, (matcher.group(2) == null ? "" : matcher.group(2)) + matcher.group(3));
        }
        return arguments;
    }

    @Test
    void templates_andChineseTexts_arePairs() throws IOException {
        Set<String> templates = templates();
        assertThat(templates).hasSizeGreaterThan(300);
        phrases(Shapes.DOCUMENT, templates, new HashSet<>());
        assertThat(new TreeSet<>(CHINESE.keySet())).isEqualTo(templates);
    }

    @Test
    void chineseText_isAboutTheSameArguments() {
        CHINESE.forEach((english, chinese) -> assertThat(arguments(chinese)).as(english).isEqualTo(arguments(english)));
    }

    @Test
    void chineseText_hasNoLatinWordsButNames() {
        CHINESE.values().stream().filter(chinese -> !chinese.contains("例如")) // gives examples of the notation
                .forEach(chinese -> assertThat(latin(QUOTED.matcher(chinese).replaceAll(" "))).as(chinese)
                        .allMatch(word -> NAMES.contains(word) || word.matches("p\\d+")));
    }

    private static List<String> latin(String text) {
        return LATIN.matcher(text).results().map(match -> match.group()).toList();
    }

    @Test
    void wording_ofAListAndAWording_isJoinedAsTheLanguageDoes() {
        Wording wording = Wording.of("Known are: %s.", List.of("web", "shop"));
        assertThat(Messages.of(Locale.ENGLISH).text(wording)).isEqualTo("Known are: web, shop.");
        assertThat(Messages.of(Locale.SIMPLIFIED_CHINESE).text(wording)).isEqualTo("已知的有：web、shop。");
    }

    /// Lines of samples are lost or numbers become 0: whatever is found then is said in Chinese, but for what the file says.
    @Test
    void finding_ofABrokenDesign_isChinese() throws IOException {
        long seed = 48;
        Random random = new Random(seed);
        Set<String> said = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("../sample-architectures"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".archipelago.json")).sorted().toList()) {
                String text = Files.readString(file);
                for (int i = 0; i < 30; i++) {
                    String broken = broken(text, random);
                    understood(broken).ifPresent(document -> Checks.all().run(document)
                            .forEach(finding -> assertChinese(finding, broken, "seed " + seed + ", " + file, said)));
                }
            }
        }
        assertThat(said).hasSizeGreaterThan(25);
    }

    private static Optional<Document> understood(String text) {
        return DocumentReader.readText(text, "broken.json") instanceof Reading.Understood good
                ? Optional.of(good.document())
                : Optional.empty();
    }

    private static String broken(String text, Random random) {
        List<MatchedPlace> places = Pattern.compile("(?<=: )(\"[^\"]*\"|\\d+)|\"timeout\": \"[^\"]*\",").matcher(text)
                .results().map(match -> new MatchedPlace(match.start(), match.end())).toList();
        String result = text;
        List<MatchedPlace> chosen = random.ints(3, 0, places.size()).distinct().sorted().boxed().map(places::get)
                .collect(Collectors.toCollection(ArrayList::new)).reversed();
        for (MatchedPlace place : chosen) {
            String before = result.substring(place.from(), place.to());
            String after = before.startsWith("\"timeout") ? "" : before.startsWith("\"") ? "\"gone\"" : "0";
            result = result.substring(0, place.from()) + after + result.substring(place.to());
        }
        return result;
    }

    private record MatchedPlace(int from, int to) {}

    private static void assertChinese(Finding finding, String file, String described, Set<String> said) {
        Stream.of(finding.said(), finding.advised()).filter(wording -> !wording.isEmpty()).forEach(wording -> {
            said.add(wording.template());
            assertKnown(wording, file, described + ": " + finding);
            assertThat(Messages.of(Locale.SIMPLIFIED_CHINESE).text(wording)).as(described + ": " + finding)
                    .containsPattern("\\p{IsHan}");
        });
    }

    /// Each template has a Chinese text, and no other argument is more than one word, such as an id or a quantity.
    private static void assertKnown(Wording wording, String file, String described) {
        if (wording.isEmpty()) {
            return;
        }
        assertThat(CHINESE.containsKey(wording.template())).as(described + ": " + wording.template()).isTrue();
        wording.arguments().stream().flatMap(each -> each instanceof List<?> list ? list.stream() : Stream.of(each))
                .forEach(argument -> {
                    if (argument instanceof Wording inner) {
                        assertKnown(inner, file, described);
                    } else if (argument instanceof String text && Pattern.matches(".*[a-z]{2,} [a-z]{2,}.*", text)) {
                        assertThat(file.contains(text)).as(described + ": " + text).isTrue();
                    }
                });
    }
}
