package dev.archipelago.exporters.skeleton;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Files that the program brings along.
final class Resource {

    private Resource() {}

    /// The text of a file beside this package, with single line feeds.
    static String text(String path) {
        try (InputStream stream = Resource.class.getResourceAsStream(path)) {
            byte[] bytes = Objects.requireNonNull(stream, path).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
