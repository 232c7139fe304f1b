package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Paints a drawing as PNG with Java 2D, without a display. Letters are those of the machine's fonts.
public final class PngPicture {

    /// The least magnification.
    static final double LEAST = 0.1;

    private static final double MOST_PIXELS = 120e6;

    private static final double SHARPNESS = 2;
    private static final double THINNEST = 1;
    private static final double THUMBNAIL_MARGIN = 14;

    private PngPicture() {}

    /// @param scale pixels of the picture per pixel of the drawing, from 0.1 to 4
    /// @throws IllegalArgumentException if the scale is out of range or the picture would have over 120 million pixels
    public static byte[] paint(Drawing drawing, double scale) {
        if (!(scale >= LEAST && scale <= 4)) {
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
            new SurfacePainter(graphics, scale, 1, 0).paint(drawing, 0, 0, image.getWidth(),
                    image.getHeight());
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
            new SurfacePainter(graphics, scale, fit, THINNEST).paint(drawing,
                    (image.getWidth() - drawing.bounds().width() * scale) / 2,
                    (image.getHeight() - drawing.bounds().height() * scale) / 2, image.getWidth(), image.getHeight());
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
            new SurfacePainter(graphics, scale, seen, THINNEST).paint(
                    new Drawing(region, ground, "", "", figures), 0, 0, image.getWidth(), image.getHeight());
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
