package dev.archipelago.model;

import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.Map;
import java.util.Optional;

/// What an architecture is: its components and how they talk.
public record Architecture(
        @Meaning("Boxes by id.") @Default("none") Map<ComponentId, Component> components,
        @Meaning("What is said of connections, by caller->callee; a call needs no entry here.") @Default("none") Map<ConnectionId, Connection> connections) {

    public Architecture {
        components = Ordered.copyOf(components);
        connections = Ordered.copyOf(connections);
    }

    public static Architecture empty() {
        return new Architecture(Ordered.of(), Ordered.of());
    }

    public Optional<Component> component(ComponentId id) {
        return Optional.ofNullable(components.get(id));
    }

    /// What is said of a connection, unspecified where nothing is.
    public Connection connection(ComponentId from, ComponentId to) {
        return connections.getOrDefault(new ConnectionId(from, to), Connection.UNSPECIFIED);
    }

    /// The operation meant by a reference: the one named, else the only one of the component.
    public Optional<Operation> operation(OperationRef ref) {
        return component(ref.component()).flatMap(c -> operationId(ref).map(c.operations()::get));
    }

    /// The id of the operation meant by a reference; empty when it names none, or the component has none or several.
    public Optional<String> operationId(OperationRef ref) {
        Optional<Component> found = component(ref.component());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Operation> operations = found.get().operations();
        String named = ref.operation();
        if (named != null) {
            return operations.containsKey(named) ? Optional.of(named) : Optional.empty();
        }
        return operations.size() == 1 ? Optional.of(operations.keySet().iterator().next()) : Optional.empty();
    }

    public Architecture withComponents(Map<ComponentId, Component> changed) {
        return new Architecture(changed, connections);
    }

    public Architecture withComponent(ComponentId id, Component component) {
        return new Architecture(Ordered.with(components, id, component), connections);
    }

    public Architecture withConnections(Map<ConnectionId, Connection> changed) {
        return new Architecture(components, changed);
    }

    public Architecture withConnection(ConnectionId id, Connection connection) {
        return new Architecture(components, Ordered.with(connections, id, connection));
    }
}
