package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Locale;

/// Paints a drawing on a surface of Java 2D: pixels or a page. Letters are those of the machine's fonts.
final class SurfacePainter {

    private static final List<String> FAMILIES = List.of("Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "Arial");
    private static final double SIMPLE = 0.2;
    private static final double HAIR = 1.5;

    private final Graphics2D graphics;
    private final String family;
    private final double scale;
    private final double seen;
    private final double thinnest;

    /// @param scale pixels of the surface per pixel of the drawing
    /// @param seen the magnification whose marks are painted
    /// @param thinnest the least width of a line, in pixels of the surface
    SurfacePainter(Graphics2D graphics, double scale, double seen, double thinnest) {
        this.graphics = graphics;
        this.scale = scale;
        this.seen = seen;
        this.thinnest = thinnest / scale;
        this.family = Installed.FAMILY;
    }

    /// Looked up at the first painting, since to list what is installed takes as long as to paint a small drawing.
    private static final class Installed {
        static final String FAMILY = family(List
                .of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT)));

        private static String family(List<String> installed) {
            return FAMILIES.stream().filter(installed::contains).findFirst().orElse(Font.SANS_SERIF);
        }
    }

    /// Paints the ground of the whole surface, then the drawing with its upper left corner there.
    ///
    /// @param width of the surface, in its own pixels
    void paint(Drawing drawing, double left, double top, double width, double height) {
        begin(drawing, left, top, width, height);
        paint(drawing.figures(), Onlooker.NONE);
    }

    /// Paints the ground of a surface, then the drawing from its upper left corner on.
    ///
    /// @param width of the surface, in its own pixels
    void paint(Drawing drawing, double width, double height, Onlooker onlooker) {
        begin(drawing, 0, 0, width, height);
        paint(drawing.figures(), onlooker);
    }

    private void begin(Drawing drawing, double left, double top, double width, double height) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(color(drawing.ground()));
        graphics.fill(new Rectangle2D.Double(0, 0, width, height));
        graphics.translate(left, top);
        graphics.scale(scale, scale);
        graphics.translate(-drawing.bounds().x(), -drawing.bounds().y());
    }

    private void paint(List<Figure> figures, Onlooker onlooker) {
        int done = 0;
        for (Figure figure : figures) {
            for (Mark mark : figure.marks()) {
                if (mark.detail().isVisibleAt(seen)) {
                    paint(mark);
                }
            }
            onlooker.painted(++done, figures.size());
        }
    }

    private void paint(Mark mark) {
        switch (mark) {
            case Mark.Shape shape -> paint(shape);
            case Mark.Text text -> paint(text);
        }
    }

    private void paint(Mark.Shape mark) {
        Shape shape = shape(mark.outline());
        if (mark.fill() != null) {
            graphics.setColor(color(mark.fill()));
            graphics.fill(shape);
        }
        if (mark.stroke() != null) {
            graphics.setColor(color(mark.stroke().ink()));
            graphics.setStroke(stroke(mark.stroke()));
            graphics.draw(shape);
        }
    }

    private void paint(Mark.Text text) {
        if (text.content().isEmpty()) {
            return;
        }
        graphics.setColor(color(text.lettering().ink()));
        Font font = font(text);
        double natural = font.getStringBounds(text.content(), graphics.getFontRenderContext()).getWidth();
        double squeeze = natural > text.width() ? text.width() / natural : 1;
        double width = natural * squeeze;
        double left = switch (text.anchor()) {
            case START -> text.at().x();
            case MIDDLE -> text.at().x() - width / 2;
            case END -> text.at().x() - width;
        };
        graphics.setFont(font.deriveFont(AffineTransform.getScaleInstance(squeeze, 1)));
        graphics.drawString(text.content(), (float) left, (float) text.at().y());
    }

    private Font font(Mark.Text text) {
        int style = text.lettering().bold() ? Font.BOLD : Font.PLAIN;
        Font font = new Font(family, style, 1).deriveFont((float) text.lettering().size());
        return font.canDisplayUpTo(text.content()) < 0
                ? font
                : new Font(Font.SANS_SERIF, style, 1).deriveFont((float) text.lettering().size());
    }

    private static Shape shape(Outline outline) {
        return switch (outline) {
            case Outline.Rounded(Box box, double radius) -> new RoundRectangle2D.Double(box.x(), box.y(), box.width(),
                    box.height(), 2 * radius, 2 * radius);
            case Outline.Oval(Box box) -> new Ellipse2D.Double(box.x(), box.y(), box.width(), box.height());
            case Outline.Path path -> shape(path);
        };
    }

    private static Shape shape(Outline.Path path) {
        Path2D.Double shape = new Path2D.Double();
        for (Outline.Piece piece : path.pieces()) {
            switch (piece) {
                case Outline.Move(Point to) -> shape.moveTo(to.x(), to.y());
                case Outline.Line(Point to) -> shape.lineTo(to.x(), to.y());
                case Outline.Curve(Point first, Point second, Point to) ->
                    shape.curveTo(first.x(), first.y(), second.x(), second.y(), to.x(), to.y());
                case Outline.Close _ -> shape.closePath();
            }
        }
        return shape;
    }

    private BasicStroke stroke(Stroke stroke) {
        float width = (float) Math.max(thinnest, stroke.width());
        List<Double> pattern = stroke.pattern();
        if (seen < SIMPLE && width * scale < HAIR) { // ends, joins and dashes that nobody sees take most of the time
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
        }
        if (pattern.isEmpty()) {
            return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        float[] dashes = new float[pattern.size()];
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = pattern.get(i).floatValue();
        }
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }

    private static Color color(Ink ink) {
        return new Color(ink.rgb() | (int) Math.round(ink.opacity() * 255) << 24, true);
    }
}
