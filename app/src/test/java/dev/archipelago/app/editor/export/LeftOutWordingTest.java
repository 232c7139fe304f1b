package dev.archipelago.app.editor.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.Exporters;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.spi.Mesh;
import dev.archipelago.exporters.spi.Omission;
import dev.archipelago.exporters.spi.WayIn;
import dev.archipelago.model.file.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeftOutWordingTest {
    private static final Path SAMPLES = Path.of("../sample-architectures");
    private static final Path EXPORTERS = Path.of("../exporters/src/main/java/dev/archipelago/exporters");
    private static final Pattern ADDING = Pattern.compile("missions(\\(\\))?\\s*\\.add\\(|new Omission\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final LeftOutWording chinese = new LeftOutWording(Messages.of(Locale.SIMPLIFIED_CHINESE));

    @Test
    void omission_ofAnySampleAndTarget_isSaidInChinese() throws IOException {
        Set<String> unsaid = new TreeSet<>();
        int said = 0;
        for (Path sample : samples()) {
            for (ExportOptions options : List.of(ExportOptions.DEFAULT,
                    ExportOptions.DEFAULT.withMesh(Mesh.ISTIO).withWayIn(WayIn.DEFAULT.withStyle(WayIn.Style.INGRESS)),
                    ExportOptions.DEFAULT.withMesh(Mesh.LINKERD)
                            .withWayIn(WayIn.DEFAULT.withStyle(WayIn.Style.NONE)))) {
                ExportRequest request = ExportRequest.of(DocumentReader.read(sample).orElseThrow())
                        .withOptions(options);
                for (Exporter exporter : Exporters.all()) {
                    for (Omission omission : exporter.export(request).omissions()) {
                        said++;
                        Stream.of(omission.what(), omission.why())
                                .filter(text -> chinese.translated(text).isEmpty()).forEach(unsaid::add);
                    }
                }
            }
        }
        assertThat(said).isPositive();
        assertThat(unsaid).isEmpty();
    }

    /// Also what no sample leaves out: every piece of text where an exporter adds an omission is part of some template.
    @Test
    void text_whereAnExporterLeavesSomethingOut_isPartOfATemplate() throws IOException {
        String templates = String.join("\n",
                Messages.of(Locale.ENGLISH).beginningWith("left-out.").values());
        Set<String> unknown = new TreeSet<>();
        try (Stream<Path> files = Files.walk(EXPORTERS)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file).replaceAll("\"\\s*\\+ \"", "");
                Matcher adding = ADDING.matcher(source);
                while (adding.find()) {
                    Matcher literal = LITERAL.matcher(arguments(source, adding.end()));
                    while (literal.find()) {
                        String piece = literal.group(1).strip();
                        if (piece.contains(" ") && !templates.contains(piece)) {
                            unknown.add(file.getFileName() + ": " + piece);
                        }
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void text_withWordsOfTheDesign_keepsThem() {
        assertThat(chinese.of("the tag of docker.io/library/shop-web")).isEqualTo("docker.io/library/shop-web 的标签");
        assertThat(chinese.of("retry, circuit breaker")).isEqualTo("重试、熔断器");
        assertThat(chinese.of("it may take 3s, and somebody waits 2s for web: what is done after that is for nobody"))
                .isEqualTo("它可能需要 3s，而有人等待 web 的时间为 2s：此后所做的工作无人使用");
        assertThat(chinese.of("nobody has said this before")).isEqualTo("nobody has said this before");
        assertThat(new LeftOutWording(Messages.of(Locale.ENGLISH)).of("a workload")).isEqualTo("a workload");
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES, 2)) {
            return files.filter(path -> path.toString().endsWith(".archipelago.json")).sorted().toList();
        }
    }

    /// What stands up to the bracket that closes the one before.
    private static String arguments(String source, int from) {
        int depth = 1;
        boolean text = false;
        int at = from;
        while (depth > 0 && at < source.length()) {
            char letter = source.charAt(at++);
            if (text && letter == '\\') {
                at++;
            } else if (letter == '"') {
                text = !text;
            } else if (!text) {
                depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            }
        }
        return source.substring(from, at);
    }
}
