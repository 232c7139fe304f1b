package dev.archipelago.exporters.picture;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.util.Matrix;

/// A font inside a page, of at most 256 letters: for each a shape, a width and what it stands for. It needs no font file, so fonts
/// of any kind serve, also those that PDFBox cannot embed. Source: PDF 32000-1:2008, 9.6.5 "Type 3 fonts" and 9.10.3 "ToUnicode
/// CMaps".
final class PdfAlphabet extends PDType3Font {

    /// Units of shapes and widths per size of the letters.
    static final int EM = 1000;

    private static final int MOST = 256;
    private static final int MOST_AT_ONCE = 100;

    private final PDDocument document;
    private final List<String> texts = new ArrayList<>();
    private final COSArray widths = new COSArray();
    private final COSArray names = new COSArray();
    private final COSDictionary shapes = new COSDictionary();
    private final Rectangle2D.Double bounds = new Rectangle2D.Double();

    /// Where a letter stands.
    record Place(PdfAlphabet alphabet, int code) {}

    private PdfAlphabet(PDDocument document, COSDictionary dictionary) throws IOException {
        super(dictionary);
        this.document = document;
        names.add(COSInteger.ZERO);
    }

    static PdfAlphabet in(PDDocument document) throws IOException {
        COSDictionary dictionary = new COSDictionary();
        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE3);
        dictionary.setItem(COSName.FONT_MATRIX, new Matrix(1f / EM, 0, 0, 1f / EM, 0, 0).toCOSArray());
        return new PdfAlphabet(document, dictionary);
    }

    boolean isFull() {
        return texts.size() == MOST;
    }

    /// @param text what is copied and found
    /// @param width how far it moves on
    Place add(String text, double width, Shape shape) throws IOException {
        Place place = new Place(this, texts.size());
        Rectangle2D box = wide(shape.getBounds2D());
        texts.add(text);
        widths.add(new COSFloat(number(width)));
        COSName name = COSName.getPDFName("g" + place.code());
        names.add(name);
        shapes.setItem(name, stream(begin(width, box) + path(shape)));
        bounds.setRect(bounds.isEmpty() ? box : bounds.createUnion(box));
        return place;
    }

    /// What [#encode(int)] takes.
    static String codes(List<Place> line) {
        StringBuilder codes = new StringBuilder();
        line.forEach(place -> codes.append((char) place.code()));
        return codes.toString();
    }

    @Override
    protected byte[] encode(int code) {
        return new byte[]{(byte) code};
    }

    void finish() throws IOException {
        COSDictionary font = getCOSObject();
        font.setItem(COSName.FONT_BBOX, new PDRectangle((float) bounds.x, (float) bounds.y, (float) bounds.width,
                (float) bounds.height));
        font.setInt(COSName.FIRST_CHAR, 0);
        font.setInt(COSName.LAST_CHAR, texts.size() - 1);
        font.setItem(COSName.WIDTHS, widths);
        font.setItem(COSName.CHAR_PROCS, shapes);
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, names);
        font.setItem(COSName.ENCODING, encoding);
        font.setItem(COSName.RESOURCES, new COSDictionary());
        font.setItem(COSName.TO_UNICODE, stream(meanings()));
    }

    /// In whole units.
    private static Rectangle2D wide(Rectangle2D box) {
        double x = Math.floor(box.getMinX());
        double y = Math.floor(box.getMinY());
        return new Rectangle2D.Double(x, y, Math.ceil(box.getMaxX()) - x, Math.ceil(box.getMaxY()) - y);
    }

    /// Says that the shape takes the colour of the text.
    private static String begin(double width, Rectangle2D box) {
        return Stream.of(width, 0d, box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY())
                .map(PdfAlphabet::number).collect(Collectors.joining(" ", "", " d1\n"));
    }

    private static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator pieces = shape.getPathIterator(null); !pieces.isDone(); pieces.next()) {
            switch (pieces.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> piece(path, "m", at[0], at[1]);
                case PathIterator.SEG_LINETO -> piece(path, "l", at[0], at[1]);
                case PathIterator.SEG_QUADTO -> {
                    piece(path, "c", x + (at[0] - x) * 2 / 3, y + (at[1] - y) * 2 / 3,
                            at[2] + (at[0] - at[2]) * 2 / 3, at[3] + (at[1] - at[3]) * 2 / 3, at[2], at[3]);
                    at[0] = at[2];
                    at[1] = at[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    piece(path, "c", at);
                    at[0] = at[4];
                    at[1] = at[5];
                }
                default -> path.append("h\n"); // the next piece begins anew
            }
            x = at[0];
            y = at[1];
        }
        return path.isEmpty() ? "" : path.append("f\n").toString();
    }

    private static void piece(StringBuilder path, String what, double... numbers) {
        for (double number : numbers) {
            path.append(number(number)).append(' ');
        }
        path.append(what).append('\n');
    }

    private String meanings() {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <00> <FF>
                endcodespacerange
                """);
        HexFormat hex = HexFormat.of().withUpperCase();
        for (int from = 0; from < texts.size(); from += MOST_AT_ONCE) {
            int to = Math.min(from + MOST_AT_ONCE, texts.size());
            map.append(to - from).append(" beginbfchar\n");
            for (int code = from; code < to; code++) {
                map.append('<').append(hex.toHexDigits((byte) code)).append("> <")
                        .append(hex.formatHex(texts.get(code).getBytes(StandardCharsets.UTF_16BE))).append(">\n");
            }
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").toString();
    }

    private COSStream stream(String text) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }
}
