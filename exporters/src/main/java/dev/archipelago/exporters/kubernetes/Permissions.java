package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Protocol;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Who may open a connection to whom: one permission for each link of the drawing, and no more.
///
/// Consumers open the connection to their broker, so that a delivery is a permission against the direction of the message.
///
/// @param inside between two components of the cluster
/// @param entrances components that are called from outside
/// @param outside from a component to a system outside
record Permissions(Set<Inside> inside, Set<ComponentId> entrances, Set<Outside> outside) {

    /// One component of the cluster may call a port of another.
    record Inside(ComponentId client, ComponentId server, Port port) {}

    /// One component of the cluster may call a port outside.
    record Outside(ComponentId client, ComponentId server, int port) {}

    static Permissions of(Landscape landscape) {
        var document = landscape.request().document();
        Permissions permissions = new Permissions(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        Topology.of(document.architecture(), document.workloads()).links()
                .forEach(link -> permissions.add(landscape, link));
        document.workloads().values().stream().filter(workload -> workload.from() == null)
                .flatMap(workload -> workload.targets().stream()).map(target -> target.component())
                .filter(landscape.deployables()::containsKey).forEach(permissions.entrances::add);
        return permissions;
    }

    private void add(Landscape landscape, Link link) {
        boolean reversed = link.uses().equals(Set.of(Link.Use.DELIVER)) || link.uses().isEmpty()
                && kind(landscape, link.from()) == ComponentKind.BROKER;
        ComponentId client = reversed ? link.to() : link.from();
        ComponentId server = reversed ? link.from() : link.to();
        boolean clientRuns = landscape.deployables().containsKey(client);
        boolean serverRuns = landscape.deployables().containsKey(server);
        if (clientRuns && serverRuns) {
            Protocol protocol = landscape.connection(link.from(), link.to()).protocol();
            Deployable callee = Objects.requireNonNull(landscape.deployables().get(server));
            inside.add(new Inside(client, server, Ports.used(callee.ports(), protocol)));
        } else if (clientRuns) {
            addOutside(landscape, client, server);
        } else if (serverRuns) {
            entrances.add(server);
        }
    }

    private void addOutside(Landscape landscape, ComponentId client, ComponentId server) {
        Component component = landscape.request().document().architecture().component(server).orElseThrow();
        ComponentKind kind = component.kind();
        String pointer = Pointer.of("components", server.value());
        if (kind != ComponentKind.EXTERNAL && kind != ComponentKind.THIRD_PARTY) {
            Omissions omissions = landscape.omissions();
            omissions.add(pointer, "the way to it from " + client,
                    "its address is not part of the design; allow it in the network policy of " + client);
            return;
        }
        List<Integer> ports = List.copyOf(component.containerOrDefault().ports().values());
        outside.add(new Outside(client, server, ports.isEmpty() ? 443 : Math.clamp(ports.getFirst(), 1, 65535)));
    }

    private static ComponentKind kind(Landscape landscape, ComponentId id) {
        return landscape.request().document().architecture().component(id).orElseThrow().kind();
    }
}
