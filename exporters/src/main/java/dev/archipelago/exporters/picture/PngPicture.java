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
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Paints a drawing as PNG with Java 2D, without a display. Letters are those of the machine's fonts.
public final class PngPicture {

    private static final List<String> FAMILIES = List.of("Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "Arial");
    private static final double MOST_PIXELS = 120e6;

    private static final double SHARPNESS = 2;
    private static final double THINNEST = 1;
    private static final double SIMPLE = 0.2;
    private static final double HAIR = 1.5;
    private static final double THUMBNAIL_MARGIN = 14;

    private final Graphics2D graphics;
    private final String family;
    private final double scale;
    private final double seen;
    private final double thinnest;

    /// @param scale pixels of the picture per pixel of the drawing
    /// @param seen the magnification whose marks are painted
    /// @param thinnest the least width of a line, in pixels of the picture
    private PngPicture(Graphics2D graphics, double scale, double seen, double thinnest) {
        this.graphics = graphics;
        this.scale = scale;
        this.seen = seen;
        this.thinnest = thinnest / scale;
        List<String> installed = List
                .of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT));
        this.family = FAMILIES.stream().filter(installed::contains).findFirst().orElse(Font.SANS_SERIF);
    }

    /// @param scale pixels of the picture per pixel of the drawing, from 0.1 to 4
    /// @throws IllegalArgumentException if the scale is out of range or the picture would have over 120 million pixels
    public static byte[] paint(Drawing drawing, double scale) {
        if (!(scale >= 0.1 && scale <= 4)) {
            throw new IllegalArgumentException("a scale between 0.1 and 4, not " + scale);
        }
        double width = Math.max(1, Math.ceil(drawing.bounds().width() * scale));
        double height = Math.max(1, Math.ceil(drawing.bounds().height() * scale));
        if (width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("a picture of at most 120 million pixels, not " + (long) width + " x "
                    + (long) height + ": choose a smaller scale, or SVG");
        }
        BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            new PngPicture(graphics, scale, 1, 0).paint(drawing, 0, 0, image);
        } finally {
            graphics.dispose();
        }
        return encoded(image);
    }

    /// The drawing in the middle of a small picture, at most at its own size, with the marks that are meant for a look
    /// from afar. The picture has twice as many pixels each way, so that it is sharp on dense screens.
    static byte[] thumbnail(Drawing drawing, int width, int height) {
        double fit = Math.min(1, Math.min((width - 2 * THUMBNAIL_MARGIN) / drawing.bounds().width(),
                (height - 2 * THUMBNAIL_MARGIN) / drawing.bounds().height()));
        double scale = fit * SHARPNESS;
        BufferedImage image = new BufferedImage((int) (width * SHARPNESS), (int) (height * SHARPNESS),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            new PngPicture(graphics, scale, fit, THINNEST).paint(drawing,
                    (image.getWidth() - drawing.bounds().width() * scale) / 2,
                    (image.getHeight() - drawing.bounds().height() * scale) / 2, image);
        } finally {
            graphics.dispose();
        }
        return encoded(image);
    }

    /// A region of a drawing as opaque pixels, row by row, each 0xFFRRGGBB; for windows that show more than they can paint
    /// in every frame.
    ///
    /// @param figures those of the drawing that touch the region, from back to front
    /// @param seen the magnification whose marks are painted
    /// @param scale pixels of the picture per pixel of the drawing
    public static int[] pixels(List<Figure> figures, Ink ground, Box region, double seen, double scale) {
        BufferedImage image = new BufferedImage(pixels(region.width() * scale), pixels(region.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            new PngPicture(graphics, scale, seen, THINNEST).paint(
                    new Drawing(region, ground, "", "", figures), 0, 0, image);
        } finally {
            graphics.dispose();
        }
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= 0xFF00_0000;
        }
        return pixels;
    }

    /// How many pixels such a length takes.
    public static int pixels(double length) {
        return (int) Math.max(1, Math.ceil(length));
    }

    private void paint(Drawing drawing, double left, double top, BufferedImage image) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(color(drawing.ground()));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.translate(left, top);
        graphics.scale(scale, scale);
        graphics.translate(-drawing.bounds().x(), -drawing.bounds().y());
        drawing.figures().stream().flatMap(figure -> figure.marks().stream())
                .filter(mark -> mark.detail().isVisibleAt(seen)).forEach(this::paint);
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

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a picture to memory", e);
        }
        return bytes.toByteArray();
    }
}
