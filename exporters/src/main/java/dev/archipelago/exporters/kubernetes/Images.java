package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.text.ImageReference;
import dev.archipelago.exporters.text.LabelValue;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import java.util.Optional;

/// Decides which image a component runs; always one with a registry and a tag that stays.
record Images(ExportRequest request, String system, Omissions omissions) {

    private static final String DEFAULT_REGISTRY = "docker.io/library";

    /// The image given, else that of the catalogue, else the one that the component's Dockerfile builds.
    Figure of(ComponentId id, Component component, Optional<Engine> engine, String name) {
        String pointer = Pointer.of("components", id.value(), "container", "image");
        String given = component.containerOrDefault().image();
        if (given == null) {
            return engine.map(known -> Figure.of(known.image().toString(), "catalogue of engines: " + known.name()))
                    .orElseGet(() -> Figure.of(own(name),
                            "built from the component's Dockerfile; the pipeline sets the digest"));
        }
        Optional<ImageReference> parsed = ImageReference.parse(given);
        if (parsed.isEmpty()) {
            omissions.add(pointer, "the image " + OneLine.of(given),
                    "it is no image reference; " + own(name) + " is used");
            return Figure.of(own(name), "the image of the design is no image reference");
        }
        return Figure.of(tagged(parsed.get(), engine, pointer).toString(), "");
    }

    /// What the version label says: that of our own images only.
    String version(Optional<Engine> engine) {
        return engine.isPresent() ? "" : tag();
    }

    private ImageReference tagged(ImageReference image, Optional<Engine> engine, String pointer) {
        if (image.isFixed()) {
            return image.tag() == null ? image.withTag("by-digest") : image;
        }
        String tag = engine.map(known -> known.image().tag()).orElse(tag());
        omissions.add(pointer, "the tag of " + image.repository(),
                "the design names none that stays; " + tag + " is used, put in the one you run");
        return image.withTag(tag);
    }

    private String own(String name) {
        String registry = request.document().platformOrDefault().registry();
        if (registry == null) {
            omissions.add(Pointer.of("platform", "registry"), "the registry of our own images",
                    "the design names none; " + DEFAULT_REGISTRY
                            + " is used, to which only Docker pushes: name the one that your pipeline pushes to");
        }
        String prefix = registry == null ? DEFAULT_REGISTRY : registry.strip().replaceAll("/+$", "");
        String image = prefix + "/" + system + "-" + name + ":" + tag();
        return ImageReference.parse(image).map(ImageReference::toString).orElseGet(() -> {
            omissions.add(Pointer.of("platform", "registry"), "the registry " + OneLine.of(prefix),
                    "it is no registry and path; " + DEFAULT_REGISTRY + " is used");
            return DEFAULT_REGISTRY + "/" + system + "-" + name + ":" + tag();
        });
    }

    private String tag() {
        String tag = LabelValue.of(request.options().version());
        return tag.isEmpty() || tag.equals("latest") ? "0.1.0" : tag;
    }
}
