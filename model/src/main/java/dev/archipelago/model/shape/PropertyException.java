package dev.archipelago.model.shape;

import dev.archipelago.model.finding.Wording;

/// Says why a property path leads nowhere or a value does not fit there.
public final class PropertyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final transient Wording wording;

    PropertyException(String path, Wording said, Wording advised) {
        this(path, advised.isEmpty() ? said : Wording.of("%s %s", said, advised));
    }

    private PropertyException(String path, Wording wording) {
        super(wording.toString());
        this.path = path;
        this.wording = wording;
    }

    /// The path as far as it concerns.
    public String path() {
        return path;
    }

    /// The message, which also says what to write instead where that is known.
    public Wording wording() {
        return wording;
    }
}
