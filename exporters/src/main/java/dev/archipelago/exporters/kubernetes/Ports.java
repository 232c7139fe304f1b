package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.text.PortName;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Derives the ports of components from the design.
final class Ports {

    private static final int DEFAULT = 8080;
    private static final int PRIVILEGED = 1024;

    private Ports() {}

    /// The ports given, else that of the engine, else http 8080, the default of the model.
    ///
    /// @param protocols those by which others call the component
    static List<Port> of(ComponentId id, Component component, Optional<Engine> engine, Set<Protocol> protocols,
            Omissions omissions) {
        Map<String, Integer> given = component.containerOrDefault().ports();
        List<Port> ports = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        given.forEach((name, number) -> {
            String pointer = Pointer.of("components", id.value(), "container", "ports", name);
            if (number < 1 || number > 65535) {
                omissions.add(pointer, "port " + number, "ports lie between 1 and 65535");
            } else if (!numbers.add(number)) {
                omissions.add(pointer, "port " + number, "another port of the component has this number already");
            } else {
                String valid = PortName.of(name, number, names);
                names.add(valid);
                ports.add(new Port(valid, number, speaks(component.kind(), name, given.size() == 1, protocols),
                        "given by the design"));
                if (number < PRIVILEGED) {
                    omissions.add(pointer, "the right to listen on port " + number,
                            "the container has no rights, and some nodes keep ports below 1024 for the "
                                    + "administrator; a higher one works everywhere");
                }
            }
        });
        if (ports.isEmpty()) {
            ports.add(engine
                    .map(known -> new Port(known.portName(), known.port(), "tcp", "the usual port of " + known.name()))
                    .orElseGet(() -> standard(component.kind(), protocols)));
        }
        return List.copyOf(ports);
    }

    /// The port that a caller with this protocol uses.
    static Port used(List<Port> ports, @Nullable Protocol protocol) {
        String wanted = protocol == null ? "http" : spelled(protocol);
        return ports.stream().filter(port -> port.speaks().equals(wanted)).findFirst().orElse(ports.getFirst());
    }

    private static Port standard(ComponentKind kind, Set<Protocol> protocols) {
        String speaks = speaks(kind, "", true, protocols);
        return new Port(speaks, DEFAULT, speaks, "default of the model");
    }

    private static String speaks(ComponentKind kind, String name, boolean only, Set<Protocol> protocols) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String known : List.of("grpc", "http2", "http", "tcp")) {
            if (lower.startsWith(known)) {
                return known;
            }
        }
        if (kind != ComponentKind.SERVICE && kind != ComponentKind.GATEWAY) {
            return "tcp";
        }
        return only && protocols.size() == 1 ? spelled(protocols.iterator().next()) : "http";
    }

    private static String spelled(Protocol protocol) {
        return switch (protocol) {
            case HTTP -> "http";
            case HTTP2 -> "http2";
            case GRPC -> "grpc";
            case TCP, AMQP, KAFKA -> "tcp";
        };
    }
}
