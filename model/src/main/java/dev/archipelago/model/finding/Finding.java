package dev.archipelago.model.finding;

/// Something wrong or remarkable in a document, with its place and what to do about it.
///
/// @param id stable and dotted, such as "connection.no-timeout"
/// @param pointer the part of the document concerned, as a JSON pointer; empty for all of it
/// @param place where that stands in the file
/// @param said what was found, one or two sentences
/// @param advised what to do, a sentence; empty when the message says it
public record Finding(String id, Severity severity, String pointer, Place place, Wording said, Wording advised) {

    public static Finding error(String id, Pointer pointer, Wording said, Wording advised) {
        return new Finding(id, Severity.ERROR, pointer.toString(), Place.NONE, said, advised);
    }

    public static Finding warning(String id, Pointer pointer, Wording said, Wording advised) {
        return new Finding(id, Severity.WARNING, pointer.toString(), Place.NONE, said, advised);
    }

    public static Finding advice(String id, Pointer pointer, Wording said, Wording advised) {
        return new Finding(id, Severity.ADVICE, pointer.toString(), Place.NONE, said, advised);
    }

    public Finding at(Place changed) {
        return new Finding(id, severity, pointer, changed, said, advised);
    }

    /// What was found, in English.
    public String message() {
        return said.toString();
    }

    /// What to do, in English; empty when the message says it.
    public String advice() {
        return advised.toString();
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// One line for people: place, message, advice, id.
    @Override
    public String toString() {
        String where = place.isKnown() ? place + ": " : pointer.isEmpty() ? "" : pointer + ": ";
        return where + said + (advised.isEmpty() ? "" : " " + advised) + " [" + id + "]";
    }
}
