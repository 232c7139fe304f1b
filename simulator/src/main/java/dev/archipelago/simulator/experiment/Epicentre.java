package dev.archipelago.simulator.experiment;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What fails: components with all their replicas, or connections.
///
/// @param what it is called
public record Epicentre(String what, Set<ComponentId> components, Set<ConnectionId> connections) {
    public Epicentre {
        components = Set.copyOf(components);
        connections = Set.copyOf(connections);
    }

    public static Epicentre of(ComponentId id) {
        return new Epicentre(id.value(), Set.of(id), Set.of());
    }

    public static Epicentre of(ConnectionId id) {
        return new Epicentre(id.toString(), Set.of(), Set.of(id));
    }

    /// That nothing passes between some components and all others; empty where nothing does anyway.
    public static Epicentre partition(Document document, String what, Set<ComponentId> side) {
        Set<ConnectionId> crossing = new LinkedHashSet<>();
        Topology.of(document.architecture(), document.workloads()).links().stream().map(Link::id)
                .filter(id -> id.crosses(side)).forEach(crossing::add);
        return new Epicentre(what, Set.of(), crossing);
    }

    /// What of it can fail in a design: no users, and nothing that is not there.
    public Epicentre in(Document document) {
        Set<ComponentId> failing = new LinkedHashSet<>(components);
        failing.removeIf(id -> document.architecture().component(id)
                .filter(component -> component.kind() != ComponentKind.CLIENT).isEmpty());
        return new Epicentre(what, failing, connections);
    }

    public boolean isEmpty() {
        return components.isEmpty() && connections.isEmpty();
    }

    /// What is outside answers with errors, all else is gone.
    List<Fault> faults(Document document, TimeSpan at, TimeSpan lasting) {
        Distribution length = new Distribution.Constant(lasting);
        List<Fault> faults = new ArrayList<>();
        components.stream().sorted().forEach(id -> {
            Component component = document.architecture().component(id).orElseThrow();
            faults.add(BlastRadius.isOutside(component)
                    ? new Fault.Errors(id, at, length, null, null, null, null, null)
                    : new Fault.Crash(id, at, length, null, null, null));
        });
        connections.stream().sorted(Comparator.comparing(ConnectionId::toString))
                .forEach(id -> faults.add(new Fault.Cut(id, at, length, null, null)));
        return faults;
    }

    /// Where distances are counted from, and by how much: connections lie between their ends.
    Set<ComponentId> ends() {
        Set<ComponentId> ends = new LinkedHashSet<>(components);
        connections.forEach(id -> ends.addAll(List.of(id.from(), id.to())));
        return ends;
    }
}
