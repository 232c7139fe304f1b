package dev.archipelago.exporters.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import java.awt.image.BufferedImage;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

class PdfPictureTest {

    @Test
    void page_ofADrawing_hasItsSizeItsTitleAndItsBoxes() throws Exception {
        Document boutique = Boutique.document();
        Layout layout = AutoLayout.of(boutique);
        Drawing drawing = Illustrator.draw(boutique, layout, Overlay.NONE, Palette.DARK, PictureOptions.COMPLETE);

        try (PDDocument read = Loader.loadPDF(PdfPicture.paint(drawing))) {
            PDRectangle size = read.getPage(0).getMediaBox();
            BufferedImage shown = new PDFRenderer(read).renderImage(0, 2 / 0.75f);

            assertThat(read.getNumberOfPages()).isEqualTo(1);
            assertThat(read.getDocumentInformation().getTitle()).isEqualTo(drawing.title());
            assertThat((double) size.getWidth()).isBetween(drawing.bounds().width() * 0.75 - 0.01,
                    drawing.bounds().width() * 0.75 + 0.76);
            assertThat(shown.getRGB(1, 1) & 0xFFFFFF).isEqualTo(Palette.DARK.ground().rgb());
            Box box = layout.box(new ComponentId("frontend")).orElseThrow();
            int x = (int) (2 * (box.right() - 6 - drawing.bounds().x()));
            int y = (int) (2 * (box.middle().y() - 6 - drawing.bounds().y()));
            assertThat(shown.getRGB(x, y) & 0xFFFFFF).isEqualTo(Palette.DARK.surface().rgb());
        }
    }

    @Test
    void page_holdsShapesOnly_noPixelsAndNoFonts() throws Exception {
        try (PDDocument read = Loader.loadPDF(pdf(Boutique.chinese()))) {
            var resources = read.getPage(0).getResources();
            var form = resources.getXObject(resources.getXObjectNames().iterator().next());
            var inside = ((PDFormXObject) form).getResources();

            assertThat(inside.getXObjectNames()).isEmpty();
            assertThat(inside.getFontNames()).isEmpty();
        }
    }

    @Test
    void drawing_paintedTwice_givesTheSameBytes() {
        assertThat(pdf(Boutique.document())).isEqualTo(pdf(Boutique.document()));
    }

    @Test
    void drawing_longerThanAPageMayBe_isMadeSmaller() throws Exception {
        Drawing huge = new Drawing(new Box(0, 0, 40_000, 10_000), Ink.of(0x123456), "", "", List.of());

        try (PDDocument read = Loader.loadPDF(PdfPicture.paint(huge))) {
            assertThat(read.getPage(0).getMediaBox().getWidth()).isEqualTo(14_400);
            assertThat(read.getPage(0).getMediaBox().getHeight()).isEqualTo(3600);
        }
    }

    @Test
    void drawing_ofNothing_isAnEmptyPage() throws Exception {
        try (PDDocument read = Loader.loadPDF(pdf(Document.empty("Nothing")))) {
            assertThat(read.getNumberOfPages()).isEqualTo(1);
        }
    }

    private static byte[] pdf(Document document) {
        return Picture.render(document, Picture.Format.PDF, Palette.LIGHT, 1);
    }
}
