package dev.archipelago.exporters.dockerfile;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The images that ours are built on, by language and stage.
public record BaseImages(Mapping images) {

    private static final String RESOURCE = "base-images.yaml";

    /// Reads the catalogue that the program brings along.
    public static BaseImages load() {
        try (InputStream stream = BaseImages.class.getResourceAsStream(RESOURCE)) {
            byte[] bytes = Objects.requireNonNull(stream, RESOURCE).readAllBytes();
            return new BaseImages((Mapping) YamlReader.read(new String(bytes, StandardCharsets.UTF_8)).get("images")
                    .orElseThrow());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The image with its tag, and its digest where that was verified.
    public String image(String name) {
        Mapping image = (Mapping) images.get(name)
                .orElseThrow(() -> new IllegalStateException("no base image " + name));
        return text(image, "image") + image.get("digest").map(digest -> "@" + ((Scalar) digest).text()).orElse("");
    }

    private static String text(Mapping image, String key) {
        return ((Scalar) image.get(key).orElseThrow()).text();
    }
}
