package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.picture.Mark.Anchor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Paints a drawing as SVG 1.1 text: the same drawing gives the same bytes on any machine.
///
/// Figures carry a title and a description for screen readers. Fonts are named by family, with fallbacks for Chinese,
/// Japanese and Korean.
public final class SvgPicture {

    private static final String FONTS = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', 'PingFang SC', "
            + "'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

    private final StringBuilder out = new StringBuilder();

    private SvgPicture() {}

    public static String paint(Drawing drawing) {
        return paint(drawing, Onlooker.NONE);
    }

    static String paint(Drawing drawing, Onlooker onlooker) {
        return new SvgPicture().picture(drawing, onlooker);
    }

    private String picture(Drawing drawing, Onlooker onlooker) {
        Box bounds = drawing.bounds();
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(Math.ceil(bounds.width())) + "\" height=\""
                + number(Math.ceil(bounds.height())) + "\" viewBox=\"" + number(bounds.x()) + " " + number(bounds.y())
                + " " + number(Math.ceil(bounds.width())) + " " + number(Math.ceil(bounds.height()))
                + "\" role=\"img\" aria-label=\"" + escaped(drawing.title()) + "\" font-family=\"" + FONTS
                + "\" stroke-linecap=\"round\" stroke-linejoin=\"round\">");
        line("<title>" + escaped(drawing.title()) + "</title>");
        line("<desc>" + escaped(drawing.description()) + "</desc>");
        line("<rect x=\"" + number(bounds.x()) + "\" y=\"" + number(bounds.y()) + "\" width=\"100%\" height=\"100%\""
                + fill(drawing.ground()) + "/>");
        int done = 0;
        for (Figure figure : drawing.figures()) {
            figure(figure);
            onlooker.painted(++done, drawing.figures().size());
        }
        line("</svg>");
        return out.toString();
    }

    private void figure(Figure figure) {
        line("<g" + name(figure.subject()) + ">");
        if (!figure.title().isEmpty()) {
            line("<title>" + escaped(figure.title()) + "</title>");
        }
        if (!figure.description().isEmpty()) {
            line("<desc>" + escaped(figure.description()) + "</desc>");
        }
        figure.marks().stream().filter(mark -> mark.detail().isVisibleAt(1)).forEach(this::mark);
        line("</g>");
    }

    private static String name(Figure.Subject subject) {
        return switch (subject) {
            case Figure.OfComponent(var id) -> " id=\"component-" + id + "\" class=\"component\"";
            case Figure.OfConnection(var id) ->
                " id=\"connection-" + id.from() + "--" + id.to() + "\" class=\"connection\"";
            case Figure.OfLabel _ -> " class=\"label\"";
            case Figure.OfGroup _ -> " class=\"group\"";
            case Figure.OfMessage _ -> " class=\"message\"";
            case Figure.Furniture(var name) -> " class=\"" + name + "\"";
        };
    }

    private void mark(Mark mark) {
        switch (mark) {
            case Mark.Shape shape -> shape(shape);
            case Mark.Text text -> text(text);
        }
    }

    private void shape(Mark.Shape shape) {
        String look = (shape.fill() == null ? " fill=\"none\"" : fill(shape.fill())) + stroke(shape.stroke());
        line(switch (shape.outline()) {
            case Outline.Rounded(Box box, double radius) -> "<rect x=\"" + number(box.x()) + "\" y=\"" + number(box.y())
                    + "\" width=\"" + number(box.width()) + "\" height=\"" + number(box.height()) + "\" rx=\""
                    + number(radius) + "\"" + look + "/>";
            case Outline.Oval(Box box) -> "<ellipse cx=\"" + number(box.middle().x()) + "\" cy=\""
                    + number(box.middle().y()) + "\" rx=\"" + number(box.width() / 2) + "\" ry=\""
                    + number(box.height() / 2) + "\"" + look + "/>";
            case Outline.Path path -> "<path d=\"" + path.pieces().stream().map(SvgPicture::piece)
                    .collect(Collectors.joining(" ")) + "\"" + look + "/>";
        });
    }

    private void text(Mark.Text text) {
        Mark.Lettering lettering = text.lettering();
        String anchor = switch (text.anchor()) {
            case Anchor.START -> "";
            case Anchor.MIDDLE -> " text-anchor=\"middle\"";
            case Anchor.END -> " text-anchor=\"end\"";
        };
        line("<text x=\"" + number(text.at().x()) + "\" y=\"" + number(text.at().y()) + "\" font-size=\""
                + number(lettering.size()) + "\"" + (lettering.bold() ? " font-weight=\"600\"" : "") + anchor
                + fill(lettering.ink()) + ">" + escaped(text.content()) + "</text>");
    }

    private static String piece(Outline.Piece piece) {
        return switch (piece) {
            case Outline.Move(Point to) -> "M" + point(to);
            case Outline.Line(Point to) -> "L" + point(to);
            case Outline.Curve(Point first, Point second, Point to) ->
                "C" + point(first) + " " + point(second) + " " + point(to);
            case Outline.Close _ -> "Z";
        };
    }

    private static String fill(Ink ink) {
        return " fill=\"" + ink.hex() + "\""
                + (ink.opacity() == 1 ? "" : " fill-opacity=\"" + number(ink.opacity()) + "\"");
    }

    private static String stroke(@Nullable Stroke stroke) {
        if (stroke == null) {
            return "";
        }
        String dashes = stroke.pattern().stream().map(SvgPicture::number).collect(Collectors.joining(" "));
        return " stroke=\"" + stroke.ink().hex() + "\" stroke-width=\"" + number(stroke.width()) + "\""
                + (stroke.ink().opacity() == 1 ? "" : " stroke-opacity=\"" + number(stroke.ink().opacity()) + "\"")
                + (dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
    }

    private static String point(Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    private static String number(double value) {
        return Numbers.coordinate(value);
    }

    /// Also without the control characters that XML 1.0 cannot hold.
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().filter(SvgPicture::isAllowed).forEach(letter -> {
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(letter);
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int letter) {
        return letter == '\t' || letter == '\n' || letter >= 0x20 && letter <= 0xD7FF
                || letter >= 0xE000 && letter <= 0xFFFD || letter >= 0x10000;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
