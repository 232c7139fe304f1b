package dev.archipelago.exporters.picture;

import de.rototor.pdfbox.graphics2d.IPdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.text.AttributedCharacterIterator;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.util.Matrix;

/// Writes the texts of a page as texts, which can be searched, selected and copied, with the shapes that the machine's fonts
/// give their letters.
///
/// Letters that a font joins, such as those of Arabic or Devanagari, are one shape that stands for all of them. Each shape is in
/// the file once, however often it is written.
final class PdfLetters implements IPdfBoxGraphics2DFontTextDrawer {
    private static final FontRenderContext SURFACE = new FontRenderContext(null, true, true);

    private final PDDocument document;
    private final Map<Letter, PdfAlphabet.Place> places = new LinkedHashMap<>();
    private final List<PdfAlphabet> alphabets = new ArrayList<>();

    /// What one shape stands for.
    ///
    /// @param font in which it is drawn
    /// @param text the letters
    /// @param width how far it moves on, in thousandths of the size
    /// @param glyphs of the font
    private record Letter(Font font, String text, double width, List<Integer> glyphs) {
        Letter {
            glyphs = List.copyOf(glyphs);
        }
    }

    PdfLetters(PDDocument document) {
        this.document = document;
    }

    @Override
    public boolean canDrawText(AttributedCharacterIterator iterator, IFontTextDrawerEnv surface) {
        return true;
    }

    @Override
    public FontMetrics getFontMetrics(Font font, IFontTextDrawerEnv surface) {
        return surface.getCalculationGraphics().getFontMetrics(font);
    }

    @Override
    public void drawText(AttributedCharacterIterator iterator, IFontTextDrawerEnv surface) throws IOException {
        Font font = surface.getFont();
        float size = font.getSize2D();
        Font large = font.deriveFont(new AffineTransform()).deriveFont((float) PdfAlphabet.EM);
        List<PdfAlphabet.Place> line = places(text(iterator), large);
        PDPageContentStream content = surface.getContentStream();
        surface.applyPaint(surface.getPaint(), null);
        content.beginText();
        content.setTextMatrix(new Matrix((float) font.getTransform().getScaleX(), 0, 0, -1, 0, 0));
        int from = 0;
        for (int to = 1; to <= line.size(); to++) {
            if (to == line.size() || !line.get(to).alphabet().equals(line.get(from).alphabet())) {
                content.setFont(line.get(from).alphabet(), size);
                content.showText(PdfAlphabet.codes(line.subList(from, to)));
                from = to;
            }
        }
        content.endText();
    }

    /// Puts into the document what the texts so far are written with.
    void finish() throws IOException {
        for (PdfAlphabet alphabet : alphabets) {
            alphabet.finish();
        }
    }

    private static String text(AttributedCharacterIterator iterator) {
        StringBuilder text = new StringBuilder();
        for (char letter = iterator.first(); letter != AttributedCharacterIterator.DONE; letter = iterator.next()) {
            text.append(letter);
        }
        return text.toString();
    }

    /// From left to right.
    private List<PdfAlphabet.Place> places(String text, Font font) throws IOException {
        Bidi directions = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int runs = directions.getRunCount();
        byte[] levels = new byte[runs];
        Integer[] order = new Integer[runs];
        for (int run = 0; run < runs; run++) {
            levels[run] = (byte) directions.getRunLevel(run);
            order[run] = run;
        }
        Bidi.reorderVisually(levels, 0, order, 0, runs);
        List<PdfAlphabet.Place> line = new ArrayList<>();
        for (int run : order) {
            line.addAll(places(text, directions.getRunStart(run), directions.getRunLimit(run),
                    directions.getRunLevel(run) % 2 == 1, font));
        }
        return line;
    }

    private List<PdfAlphabet.Place> places(String text, int start, int end, boolean leftwards, Font font)
            throws IOException {
        GlyphVector glyphs = glyphs(text.substring(start, end).toCharArray(), leftwards, font);
        TreeSet<Integer> begins = new TreeSet<>();
        IntStream.range(0, glyphs.getNumGlyphs()).forEach(i -> begins.add(glyphs.getGlyphCharIndex(i)));
        List<PdfAlphabet.Place> line = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= glyphs.getNumGlyphs(); to++) {
            int begin = glyphs.getGlyphCharIndex(from);
            if (to == glyphs.getNumGlyphs() || glyphs.getGlyphCharIndex(to) != begin) {
                Integer next = begins.higher(begin);
                String letters = text.substring(start + begin, next == null ? end : start + next);
                line.add(place(glyphs, from, to, letters));
                from = to;
            }
        }
        return line;
    }

    /// As drawing pixels does, letters that need not be joined stay single: no arrow in place of `->`.
    private static GlyphVector glyphs(char[] letters, boolean leftwards, Font font) {
        return leftwards || Font.textRequiresLayout(letters, 0, letters.length)
                ? font.layoutGlyphVector(SURFACE, letters, 0, letters.length,
                        leftwards ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT)
                : font.createGlyphVector(SURFACE, letters);
    }

    private PdfAlphabet.Place place(GlyphVector glyphs, int from, int to, String text) throws IOException {
        double left = glyphs.getGlyphPosition(from).getX();
        Letter letter = new Letter(glyphs.getFont(), text, glyphs.getGlyphPosition(to).getX() - left,
                IntStream.range(from, to).mapToObj(glyphs::getGlyphCode).toList());
        PdfAlphabet.Place known = places.get(letter);
        if (known != null) {
            return known;
        }
        Path2D.Double shape = new Path2D.Double();
        for (int i = from; i < to; i++) {
            shape.append(glyphs.getGlyphOutline(i), false);
        }
        shape.transform(new AffineTransform(1, 0, 0, -1, -left, 0));
        if (alphabets.isEmpty() || alphabets.getLast().isFull()) {
            alphabets.add(PdfAlphabet.in(document));
        }
        PdfAlphabet.Place place = alphabets.getLast().add(text, letter.width(), shape);
        places.put(letter, place);
        return place;
    }
}
