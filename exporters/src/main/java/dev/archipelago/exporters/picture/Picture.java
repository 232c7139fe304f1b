package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.model.document.Document;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A document as a picture file, with heading and legend.
public final class Picture {

    /// What kind of file.
    public enum Format {
        /// Scalable text.
        SVG,

        /// Pixels.
        PNG,

        /// A page of the size of the drawing.
        PDF;

        /// Of files that hold it, without the full stop.
        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The format that the ending of a file's name says, in small or capital letters.
        public static Optional<Format> ofFile(String name) {
            return Arrays.stream(values()).filter(one -> name.toLowerCase(Locale.ROOT).endsWith("." + one.ending()))
                    .findFirst();
        }
    }

    private Picture() {}

    /// The picture of a document that is laid out where it has no positions.
    ///
    /// @param scale magnification: the size of an SVG or PDF stays, pixels of a PNG grow; from 0.1 to 4
    public static byte[] render(Document document, Format format, Palette palette, double scale) {
        Drawing drawing = Illustrator.draw(document, AutoLayout.of(document), Overlay.NONE, palette,
                PictureOptions.COMPLETE);
        return render(drawing, format, scale);
    }

    /// The magnification that is wanted, or the largest at which a PNG of a drawing has no more than so many pixels.
    public static double scale(Drawing drawing, double wanted, double mostPixels) {
        double pixels = drawing.bounds().width() * drawing.bounds().height();
        return Math.max(PngPicture.LEAST, Math.min(wanted, Math.sqrt(mostPixels / Math.max(1, pixels))));
    }

    /// A small PNG of a drawing for lists, to be shown at this many pixels each way.
    ///
    /// @throws IllegalArgumentException if nothing is drawn
    public static byte[] thumbnail(Drawing drawing, int width, int height) {
        if (drawing.bounds().width() <= 0 || drawing.bounds().height() <= 0) {
            throw new IllegalArgumentException("a drawing of something, not an empty one");
        }
        return PngPicture.thumbnail(drawing, width, height);
    }

    /// The picture of a drawing.
    public static byte[] render(Drawing drawing, Format format, double scale) {
        return render(drawing, format, scale, Onlooker.NONE);
    }

    /// The picture of a drawing, which may take seconds.
    ///
    /// @throws java.util.concurrent.CancellationException if the onlooker ends it
    public static byte[] render(Drawing drawing, Format format, double scale, Onlooker onlooker) {
        return switch (format) {
            case SVG -> SvgPicture.paint(drawing, onlooker).getBytes(StandardCharsets.UTF_8);
            case PNG -> PngPicture.paint(drawing, scale, onlooker);
            case PDF -> PdfPicture.paint(drawing, onlooker);
        };
    }
}
