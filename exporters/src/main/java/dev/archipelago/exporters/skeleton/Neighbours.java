package dev.archipelago.exporters.skeleton;

import dev.archipelago.exporters.text.Names;
import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Protocol;
import java.util.Locale;
import java.util.Optional;

/// Who a program can call: services and gateways, and whatever else is written by us.
record Neighbours(Architecture architecture, Names names) {

    /// Whether a program of ours answers for a component over HTTP, whatever it is written in.
    boolean isProgram(ComponentId id) {
        return architecture.component(id)
                .filter(component -> component.kind() == ComponentKind.SERVICE
                        || component.kind() == ComponentKind.GATEWAY || Language.of(component).isPresent())
                .isPresent();
    }

    /// Whether others call a component over gRPC.
    boolean isAskedOverGrpc(ComponentId id) {
        return architecture.connections().entrySet().stream()
                .anyMatch(way -> way.getKey().to().equals(id) && way.getValue().protocol() == Protocol.GRPC);
    }

    /// Whether the programs on both sides of a connection speak gRPC, as the design wants it.
    boolean speakGrpc(ComponentId from, ComponentId to) {
        return architecture.connection(from, to).protocol() == Protocol.GRPC && canGrpc(from) && canGrpc(to);
    }

    /// Whether a component is written in a language whose skeletons speak gRPC.
    boolean canGrpc(ComponentId id) {
        return architecture.component(id).flatMap(Language::of).filter(Language::speaksGrpc).isPresent();
    }

    Optional<Component> component(ComponentId id) {
        return architecture.component(id);
    }

    /// The environment variable that holds the address of a component.
    String variable(ComponentId id) {
        return names.of(id).replace('-', '_').toUpperCase(Locale.ROOT) + "_URL";
    }
}
