package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.text.ImageReference;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Node;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.exporters.yaml.YamlReader;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The databases, caches and brokers whose images are known, by every name they go by.
final class EngineCatalogue {

    private static final String RESOURCE = "engines.yaml";

    private final Map<String, Engine> byName = new LinkedHashMap<>();

    private EngineCatalogue() {}

    /// Reads the catalogue that the program brings along.
    static EngineCatalogue load() {
        EngineCatalogue catalogue = new EngineCatalogue();
        Mapping engines = mapping(YamlReader.read(text()), "engines");
        for (Mapping.Entry entry : engines.entries()) {
            Mapping properties = (Mapping) entry.value();
            Engine engine = engine(entry.key(), properties);
            catalogue.byName.put(entry.key(), engine);
            texts(properties, "aliases").forEach(alias -> catalogue.byName.put(alias, engine));
        }
        return catalogue;
    }

    /// The engine that a component runs: the one it names, else the one its image is, else one that its id mentions.
    Optional<Engine> of(ComponentId id, Component component) {
        String image = component.containerOrDefault().image();
        if (image != null) {
            return ImageReference.parse(image).flatMap(this::of);
        }
        String named = component.database() != null
                ? component.database().engine()
                : component.broker() != null ? component.broker().engine() : null;
        if (named != null) {
            return Optional.ofNullable(byName.get(named.toLowerCase(Locale.ROOT).strip()));
        }
        return List.of(id.value().split("-")).stream().map(byName::get).filter(Objects::nonNull).findFirst();
    }

    private Optional<Engine> of(ImageReference image) {
        return byName.values().stream().filter(engine -> engine.image().repository().equals(image.repository()))
                .findFirst();
    }

    private static Engine engine(String name, Mapping it) {
        ImageReference image = ImageReference.parse(text(it, "image"))
                .orElseThrow(() -> new IllegalStateException("an image was expected for " + name));
        Map<String, String> environment = new LinkedHashMap<>();
        it.get("environment").ifPresent(node -> ((Mapping) node).entries()
                .forEach(entry -> environment.put(entry.key(), ((Scalar) entry.value()).text())));
        return new Engine(name, image, Integer.parseInt(text(it, "port")), text(it, "portName"), text(it, "data"),
                texts(it, "writable"), texts(it, "arguments"), texts(it, "persistent"), texts(it, "volatile"),
                texts(it, "asCache"), environment, text(it, "credentials"), texts(it, "credentialKeys"),
                text(it, "clustered").equals("true"), texts(it, "ready"));
    }

    private static Mapping mapping(Mapping parent, String key) {
        return (Mapping) parent.get(key).orElseThrow(() -> new IllegalStateException("no " + key + " in " + RESOURCE));
    }

    private static String text(Mapping parent, String key) {
        return parent.get(key).map(node -> ((Scalar) node).text()).orElse("");
    }

    private static List<String> texts(Mapping parent, String key) {
        Node node = parent.get(key).orElse(Sequence.EMPTY);
        return ((Sequence) node).items().stream().map(item -> ((Scalar) item.value()).text()).toList();
    }

    private static String text() {
        try (InputStream stream = EngineCatalogue.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(stream, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
