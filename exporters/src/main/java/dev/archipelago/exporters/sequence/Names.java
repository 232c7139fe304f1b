package dev.archipelago.exporters.sequence;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;

/// What components are called.
final class Names {
    private Names() {}

    static String of(Document document, ComponentId id) {
        return document.architecture().component(id).map(Component::name).orElse(id.value());
    }
}
