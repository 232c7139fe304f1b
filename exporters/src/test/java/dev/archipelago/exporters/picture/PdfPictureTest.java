package dev.archipelago.exporters.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
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
    void page_holdsShapesAndLetters_noPixels() throws Exception {
        try (PDDocument read = Loader.loadPDF(pdf(Boutique.chinese()))) {
            var resources = read.getPage(0).getResources();
            var form = resources.getXObject(resources.getXObjectNames().iterator().next());
            PDResources inside = ((PDFormXObject) form).getResources();

            assertThat(inside.getXObjectNames()).isEmpty();
            assertThat(inside.getFontNames()).isNotEmpty();
            for (COSName name : inside.getFontNames()) {
                assertThat(inside.getFont(name)).isInstanceOf(PDType3Font.class);
            }
        }
    }

    @Test
    void texts_inAnyScript_areFoundAndCopied() throws Exception {
        String page = text(pdf(Boutique.chinese()));

        assertThat(page).contains("Online Boutique", "结算服务", "商品目录与库存", "Recommendation", "Service · Python",
                "Time-out or deadline");
        assertThat(text(PdfPicture.paint(of("سلة التسوق", 1000)))).isEqualTo("سلة التسوق");
        assertThat(Normalizer.normalize(text(PdfPicture.paint(of("e\u0301te\u0301 𠮷野家", 1000))), Form.NFC))
                .isEqualTo("\u00E9t\u00E9 𠮷野家");
        assertThat(text(PdfPicture.paint(of("a --> b <fi> ffl", 1000)))).isEqualTo("a --> b <fi> ffl");
    }

    @Test
    void texts_ofMoreLettersThanOneAlphabetHolds_areAllThere() throws Exception {
        String letters = IntStream.range(0x4E00, 0x4E00 + 600).mapToObj(Character::toString)
                .collect(Collectors.joining());

        assertThat(text(PdfPicture.paint(of(letters, 60_000)))).isEqualTo(letters);
    }

    @Test
    void text_widerThanItsPlace_isSqueezedIntoIt() throws Exception {
        List<TextPosition> wide = letters(PdfPicture.paint(of("wide enough", 1000)));
        List<TextPosition> narrow = letters(PdfPicture.paint(of("wide enough", 30)));

        assertThat(end(wide)).isGreaterThan((10 + 60) * 0.75);
        assertThat(end(narrow)).isBetween((10 + 29.5) * 0.75, (10 + 30.5) * 0.75);
        assertThat((double) narrow.getFirst().getX()).isBetween(7.49, 7.51);
        assertThat((double) narrow.getFirst().getY()).isBetween(37.49, 37.51);
    }

    private static double end(List<TextPosition> line) {
        return line.getLast().getEndX();
    }

    /// One line of text at (10, 50).
    private static Drawing of(String text, double width) {
        Mark mark = new Mark.Text(text, new Point(10, 50), Mark.Anchor.START,
                new Mark.Lettering(20, true, Ink.of(0x123456)), width, Detail.ALWAYS);
        Box page = new Box(0, 0, width + 20, 100);
        return new Drawing(page, Ink.of(0xFFFFFF), "", "",
                List.of(new Figure(new Figure.Furniture("text"), page, "", "", List.of(mark))));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument read = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(read).strip();
        }
    }

    private static List<TextPosition> letters(byte[] pdf) throws IOException {
        List<TextPosition> letters = new ArrayList<>();
        try (PDDocument read = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    letters.add(letter);
                }
            }.getText(read);
        }
        return letters;
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
