package dev.archipelago.exporters.picture;

import java.util.ArrayList;
import java.util.List;

/// Estimates how wide text is, from the shape of letters alone, so that drawings do not depend on installed fonts.
///
/// Widths are shares of the font size for a usual sans-serif, rounded up a little; East Asian letters and emoji take a
/// full square. Painters squeeze text whose real letters turn out wider.
final class Letters {

    private static final double BOLD = 1.06;
    private static final String ELLIPSIS = "…";

    private Letters() {}

    static double width(String text, double size, boolean bold) {
        double width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += width(text.codePointAt(i));
        }
        return width * size * (bold ? BOLD : 1);
    }

    /// The text, or as much of its beginning as fits with an ellipsis behind it.
    static String fitted(String text, double size, boolean bold, double room) {
        if (width(text, size, bold) <= room) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int kept = points.length - 1;
        while (kept > 0 && width(new String(points, 0, kept) + ELLIPSIS, size, bold) > room) {
            kept--;
        }
        return new String(points, 0, kept).stripTrailing() + ELLIPSIS;
    }

    /// The size at which a text fits, between the least that is legible and the one wanted.
    static double size(String text, double wanted, double least, boolean bold, double room) {
        double width = width(text, wanted, bold);
        return width <= room ? wanted : Math.max(least, wanted * room / width);
    }

    /// At most two lines, broken at a blank or behind a hyphen where one is, else between letters.
    static List<String> wrapped(String text, double size, boolean bold, double room) {
        if (width(text, size, bold) <= room) {
            return List.of(text);
        }
        int breakAt = 0;
        int last = 0;
        for (int i = 1; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (width(text.substring(0, i).stripTrailing(), size, bold) <= room) {
                last = i;
                char before = text.charAt(i - 1);
                breakAt = before == ' ' || before == '-' ? i : breakAt;
            }
        }
        int at = breakAt > 0 ? breakAt : isWide(text.codePointAt(0)) ? last : 0;
        List<String> lines = new ArrayList<>();
        if (at > 0) {
            lines.add(text.substring(0, at).stripTrailing());
        }
        lines.add(fitted(text.substring(at).stripLeading(), size, bold, room));
        return List.copyOf(lines);
    }

    private static double width(int letter) {
        if (isWide(letter)) {
            return 1;
        }
        if (letter >= '0' && letter <= '9') {
            return 0.63;
        }
        if ("ijlI |!'.,:;·".indexOf(letter) >= 0) {
            return 0.28;
        }
        if ("ftr()[]/\\-\"".indexOf(letter) >= 0) {
            return 0.38;
        }
        if ("mwMW%@—…".indexOf(letter) >= 0) {
            return 0.88;
        }
        if (Character.getType(letter) == Character.NON_SPACING_MARK) {
            return 0;
        }
        return Character.isUpperCase(letter) ? 0.69 : 0.57;
    }

    private static boolean isWide(int letter) {
        return letter >= 0x1100 && letter <= 0x115F || letter >= 0x2E80 && letter <= 0xA4CF
                || letter >= 0xAC00 && letter <= 0xD7A3 || letter >= 0xF900 && letter <= 0xFAFF
                || letter >= 0xFE30 && letter <= 0xFE6F || letter >= 0xFF00 && letter <= 0xFF60
                || letter >= 0xFFE0 && letter <= 0xFFE6 || letter >= 0x1F300 && letter <= 0x3FFFD;
    }
}
