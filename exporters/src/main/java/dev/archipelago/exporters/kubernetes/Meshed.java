package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Mesh;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.policy.Balancing;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a mesh does with the calls of a design, and what it cannot.
///
/// @param calls to each component; none without a mesh
record Meshed(Landscape landscape, Permissions permissions, Map<ComponentId, List<Call>> calls) {

    static Meshed of(Landscape landscape, Permissions permissions) {
        Map<ComponentId, List<Call>> calls = new LinkedHashMap<>();
        if (landscape.request().options().mesh() != Mesh.NONE) {
            landscape.deployables().values().forEach(
                    server -> calls.put(server.id(), Call.to(landscape, permissions, server)));
        }
        return new Meshed(landscape, permissions, calls);
    }

    private Mesh mesh() {
        return landscape.request().options().mesh();
    }

    Proxies proxies() {
        return new Proxies(mesh());
    }

    /// Whether the mesh answers for what is said of a connection.
    boolean carries(ConnectionId connection) {
        return mesh() != Mesh.NONE && permissions.inside().stream().anyMatch(inside -> inside.client()
                .equals(connection.from()) && inside.server().equals(connection.to()));
    }

    private List<Call> calls(Deployable server) {
        return calls.getOrDefault(server.id(), List.of());
    }

    /// The objects that the mesh reads about a component.
    List<Manifest> manifests(Deployable server) {
        return mesh() == Mesh.ISTIO ? new Istio(landscape).of(server, calls(server)) : List.of();
    }

    /// What stands at its Service.
    Map<String, String> annotations(Deployable server) {
        return mesh() == Mesh.LINKERD ? new Linkerd(landscape).annotations(server, calls(server)) : Map.of();
    }

    /// Lists what the mesh cannot do, and calls that take longer than somebody waits for them.
    void report() {
        Omissions omissions = landscape.omissions();
        if (mesh() == Mesh.NONE) {
            return;
        }
        omissions.add(Pointer.of("platform"), "the mesh itself",
                mesh() == Mesh.ISTIO
                        ? "install Istio with its CNI plugin, since pods of this namespace have no rights; its mode is sidecars"
                        : "install Linkerd with its CNI plugin, since pods of this namespace have no rights");
        for (Deployable server : landscape.deployables().values()) {
            List<Call> calls = calls(server);
            calls.forEach(call -> left(call, omissions));
            outlasted(server, calls, omissions);
        }
    }

    /// A callee works on for nobody where its own calls may take longer than its callers wait.
    private void outlasted(Deployable caller, List<Call> incoming, Omissions omissions) {
        Optional<TimeSpan> shortest = incoming.stream().filter(Call::hasRequests)
                .flatMap(call -> call.patience().stream()).min(TimeSpan::compareTo);
        if (shortest.isEmpty()) {
            return;
        }
        calls.values().stream().flatMap(List::stream)
                .filter(call -> call.from().equals(caller.id()) && call.hasRequests())
                .filter(call -> call.patience().filter(time -> time.compareTo(shortest.get()) <= 0).isEmpty())
                .forEach(call -> omissions.add(call.pointer("timeout"), "a time-out within that of the caller",
                        call.patience().map(time -> "it may take " + time).orElse("it may take for ever")
                                + ", and somebody waits " + shortest.get() + " for " + caller.id()
                                + ": what is done after that is for nobody"));
    }

    private void left(Call call, Omissions omissions) {
        Connection connection = call.connection();
        boolean istio = mesh() == Mesh.ISTIO;
        boolean requests = call.hasRequests();
        Retry retry = connection.retry();
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("timeout", requests ? null : connection.timeout());
        parts.put("deadline", requests ? null : connection.deadline());
        parts.put("passing the deadline on", truth(connection.propagateDeadline()));
        parts.put("cancelling", truth(connection.cancel()));
        parts.put("retry", requests && call.retries() > 0 && (istio || call.repeatable()) ? null : retry);
        parts.put("back-off of retries", retry == null || call.retries() == 0 ? null : retry.backoff());
        parts.put("budget of retries", retry == null ? null : retry.budget());
        parts.put("circuit breaker", connection.circuitBreaker());
        parts.put("bulkhead", istio && requests ? null : connection.bulkhead());
        parts.put("adaptive limit",
                connection.bulkhead() == null ? null : connection.bulkhead().adaptive());
        parts.put("rate limit", connection.rateLimit());
        parts.put("hedging", connection.hedging());
        parts.put("fallback", connection.fallback());
        parts.put("pool", istio ? null : connection.pool());
        parts.put("outlier detection", istio || requests ? null : connection.outlierDetection());
        parts.put("slow start", istio ? null : connection.slowStart());
        parts.put("throttling", connection.throttling());
        parts.put("balancing", istio || connection.balancing() == Balancing.LEAST_REQUEST
                ? null
                : connection.balancing());
        String said = parts.entrySet().stream().filter(part -> part.getValue() != null).map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        if (!said.isEmpty()) {
            omissions.add(call.pointer(), said, "the mesh cannot do this here; the caller itself does");
        }
    }

    private static @Nullable Object truth(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag) ? true : null;
    }
}
