package dev.archipelago.exporters.notation;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Frame;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.layout.Route;
import dev.archipelago.exporters.notation.Sheet.Node;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.graph.Link;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a file of draw.io with every box, frame and line at its place on the drawing. Source: the cells and styles of
/// mxGraph 4.2, whose model such a file holds uncompressed.
///
/// Boxes are inside the cell of their frame, so that they move along with it; lines are fastened to both boxes. Texts are plain,
/// never HTML.
final class DrawIoFile {
    private static final String LAYER = "1";
    private static final String PLAIN = "whiteSpace=wrap;html=0;";

    private final Sheet sheet;
    private final Layout layout;
    private final Map<ComponentId, Frame> frameOf = new HashMap<>();
    private final Map<List<String>, String> keys = new LinkedHashMap<>();
    private final Map<List<String>, Box> places = new HashMap<>();
    private final StringBuilder out = new StringBuilder();

    DrawIoFile(Sheet sheet, Layout layout) {
        this.sheet = sheet;
        this.layout = layout;
    }

    String write() {
        line(0, "<mxfile host=\"Archipelago\">");
        line(1, "<diagram id=\"drawing\" name=\"" + escaped(Sheet.title(sheet.document().name())) + "\">");
        line(2, "<mxGraphModel grid=\"1\" gridSize=\"10\" guides=\"1\" connect=\"1\" arrows=\"1\" page=\"0\">");
        line(3, "<root>");
        line(4, "<mxCell id=\"0\"/>");
        line(4, "<mxCell id=\"" + LAYER + "\" parent=\"0\"/>");
        layout.frames().stream().sorted(Comparator.comparingInt(frame -> frame.path().size())).forEach(this::frame);
        sheet.nodes().forEach((id, node) -> layout.box(id).ifPresent(box -> box(id, node, box)));
        for (int i = 0; i < sheet.links().size(); i++) {
            Link link = sheet.links().get(i);
            String key = "e" + i;
            layout.route(link.id()).ifPresent(route -> link(key, link, route));
        }
        line(3, "</root>");
        line(2, "</mxGraphModel>");
        line(1, "</diagram>");
        line(0, "</mxfile>");
        return out.toString();
    }

    private void frame(Frame frame) {
        List<String> around = frame.path().subList(0, frame.path().size() - 1);
        String key = "g" + keys.size();
        vertex(key, frame.title(), "rounded=1;arcSize=4;container=1;collapsible=0;align=left;verticalAlign=top;"
                + "spacingLeft=10;fontStyle=1;fillColor=none;strokeColor=" + Palette.LIGHT.frame().hex() + ";", around,
                frame.box());
        keys.put(frame.path(), key);
        places.put(frame.path(), frame.box());
        frame.members().forEach(member -> frameOf.put(member, frame)); // inner frames come later
    }

    private void box(ComponentId id, Node node, Box box) {
        Frame frame = frameOf.get(id);
        vertex(node.key(), node.name(), style(node.component()), frame == null ? List.of() : frame.path(), box);
    }

    private static String style(@Nullable Component component) {
        if (component == null) {
            return "shape=process;size=0.05;strokeColor=" + Palette.LIGHT.line().hex() + ";";
        }
        String shape = switch (component.kind()) {
            case CLIENT -> "rounded=1;arcSize=50;";
            case GATEWAY -> "rounded=1;arcSize=12;strokeWidth=2;";
            case SERVICE -> "rounded=1;arcSize=12;";
            case DATABASE, CACHE -> "shape=cylinder3;boundedLbl=1;size=8;";
            case BROKER -> "shape=process;size=0.05;";
            case EXTERNAL, THIRD_PARTY -> "rounded=0;dashed=1;";
        };
        return shape + "strokeColor=" + Palette.LIGHT.kind(component.kind()).hex() + ";";
    }

    /// @param within the frame that holds it, whose corner its place counts from
    private void vertex(String key, String text, String style, List<String> within, Box box) {
        Box outer = places.getOrDefault(within, new Box(0, 0, 0, 0));
        line(4, "<mxCell id=\"" + key + "\" value=\"" + escaped(Sheet.title(text)) + "\" style=\"" + style + PLAIN
                + "\" vertex=\"1\" parent=\"" + keys.getOrDefault(within, LAYER) + "\">");
        line(5, "<mxGeometry x=\"" + number(box.x() - outer.x()) + "\" y=\"" + number(box.y() - outer.y())
                + "\" width=\"" + number(box.width()) + "\" height=\"" + number(box.height())
                + "\" as=\"geometry\"/>");
        line(4, "</mxCell>");
    }

    private void link(String key, Link link, Route route) {
        String ends = layout.box(link.from()).map(box -> end("exit", box, route.start())).orElse("")
                + layout.box(link.to()).map(box -> end("entry", box, route.end())).orElse("");
        boolean waits = link.isSynchronous() || link.uses().contains(Link.Use.ENTRY);
        line(4, "<mxCell id=\"" + key + "\" value=\"" + escaped(Sheet.words(link)) + "\" style=\"rounded=1;endArrow="
                + (waits ? "block" : "open;dashed=1") + ";strokeColor=" + Palette.LIGHT.line().hex()
                + ";fontSize=10;html=0;" + ends + "\" edge=\"1\" parent=\"" + LAYER + "\" source=\""
                + sheet.node(link.from()).key() + "\" target=\"" + sheet.node(link.to()).key() + "\">");
        line(5, "<mxGeometry relative=\"1\" as=\"geometry\">");
        line(6, "<Array as=\"points\">");
        route.points().subList(1, route.points().size() - 1).forEach(
                bend -> line(7, "<mxPoint x=\"" + number(bend.x()) + "\" y=\"" + number(bend.y()) + "\"/>"));
        line(6, "</Array>");
        line(5, "</mxGeometry>");
        line(4, "</mxCell>");
    }

    /// Where on its box a line ends, in shares of its width and height.
    private static String end(String which, Box box, Point at) {
        return which + "X=" + number((at.x() - box.x()) / box.width()) + ";" + which + "Y="
                + number((at.y() - box.y()) / box.height()) + ";" + which + "Dx=0;" + which + "Dy=0;" + which
                + "Perimeter=0;";
    }

    private static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
