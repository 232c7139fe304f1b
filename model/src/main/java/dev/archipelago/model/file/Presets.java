package dev.archipelago.model.file;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.vocabulary.Ordered;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The presets that this program knows: one architecture file, whose components name products; the connections to
/// them hold the values, and their channels.
///
/// @param edition when they were read from their sources, as year and month
/// @param all those of connections by id
/// @param channels those of queues and topics by id
public record Presets(String edition, Map<String, Preset> all, Map<String, ChannelPreset> channels) {

    private static final String EDITION = "2026-11";
    private static final String FILE = "/dev/archipelago/presets/presets-" + EDITION + ".archipelago.json";

    public Presets {
        all = Ordered.copyOf(all);
        channels = Ordered.copyOf(channels);
    }

    /// Reads them.
    public static Presets read() {
        Document document = document();
        Architecture architecture = document.architecture();
        Map<String, Preset> presets = new LinkedHashMap<>();
        architecture.connections().forEach((id, connection) -> {
            Component product = architecture.component(id.to())
                    .orElseGet(() -> Component.of(ComponentKind.SERVICE));
            presets.put(id.to().value(), new Preset(id.to().value(), String.valueOf(product.name()),
                    String.valueOf(product.description()), String.valueOf(connection.description()), connection));
        });
        Map<String, ChannelPreset> channels = new LinkedHashMap<>();
        architecture.components().forEach((id, product) -> {
            if (product.broker() != null) {
                product.broker().channels().forEach((name, channel) -> channels.put(id.value(),
                        new ChannelPreset(id.value(), String.valueOf(product.name()),
                                String.valueOf(product.description()), channel)));
            }
        });
        return new Presets(EDITION, presets, channels);
    }

    static Document document() {
        try (InputStream file = Presets.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing in the program");
            }
            return DocumentReader.readText(new String(file.readAllBytes(), StandardCharsets.UTF_8), FILE)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
