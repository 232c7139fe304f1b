package dev.archipelago.app.workbench;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Architectures of common shapes to begin with. Their numbers are round: they are to be replaced.
public final class Templates {
    /// In the order in which they are offered.
    public static final List<String> IDS = List.of("gateway-and-services", "queue-worker", "cqrs", "strangler");

    private Templates() {}

    /// Every template by its id.
    public static Map<String, Document> all() {
        Map<String, Document> all = new LinkedHashMap<>();
        IDS.forEach(id -> all.put(id, read(id)));
        return all;
    }

    /// @throws IllegalArgumentException when there is no such template
    public static Document read(String id) {
        String name = "templates/" + id + ".archipelago.json";
        try (InputStream file = Templates.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("expected a template among " + IDS + ", not " + id);
            }
            return DocumentReader.readText(new String(file.readAllBytes(), StandardCharsets.UTF_8), name).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
