package dev.archipelago.app.query;

/// A query that cannot be understood, with the place and what was expected there; its message is in English.
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int position;
    private final String found;
    private final Expected expected;
    private final String detail;

    /// @param detail what the expectation depends on; empty where on nothing
    QueryException(int position, String found, Expected expected, String detail) {
        super("at " + (position + 1) + ", " + (found.isEmpty() ? "the end" : "'" + found + "'") + ": expected "
                + expected.english(detail));
        this.position = position;
        this.found = found;
        this.expected = expected;
        this.detail = detail;
    }

    /// Where, counted from 0 in characters.
    public int position() {
        return position;
    }

    /// What is there; empty at the end.
    public String found() {
        return found;
    }

    public Expected expected() {
        return expected;
    }

    /// What the expectation depends on, such as how many or which words; empty where on nothing.
    public String detail() {
        return detail;
    }
}
