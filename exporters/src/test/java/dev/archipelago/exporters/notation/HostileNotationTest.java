package dev.archipelago.exporters.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.HostileDocuments;
import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.model.Component;
import dev.archipelago.model.document.Document;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Names that try to break out stay texts: every line has one of the few forms that the notation has here, and what is read back
/// is what was named.
class HostileNotationTest {
    private static final int SERVICES = 100;
    private static final String PLAIN = "(?:[\\p{L}\\p{Nd}\\p{Mn}\\p{Mc} ,./_-]|#\\d+;)*";
    private static final Pattern MERMAID = Pattern
            .compile("---|title: \"(?:[^\"\\\\<>%#&{}]|\\\\u[0-9A-F]{4}|\\\\U[0-9A-F]{8})+\""
                    + "|flowchart (?:LR|TB)| *(n\\d+)[(\\[{/>]+\"(" + PLAIN + ")\"[)\\]}/]+| *subgraph g\\d+\\[\""
                    + PLAIN
                    + "\"]| *end| {4}n\\d+ (?:-->|-\\.->)\\|\"" + PLAIN + "\"\\| n\\d+");
    private static final String CODED = "(?:[\\p{L}\\p{Nd}\\p{Mn}\\p{Mc} ,./_-]|<U\\+[0-9A-F]{4,6}>)*";
    private static final Pattern PLANT_UML = Pattern
            .compile("@startuml|!include <C4/C4_Container>|LAYOUT_[A-Z_]+\\(\\)|title "
                    + CODED + "| *(?:Person|Container|ContainerDb|ContainerQueue|System|System_Ext)\\((n\\d+), \"("
                    + CODED
                    + ")\"(?:, \"" + CODED + "\")*\\)| *Boundary\\(b\\d+, \"" + CODED
                    + "\"\\) \\{| *}|Rel\\(n\\d+, n\\d+(?:, \""
                    + CODED + "\")+\\)|SHOW_LEGEND\\(\\)|@enduml");

    static List<Long> seeds() {
        return LongStream.rangeClosed(1, 4).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void names_inMermaid_stayInTheirTexts(long seed) {
        Document document = HostileDocuments.crowd(seed, SERVICES);

        Map<String, String> names = read(Notation.MERMAID.write(document), MERMAID, Pattern.compile("#(\\d+);"), 10);

        assertThat(List.copyOf(names.values())).as("seed %d", seed).isEqualTo(named(document));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void names_inPlantUml_stayInTheirTexts(long seed) {
        Document document = HostileDocuments.crowd(seed, SERVICES);

        Map<String, String> names = read(Notation.C4_PLANTUML.write(document), PLANT_UML,
                Pattern.compile("<U\\+([0-9A-F]+)>"), 16);

        assertThat(List.copyOf(names.values())).as("seed %d", seed).isEqualTo(named(document));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void names_inDrawIo_stayTextsAndBoxesAreWhereTheyAreDrawn(long seed) throws Exception {
        Document document = HostileDocuments.crowd(seed, SERVICES);
        Layout layout = AutoLayout.of(document);
        Map<String, Element> cells = cells(Notation.DRAW_IO.write(document));
        List<String> names = named(document);
        int number = 0;
        for (Box box : document.architecture().components().keySet().stream().map(id -> layout.box(id).orElseThrow())
                .toList()) {
            Element cell = cells.get("n" + number);
            assertThat(cell.getAttribute("value")).as("seed %d", seed).isEqualTo(names.get(number));
            Box place = place(cell, cells);
            assertThat(place.middle().distanceTo(box.middle())).as("seed %d, box %d", seed, number).isLessThan(0.01);
            number++;
        }
        long edges = cells.values().stream().filter(cell -> cell.getAttribute("edge").equals("1"))
                .filter(cell -> cells.containsKey(cell.getAttribute("source"))
                        && cells.containsKey(cell.getAttribute("target")))
                .count();
        assertThat(edges).as("seed %d", seed).isEqualTo(layout.routes().size());
    }

    /// Names by key, decoded; every line must match.
    private static Map<String, String> read(String text, Pattern line, Pattern code, int radix) {
        Map<String, String> names = new LinkedHashMap<>();
        text.lines().forEach(one -> {
            Matcher matcher = line.matcher(one);
            assertThat(matcher.matches()).as(one).isTrue();
            for (int group = 1; group < matcher.groupCount(); group += 2) {
                if (matcher.group(group) != null) {
                    String decoded = code.matcher(matcher.group(group + 1)).replaceAll(found -> Matcher
                            .quoteReplacement(Character.toString(Integer.parseInt(found.group(1), radix))));
                    names.put(matcher.group(group), decoded);
                }
            }
        });
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            ordered.put("n" + i, names.get("n" + i));
        }
        return ordered;
    }

    private static List<String> named(Document document) {
        return document.architecture().components().entrySet().stream().map(entry -> {
            Component component = entry.getValue();
            String name = component.name() == null ? "" : OneLine.of(component.name(), 300);
            return name.isEmpty() ? entry.getKey().value() : name;
        }).toList();
    }

    private static Map<String, Element> cells(String text) throws Exception {
        NodeList found = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("mxCell");
        Map<String, Element> cells = new HashMap<>();
        for (int i = 0; i < found.getLength(); i++) {
            Element cell = (Element) found.item(i);
            assertThat(cells.put(cell.getAttribute("id"), cell)).isNull();
        }
        return cells;
    }

    private static Box place(Element cell, Map<String, Element> cells) {
        Element geometry = (Element) cell.getElementsByTagName("mxGeometry").item(0);
        Box own = new Box(number(geometry, "x"), number(geometry, "y"), number(geometry, "width"),
                number(geometry, "height"));
        String parent = cell.getAttribute("parent");
        if (parent.equals("1")) {
            return own;
        }
        Box outer = place(cells.get(parent), cells);
        return own.translated(outer.x(), outer.y());
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
