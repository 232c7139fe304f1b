package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.policy.RetryCause;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One component of the cluster calls another, as a mesh between them sees it.
///
/// @param client the name of the caller
/// @param connection what the design says of it
/// @param repeatable whether all that is called may be done twice
record Call(ComponentId from, ComponentId to, String client, Port port, Connection connection, boolean repeatable) {

    /// The calls of others to a component, in the order of the links.
    static List<Call> to(Landscape landscape, Permissions permissions, Deployable server) {
        return permissions.inside().stream().filter(inside -> inside.server().equals(server.id()))
                .map(inside -> new Call(inside.client(), inside.server(), landscape.names().of(inside.client()),
                        inside.port(), landscape.connection(inside.client(), inside.server()),
                        isRepeatable(landscape, inside.client(), inside.server())))
                .toList();
    }

    /// Whether a mesh sees single requests in it, and not just bytes.
    boolean hasRequests() {
        return !port.speaks().equals("tcp");
    }

    String pointer(String... keys) {
        return Pointer.of("connections", new ConnectionId(from, to).toString()) + Pointer.of(keys);
    }

    /// Tries after the first that the mesh may make.
    int retries() {
        Retry retry = connection.retry();
        return retry == null || conditions().isEmpty() ? 0 : retry.attempts() - 1;
    }

    /// How long the caller waits for all tries at most; empty for ever.
    Optional<TimeSpan> patience() {
        TimeSpan timeout = connection.timeout();
        TimeSpan deadline = connection.deadline();
        if (timeout == null) {
            return Optional.ofNullable(deadline);
        }
        TimeSpan all = TimeSpan.ofNanos(Math.multiplyExact(timeout.nanos(), 1L + retries()));
        return Optional.of(deadline != null && deadline.compareTo(all) < 0 ? deadline : all);
    }

    /// Conditions of a further try, as Envoy calls them: what may not be done twice is tried again only where it was surely
    /// not done.
    List<String> conditions() {
        Retry retry = connection.retry();
        if (retry == null || retry.attempts() < 2) {
            return List.of();
        }
        boolean grpc = port.speaksGrpc();
        List<String> conditions = new ArrayList<>();
        for (RetryCause cause : retry.causes()) {
            switch (cause) {
                case UNAVAILABLE -> {
                    conditions.addAll(List.of("connect-failure", "refused-stream"));
                    addIf(repeatable, conditions, grpc ? "unavailable" : "503");
                }
                case TIMEOUT -> {
                    addIf(repeatable, conditions, "reset");
                    addIf(repeatable && grpc, conditions, "deadline-exceeded");
                }
                case ERROR -> addIf(repeatable, conditions, grpc ? "internal" : "5xx");
                case RATE_LIMITED -> conditions.add(grpc ? "resource-exhausted" : "429");
            }
        }
        return conditions.stream().distinct().toList();
    }

    private static void addIf(boolean wanted, List<String> conditions, String condition) {
        if (wanted) {
            conditions.add(condition);
        }
    }

    private static boolean isRepeatable(Landscape landscape, ComponentId from, ComponentId to) {
        var architecture = landscape.request().document().architecture();
        List<Step> steps = architecture.component(from).orElseThrow().operations().values().stream()
                .flatMap(operation -> operation.steps().stream()).flatMap(Step::all).toList();
        List<OperationRef> called = steps.stream().flatMap(Call::called)
                .filter(target -> target.component().equals(to)).toList();
        boolean others = steps.stream()
                .anyMatch(step -> step instanceof Step.Saga || step instanceof Step.TwoPhaseCommit);
        return !others && !called.isEmpty() && called.stream().map(architecture::operation)
                .allMatch(operation -> operation.filter(Call::isRepeatable).isPresent());
    }

    private static Stream<OperationRef> called(Step step) {
        return switch (step) {
            case Step.Call call -> Stream.of(call.call());
            case Step.Forward forward -> Stream.of(forward.forward());
            default -> Stream.empty();
        };
    }

    private static boolean isRepeatable(Operation operation) {
        String route = operation.route();
        return Boolean.TRUE.equals(operation.idempotent())
                || operation.idempotent() == null && route != null && route.matches("(GET|HEAD) .*");
    }
}
