package dev.archipelago.app.query;

/// A query that cannot be understood, with the place and what was expected there.
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int position;

    QueryException(int position, String found, String expected) {
        super("at " + (position + 1) + ", " + (found.isEmpty() ? "the end" : "'" + found + "'") + ": expected "
                + expected);
        this.position = position;
    }

    /// Where, counted from 0 in characters.
    public int position() {
        return position;
    }
}
