package dev.archipelago.exporters.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The one rule of quoting: plain only where no reader of YAML 1.1 or 1.2 could take the text for anything else.
///
/// Plain are texts that begin with a letter or a slash and go on with letters, digits and `_./@%-`, except the words
/// that some reader takes for a truth value or nothing. Printable texts of several lines are written as blocks. All else
/// stands in double quotes, with what is not visible escaped.
final class Quoting {

    private static final Pattern BLOCK_LINE = Pattern.compile(" *[!-~]([ -~]*[!-~])?");
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan",
            "inf");
    private static final int LONGEST_WORD = 5;

    private Quoting() {}

    static String value(Scalar scalar) {
        return switch (scalar.type()) {
            case TEXT -> isPlain(scalar.text()) ? scalar.text() : quoted(scalar.text());
            case INTEGER, DECIMAL, TRUTH, RAW -> scalar.text();
        };
    }

    /// A key, at most 1000 characters as written: readers look ahead 1024 for the colon.
    static String key(String key) {
        String written = isPlain(key) ? key : quoted(key);
        if (written.length() > 1000) {
            throw new IllegalArgumentException("a key of at most 1000 characters was expected");
        }
        return written;
    }

    /// Whether a text is written line by line behind `|-`: at least two lines, all printable, none with space behind it, the
    /// first with none before it, which tells readers the indentation.
    static boolean isBlock(String text) {
        return text.indexOf('\n') > 0 && !text.endsWith("\n") && text.indexOf('\r') < 0
                && text.lines().allMatch(line -> line.isEmpty() || BLOCK_LINE.matcher(line).matches())
                && !text.startsWith("\n") && !text.startsWith(" ");
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty() || !isLetter(text.charAt(0)) && text.charAt(0) != '/') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9') && "_./@%-".indexOf(c) < 0) {
                return false;
            }
        }
        return text.length() > LONGEST_WORD || !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> append(quoted, point));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int point) {
        switch (point) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            case '\r' -> quoted.append("\\r");
            default -> {
                if (point >= ' ' && point < 0x7F || point > 0xA0 && isVisible(point)) {
                    quoted.appendCodePoint(point);
                } else {
                    quoted.append(String.format(Locale.ROOT,
                            point <= 0xFF ? "\\x%02X" : point <= 0xFFFF ? "\\u%04X" : "\\U%08X",
                            point));
                }
            }
        }
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
                false;
            default -> true;
        };
    }
}
