package dev.archipelago.exporters.notation;

import dev.archipelago.exporters.notation.Sheet.Node;
import dev.archipelago.model.Component;
import dev.archipelago.model.graph.Link;

/// Writes a flowchart of Mermaid, which Git hosts and wikis draw. Source: the syntax of `flowchart` and of entity codes in the
/// documentation of Mermaid 11.
///
/// Calls whose answer is waited for are solid lines, all others dotted ones. Frames are subgraphs.
final class MermaidFlowchart {
    private final Sheet sheet;
    private final StringBuilder out = new StringBuilder();
    private int subgraphs;

    MermaidFlowchart(Sheet sheet) {
        this.sheet = sheet;
    }

    String write() {
        line(0, "---");
        line(0, "title: \"" + title() + "\"");
        line(0, "---");
        line(0, "flowchart " + (sheet.pointsDown() ? "TB" : "LR"));
        content(Region.of(sheet.nodes().values()), 1);
        sheet.links().forEach(this::link);
        return out.toString();
    }

    /// Front matter is YAML, where a text in double quotes knows letters by number. Mermaid takes titles for HTML and then shows
    /// them as they are, so that no code gives it an ampersand or angle brackets: the wide ones of East Asia stand for them.
    private String title() {
        String title = Sheet.title(sheet.document().name()).replace('&', '＆').replace('<', '＜').replace('>', '＞');
        return Coded.text(title, MermaidFlowchart::unicode);
    }

    private static String unicode(int point) {
        return (Character.isBmpCodePoint(point) ? "\\u%04X" : "\\U%08X").formatted(point);
    }

    private void content(Region region, int depth) {
        region.nodes().forEach(node -> line(depth, node.key() + shape(node)));
        for (Region inner : region.inner()) {
            line(depth, "subgraph g" + subgraphs++ + "[\"" + text(Sheet.title(inner.title())) + "\"]");
            content(inner, depth + 1);
            line(depth, "end");
        }
    }

    private static String shape(Node node) {
        String name = "\"" + text(node.name()) + "\"";
        Component component = node.component();
        if (component == null) {
            return "[[" + name + "]]";
        }
        return switch (component.kind()) {
            case CLIENT -> "([" + name + "])";
            case GATEWAY -> "{{" + name + "}}";
            case SERVICE -> "[" + name + "]";
            case DATABASE, CACHE -> "[(" + name + ")]";
            case BROKER -> "[/" + name + "/]";
            case EXTERNAL, THIRD_PARTY -> ">" + name + "]";
        };
    }

    private void link(Link link) {
        boolean waits = link.isSynchronous() || link.uses().contains(Link.Use.ENTRY);
        line(1, sheet.node(link.from()).key() + (waits ? " -->" : " -.->") + "|\"" + text(Sheet.words(link)) + "\"| "
                + sheet.node(link.to()).key());
    }

    private static String text(String text) {
        return Coded.text(text, point -> "#" + point + ";");
    }

    private void line(int depth, String text) {
        out.append("    ".repeat(depth)).append(text).append('\n');
    }
}
