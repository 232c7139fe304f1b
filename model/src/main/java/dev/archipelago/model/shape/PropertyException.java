package dev.archipelago.model.shape;

/// Says why a property path leads nowhere or a value does not fit there.
public final class PropertyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String advice;

    PropertyException(String path, String message, String advice) {
        super(advice.isEmpty() ? message : message + " " + advice);
        this.path = path;
        this.advice = advice;
    }

    /// The path as far as it concerns.
    public String path() {
        return path;
    }

    /// What to write instead; empty when it is not known.
    public String advice() {
        return advice;
    }
}
