package dev.archipelago.model.quantity;

/// Says that a text is not the spelling of a quantity, and what would have been.
public final class NotationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String expected;

    /// @param text what was found
    /// @param expected what would have been right, as a noun phrase: "a duration such as 250ms"
    public NotationException(String text, String expected) {
        super("'" + abbreviated(text) + "' is not " + expected);
        this.expected = expected;
    }

    /// What would have been right, as a noun phrase.
    public String expected() {
        return expected;
    }

    private static String abbreviated(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
