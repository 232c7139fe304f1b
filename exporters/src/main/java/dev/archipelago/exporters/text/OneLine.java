package dev.archipelago.exporters.text;

/// Makes free text fit on one line, whatever a reader takes for a line break.
public final class OneLine {

    private OneLine() {}

    /// The text with every control character, line or paragraph separator, byte-order mark, half of a surrogate pair and
    /// direction override replaced by a space, and runs of spaces made one.
    public static String of(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(point -> line.appendCodePoint(isVisible(point) ? point : ' '));
        return line.toString().replaceAll(" {2,}", " ").strip();
    }

    /// The same, cut where it is longer than so many characters; the cut ends in `…`.
    public static String of(String text, int longest) {
        String line = of(text);
        if (line.length() <= longest) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return line.substring(0, end) + "…";
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
                    Character.FORMAT, Character.UNASSIGNED, Character.PRIVATE_USE ->
                false;
            default -> true;
        };
    }
}
