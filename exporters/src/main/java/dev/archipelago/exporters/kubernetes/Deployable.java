package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Container;
import java.util.List;
import java.util.Optional;

/// A component that runs in the cluster, with what several of its objects need to know.
///
/// @param ports at least one
/// @param engine the ready-made program it runs, where it is one
record Deployable(ComponentId id, Component component, Identity identity, Figure image, List<Port> ports,
        Optional<Engine> engine) {

    String name() {
        return identity.name();
    }

    Container container() {
        return component.containerOrDefault();
    }

    /// The pointer of a part of the component.
    String pointer(String... keys) {
        return Pointer.of("components", id.value()) + Pointer.of(keys);
    }

    /// Whether each replica has a name and a disk of its own.
    boolean isStateful() {
        return component.isStateful();
    }

    /// Whether a plain image would run as independent copies that know nothing of one another.
    boolean isSingleton() {
        return component.kind() != ComponentKind.CACHE && engine.isPresent() && !engine.get().clustered();
    }

    String headlessName() {
        return name() + ServiceManifest.HEADLESS;
    }
}
