package dev.archipelago.model.finding;

/// Where something stands in a text.
///
/// @param line counted from 1; 0 when unknown
/// @param column counted from 1; 0 when unknown
public record Place(int line, int column) {
    /// It is not known where, or it stands in no file.
    public static final Place NONE = new Place(0, 0);

    public boolean isKnown() {
        return line > 0;
    }

    @Override
    public String toString() {
        return isKnown() ? "line " + line + ", column " + column : "";
    }
}
