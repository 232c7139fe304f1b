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

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
                    Character.FORMAT, Character.UNASSIGNED, Character.PRIVATE_USE ->
                false;
            default -> true;
        };
    }
}
