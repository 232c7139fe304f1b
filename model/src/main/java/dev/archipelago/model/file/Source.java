package dev.archipelago.model.file;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a document was read from.
public final class Source {
    private final byte[] bytes;
    private final Syntax syntax;
    private final @Nullable String schema;

    Source(byte[] bytes, Syntax syntax, @Nullable String schema) {
        this.bytes = bytes.clone();
        this.syntax = syntax;
        this.schema = schema;
    }

    public Syntax syntax() {
        return syntax;
    }

    /// The reference to a JSON Schema that the file begins with.
    public Optional<String> schema() {
        return Optional.ofNullable(schema);
    }

    String text() {
        return SourceBytes.text(bytes);
    }

    boolean hasBytes(byte[] others) {
        return Arrays.equals(bytes, others);
    }
}
