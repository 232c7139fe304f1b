package dev.archipelago.exporters.skeleton;

import dev.archipelago.exporters.text.Listening;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Operation;
import java.util.List;
import java.util.Map;

/// What is written for one component.
///
/// @param name that it has in every export
/// @param listening where it does
/// @param routes method and path by operation, where they can be served
/// @param parts the design, without operations
/// @param operations the steps by operation
/// @param links the programs that it calls
/// @param consumptions what messages drive an operation, by operation
/// @param brokers that it sends messages to or takes them from
record Draft(ComponentId id, Component component, String name, Language language, Listening listening,
        Map<String, Route> routes, List<Code> parts, Map<String, Code.Call> operations, List<ComponentId> links,
        Map<String, Code> consumptions, List<ComponentId> brokers) {

    /// The function that names the gRPC service of a program.
    static final String SERVES = "serves";

    /// The function that makes a link speak gRPC.
    static final String ASKS = "asks";

    /// A way in from outside.
    record Route(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    Operation operation(String operation) {
        Operation found = component.operations().get(operation);
        if (found == null) {
            throw new IllegalArgumentException("an operation of the component was expected, not " + operation);
        }
        return found;
    }

    /// Whether the program sends or takes messages.
    boolean speaksAmqp() {
        return !brokers.isEmpty();
    }

    /// Whether the program speaks gRPC, as a server or as a client.
    boolean speaksGrpc() {
        return parts.stream().anyMatch(part -> part instanceof Code.Call call && (call.function().equals(SERVES)
                || call.arguments().stream().anyMatch(Draft::asksOverGrpc)));
    }

    private static boolean asksOverGrpc(Code code) {
        return code instanceof Code.Call call && call.function().equals(ASKS);
    }
}
