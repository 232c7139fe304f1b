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
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOWriteProgressListener;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Paints a drawing as PNG with Java 2D, without a display. Letters are those of the machine's fonts.
public final class PngPicture {

    /// The least magnification.
    static final double LEAST = 0.1;

    private static final double MOST_PIXELS = 120e6;

    private static final double PAINTED = 0.6; // of the time of a PNG; the rest is packing
    private static final double SHARPNESS = 2;
    private static final double THINNEST = 1;
    private static final double THUMBNAIL_MARGIN = 14;

    private PngPicture() {}

    /// @param scale pixels of the picture per pixel of the drawing, from 0.1 to 4
    /// @throws IllegalArgumentException if the scale is out of range or the picture would have over 120 million pixels
    public static byte[] paint(Drawing drawing, double scale) {
        return paint(drawing, scale, Onlooker.NONE);
    }

    /// @throws java.util.concurrent.CancellationException if the onlooker ends it
    static byte[] paint(Drawing drawing, double scale, Onlooker onlooker) {
        return encoded(painted(drawing, scale, onlooker.between(0, PAINTED)), onlooker.between(PAINTED, 1));
    }

    /// A drawing as opaque pixels, row by row, each 0xFFRRGGBB, to be given to another program as an image.
    ///
    /// @param scale pixels of the picture per pixel of the drawing, from 0.1 to 4
    /// @throws IllegalArgumentException as [#paint(Drawing, double)]
    /// @throws java.util.concurrent.CancellationException if the onlooker ends it
    public static int[] pixels(Drawing drawing, double scale, Onlooker onlooker) {
        return opaque(painted(drawing, scale, onlooker));
    }

    private static BufferedImage painted(Drawing drawing, double scale, Onlooker onlooker) {
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
            new SurfacePainter(graphics, scale, 1, 0).paint(drawing, image.getWidth(), image.getHeight(), onlooker);
        } finally {
            graphics.dispose();
        }
        return image;
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
        return encoded(image, Onlooker.NONE);
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
        return opaque(image);
    }

    private static int[] opaque(BufferedImage image) {
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

    private static byte[] encoded(BufferedImage image, Onlooker onlooker) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.addIIOWriteProgressListener(new Packing(onlooker));
            writer.write(image);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a picture to memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// How far the pixels are packed, of which nobody is told who does not ask for it.
    private record Packing(Onlooker onlooker) implements IIOWriteProgressListener {
        @Override
        public void imageProgress(ImageWriter source, float percent) {
            onlooker.painted(Math.min(1, percent / 100.0));
        }

        @Override
        public void imageStarted(ImageWriter source, int index) {}

        @Override
        public void imageComplete(ImageWriter source) {}

        @Override
        public void thumbnailStarted(ImageWriter source, int image, int thumbnail) {}

        @Override
        public void thumbnailProgress(ImageWriter source, float percent) {}

        @Override
        public void thumbnailComplete(ImageWriter source) {}

        @Override
        public void writeAborted(ImageWriter source) {}
    }
}
