package dev.archipelago.app.editor.whatif;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.ExternalSettings;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.PropertyPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds what can be turned.
final class Knobs {
    private final Document document;
    private final List<PropertyPath> given;
    private final List<Knob> knobs = new ArrayList<>();

    private Knobs(Document document, List<PropertyPath> given) {
        this.document = document;
        this.given = given;
    }

    /// The load of each workload.
    ///
    /// @param document with the values of the scenario
    static List<Knob> ofLoad(Document document) {
        Knobs knobs = new Knobs(document, List.of());
        document.workloads().forEach(knobs::addLoad);
        return knobs.knobs;
    }

    /// Of the selected components and of their connections, and of the selected connections.
    ///
    /// @param document with the values of the scenario
    static List<Knob> of(Document document, Selection selection) {
        Knobs knobs = new Knobs(document, selection.components().isEmpty() ? List.of() : PropertyPath.given(document));
        selection.components().forEach(knobs::addComponent);
        document.architecture().connections().forEach((id, connection) -> {
            if (selection.connections().contains(id) || selection.components().contains(id.from())
                    || selection.components().contains(id.to())) {
                knobs.addConnection(id, connection);
            }
        });
        return knobs.knobs;
    }

    private void addLoad(String id, Workload workload) {
        if (workload.users() != null) {
            knobs.add(Knob.of(KnobKind.LOAD, id, PropertyPath.of("workloads", id, "users")));
        } else if (!(workload.arrivals() instanceof Arrival.Table table)
                || !table.points().isEmpty() && table.points().getFirst().at().isZero()) {
            knobs.add(Knob.of(KnobKind.LOAD, id, PropertyPath.of("workloads", id, "arrivals")));
        }
    }

    private void addComponent(ComponentId id) {
        Component component = document.architecture().components().get(id);
        if (component == null || component.kind() == ComponentKind.CLIENT) {
            return;
        }
        PropertyPath path = PropertyPath.of("components", id.value());
        if (component.runsOnPlatform()) {
            addReplicas(id, component, path);
        }
        PropertyPath container = path.child("container");
        add(KnobKind.WORKERS, id, component.containerOrDefault().workers(), container.child("workers"));
        add(KnobKind.CPU, id, component.containerOrDefault().cpuLimit(), container.child("cpuLimit"));
        component.resources().forEach((name, resource) -> {
            if (resource.capacity() != null) {
                knobs.add(new Knob(KnobKind.PERMITS, id.value(), name,
                        List.of(path.child("resources").child(name).child("capacity"))));
            }
        });
        addDemand(id, component, path);
    }

    private void addReplicas(ComponentId id, Component component, PropertyPath path) {
        List<PropertyPath> paths = new ArrayList<>();
        if (component.autoscaling() != null) {
            paths.add(path.child("autoscaling").child("min"));
        }
        if (component.autoscaling() == null || component.replicas() != null) {
            paths.add(path.child("replicas"));
        }
        knobs.add(new Knob(KnobKind.REPLICAS, id.value(), "", paths));
    }

    /// What it computes itself; for another's system how long it takes; not where measured values of a file say it.
    private void addDemand(ComponentId id, Component component, PropertyPath path) {
        List<PropertyPath> paths = new ArrayList<>();
        ExternalSettings external = component.external();
        if (external != null && external.latency() != null) {
            paths.add(path.child("external").child("latency"));
        }
        List<String> operations = List.of("components", id.value(), "operations");
        given.stream().filter(at -> at.segments().size() > 3 && at.segments().subList(0, 3).equals(operations)
                && at.segments().getLast().equals("compute")).forEach(paths::add);
        if (component.kind() == ComponentKind.DATABASE) {
            addQueries(id, paths);
        }
        boolean fromFile = paths.stream().anyMatch(at -> at.read(document).orElse("").contains(".csv"));
        if (!paths.isEmpty() && !fromFile) {
            knobs.add(new Knob(KnobKind.DEMAND, id.value(), "", paths));
        }
    }

    /// What queries take at a database, whoever makes them.
    private void addQueries(ComponentId database, List<PropertyPath> paths) {
        for (PropertyPath at : given) {
            List<String> segments = at.segments();
            if (segments.getLast().equals("query")
                    && at.read(document).orElse("").split("\\.")[0].equals(database.value())) {
                PropertyPath step = new PropertyPath(segments.subList(0, segments.size() - 1));
                Stream.of("hold", "compute", "io").map(step::child).filter(given::contains).forEach(paths::add);
            }
        }
    }

    private void addConnection(ConnectionId id, Connection connection) {
        PropertyPath path = PropertyPath.of("connections", id.toString());
        add(KnobKind.TIMEOUT, id, connection.timeout(), path.child("timeout"));
        add(KnobKind.ATTEMPTS, id, connection.retry(), path.child("retry").child("attempts"));
        add(KnobKind.BULKHEAD, id, connection.bulkhead(), path.child("bulkhead").child("concurrent"));
        add(KnobKind.POOL, id, connection.pool() == null ? null : connection.pool().size(),
                path.child("pool").child("size"));
    }

    private void add(KnobKind kind, Object subject, @Nullable Object given,
            PropertyPath path) {
        if (given != null) {
            knobs.add(Knob.of(kind, subject.toString(), path));
        }
    }
}
