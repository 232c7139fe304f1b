package dev.archipelago.exporters.picture;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import dev.archipelago.exporters.text.OneLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// Paints a drawing as one page of PDF, of the size of the drawing, with shapes that stay sharp at any magnification.
///
/// Texts can be searched and copied; their letters have the outlines of the machine's fonts, so that no reader needs the fonts.
/// Without the time of writing in it, the same drawing gives the same bytes on the same machine. A drawing that is longer than a
/// page may be, 200 inches, is made smaller. Source: PDF 32000-1:2008, annex C.
final class PdfPicture {

    /// Points of a page, 72 an inch, per pixel of the drawing, 96 an inch.
    private static final double POINTS = 0.75;

    private static final double PAINTED = 0.8; // the rest is packing
    private static final double LONGEST = 14_400;
    private static final long UNCHANGING = 1;

    private PdfPicture() {}

    static byte[] paint(Drawing drawing) {
        return paint(drawing, Onlooker.NONE);
    }

    static byte[] paint(Drawing drawing, Onlooker onlooker) {
        double width = Math.max(1, Math.ceil(drawing.bounds().width()));
        double height = Math.max(1, Math.ceil(drawing.bounds().height()));
        double scale = Math.min(POINTS, LONGEST / Math.max(width, height));
        PDRectangle size = new PDRectangle((float) (width * scale), (float) (height * scale));
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(UNCHANGING);
            describe(document, drawing);
            PDPage page = new PDPage(size);
            document.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, size);
            PdfLetters letters = new PdfLetters(document);
            graphics.setFontTextDrawer(letters);
            try {
                new SurfacePainter(graphics, scale, 1, 0).paint(drawing, size.getWidth(), size.getHeight(),
                        onlooker.between(0, PAINTED));
            } finally {
                graphics.dispose();
            }
            letters.finish();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(graphics.getXFormObject());
            }
            onlooker.painted(PAINTED);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            onlooker.painted(1);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing a page to memory", e);
        }
    }

    /// Windows that show the page have the name of the drawing for a title.
    private static void describe(PDDocument document, Drawing drawing) {
        PDDocumentInformation about = document.getDocumentInformation();
        about.setTitle(OneLine.of(drawing.title()));
        about.setSubject(OneLine.of(drawing.description()));
        about.setCreator("Archipelago");
        PDViewerPreferences window = new PDViewerPreferences(new COSDictionary());
        window.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(window);
    }
}
