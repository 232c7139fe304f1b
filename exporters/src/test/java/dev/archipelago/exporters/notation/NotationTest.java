package dev.archipelago.exporters.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.Samples;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.diagram.Direction;
import dev.archipelago.model.diagram.GroupBy;
import dev.archipelago.model.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Golden files are rewritten with `-Dgolden.rewrite=true`.
class NotationTest {
    private static final String SAMPLE = "online-boutique";

    @ParameterizedTest
    @EnumSource(Notation.class)
    void sample_written_isTheGoldenFile(Notation notation) throws IOException {
        Path golden = Samples.files().stream().filter(file -> file.toString().contains(SAMPLE)).findFirst()
                .orElseThrow().resolveSibling("expected").resolve("drawing")
                .resolve(SAMPLE + "." + notation.ending());
        String text = notation.write(Samples.named(SAMPLE));
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }

        assertThat(text).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @EnumSource(Notation.class)
    void drawing_ofNothing_isAnEmptyDrawing(Notation notation) {
        String text = notation.write(Document.empty("Nothing"));

        assertThat(text).contains("Nothing").endsWith("\n").doesNotContain("n0");
    }

    @ParameterizedTest
    @EnumSource(Notation.class)
    void collapsedGroup_isOneBox(Notation notation) {
        Document open = Samples.named(SAMPLE);
        Document folded = open.withDiagram(open.diagramOrDefault().withCollapsed(List.of("shop front")));

        assertThat(keys(notation.write(open))).hasSize(open.architecture().components().size());
        assertThat(keys(notation.write(folded))).hasSize(open.architecture().components().size() - 2);
    }

    private static Set<String> keys(String text) {
        return Pattern.compile("\\bn\\d+\\b").matcher(text).results().map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    void direction_downAndNoFrames_areKept() {
        Document sample = Samples.named(SAMPLE);
        Document down = sample.withDiagram(new Diagram(sample.diagramOrDefault().positions(), GroupBy.NONE,
                Direction.DOWN, List.<ComponentId>of(), null, List.of()));

        assertThat(Notation.MERMAID.write(down)).contains("\nflowchart TB\n").doesNotContain("subgraph");
        assertThat(Notation.C4_PLANTUML.write(down)).contains("\nLAYOUT_TOP_DOWN()\n").doesNotContain("Boundary(");
    }

    @Test
    void title_withSignsOfHtml_isShownByEachTool() {
        Document document = Document.empty("Fish & \"chips\" <to go>");

        assertThat(Notation.MERMAID.write(document)) // which shows codes of these signs as they stand there
                .startsWith(
                        "---\ntitle: \"Fish \\uFF06 \\u0022chips\\u0022 \\uFF1Cto go\\uFF1E\"\n---\nflowchart LR\n");
        assertThat(Notation.C4_PLANTUML.write(document))
                .contains("\ntitle Fish <U+0026> <U+0022>chips<U+0022> <U+003C>to go<U+003E>\n");
        assertThat(Notation.DRAW_IO.write(document))
                .contains(" name=\"Fish &amp; &quot;chips&quot; &lt;to go&gt;\"");
    }

    @Test
    void ending_ofAFile_saysWhichNotation() {
        assertThat(Notation.ofFile("a.MMD")).contains(Notation.MERMAID);
        assertThat(Notation.ofFile("a.b.puml")).contains(Notation.C4_PLANTUML);
        assertThat(Notation.ofFile("x/y.drawio")).contains(Notation.DRAW_IO);
        assertThat(Notation.ofFile("drawio")).isEmpty();
    }
}
