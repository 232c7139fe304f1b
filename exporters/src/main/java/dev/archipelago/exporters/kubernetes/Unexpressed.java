package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lists what plain manifests cannot say at all: what happens inside processes and on the way between them.
final class Unexpressed {

    private Unexpressed() {}

    static void report(Document document, Omissions omissions) {
        document.architecture().components().forEach((id, component) -> component(id, component, omissions));
        document.architecture().connections().forEach((id, connection) -> connection(id, connection, omissions));
    }

    private static void component(ComponentId id, Component component, Omissions omissions) {
        String pointer = Pointer.of("components", id.value());
        if (component.containerOrDefault().workers() != null || component.containerOrDefault().backlog() != null) {
            omissions.add(pointer + "/container", "workers and backlog", "they are settings of the program itself");
        }
        if (!component.resources().isEmpty()) {
            omissions.add(pointer + "/resources", "limited resources inside the process",
                    "they are settings of the program itself");
        }
        if (component.broker() != null && !component.broker().channels().isEmpty()) {
            omissions.add(pointer + "/broker/channels", "queues and topics", "the broker's own tools create them");
        }
        if (component.operations().values().stream().anyMatch(operation -> operation.every() != null)) {
            omissions.add(pointer + "/operations", "operations that run by themselves",
                    "the program runs them; no CronJob is made");
        }
    }

    private static void connection(ConnectionId id, Connection connection, Omissions omissions) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("timeout", connection.timeout());
        parts.put("deadline", connection.deadline());
        parts.put("retry", connection.retry());
        parts.put("circuit breaker", connection.circuitBreaker());
        parts.put("bulkhead", connection.bulkhead());
        parts.put("rate limit", connection.rateLimit());
        parts.put("hedging", connection.hedging());
        parts.put("fallback", connection.fallback());
        parts.put("pool", connection.pool());
        parts.put("outlier detection", connection.outlierDetection());
        parts.put("balancing", connection.balancing());
        parts.put("tls", Boolean.TRUE.equals(connection.tls()) ? true : null);
        String said = parts.entrySet().stream().filter(part -> part.getValue() != null).map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        if (!said.isEmpty()) {
            omissions.add(Pointer.of("connections", id.toString()), said,
                    "the caller or a service mesh does this, not a plain manifest");
        }
    }
}
