package dev.archipelago.model.finding;

/// Something wrong or remarkable in a document, with its place and what to do about it.
///
/// @param id stable and dotted, such as "connection.no-timeout"
/// @param pointer the part of the document concerned, as a JSON pointer; empty for all of it
/// @param place where that stands in the file
/// @param message what was found, one or two sentences
/// @param advice what to do, a sentence; empty when the message says it
public record Finding(String id, Severity severity, String pointer, Place place, String message, String advice) {

    public static Finding error(String id, Pointer pointer, String message, String advice) {
        return new Finding(id, Severity.ERROR, pointer.toString(), Place.NONE, message, advice);
    }

    public static Finding warning(String id, Pointer pointer, String message, String advice) {
        return new Finding(id, Severity.WARNING, pointer.toString(), Place.NONE, message, advice);
    }

    public static Finding advice(String id, Pointer pointer, String message, String advice) {
        return new Finding(id, Severity.ADVICE, pointer.toString(), Place.NONE, message, advice);
    }

    public Finding at(Place changed) {
        return new Finding(id, severity, pointer, changed, message, advice);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// One line for people: place, message, advice, id.
    @Override
    public String toString() {
        String where = place.isKnown() ? place + ": " : pointer.isEmpty() ? "" : pointer + ": ";
        return where + message + (advice.isEmpty() ? "" : " " + advice) + " [" + id + "]";
    }
}
