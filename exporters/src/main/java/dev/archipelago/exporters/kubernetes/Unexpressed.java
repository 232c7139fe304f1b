package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.model.CacheSettings;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.DatabaseSettings;
import dev.archipelago.model.document.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lists what plain manifests cannot say at all: what happens inside processes and on the way between them.
final class Unexpressed {

    private Unexpressed() {}

    static void report(Document document, Meshed mesh, Omissions omissions) {
        document.architecture().components().forEach((id, component) -> component(id, component, omissions));
        document.architecture().connections().forEach((id, connection) -> {
            if (!mesh.carries(id)) {
                connection(id, connection, omissions);
            }
        });
        if (!document.platformOrDefault().nodePools().isEmpty()) {
            omissions.add(Pointer.of("platform", "nodePools"), "node pools",
                    "the provider's own tools make nodes; manifests only choose among them");
        }
    }

    private static void component(ComponentId id, Component component, Omissions omissions) {
        String pointer = Pointer.of("components", id.value());
        if (component.containerOrDefault().workers() != null || component.containerOrDefault().backlog() != null) {
            omissions.add(pointer + "/container", "workers and backlog", "they are settings of the program itself");
        }
        if (component.containerOrDefault().rateLimit() != null) {
            omissions.add(pointer + "/container/rateLimit", "the rate limit of each replica",
                    "the program or a filter of its proxy keeps it");
        }
        if (!component.resources().isEmpty()) {
            omissions.add(pointer + "/resources", "limited resources inside the process",
                    "they are settings of the program itself");
        }
        if (component.broker() != null && !component.broker().channels().isEmpty()) {
            omissions.add(pointer + "/broker/channels", "queues and topics", "the broker's own tools create them");
        }
        CacheSettings cache = component.cache();
        if (cache != null && (cache.entries() != null || cache.ttl() != null || cache.eviction() != null
                || cache.strategy() != null
                || cache.absentTtl() != null || cache.earlyRefresh() != null)) {
            omissions.add(pointer + "/cache", "how many entries are kept, for how long, and who fills them",
                    "the program and its callers decide; engines of the catalogue drop what was used least recently");
        }
        DatabaseSettings database = component.database();
        if (database != null && isDistributed(database)) {
            omissions.add(pointer + "/database", "replication, shards and quorums",
                    "an operator or a managed service sets them up, plain manifests do not");
        }
        if (database != null && Objects.requireNonNullElse(database.readReplicas(), 0) > 0) {
            omissions.add(pointer + "/database/readReplicas", "copies that only read",
                    "an image does not follow a leader by itself; an operator or a managed service makes a service for readers");
        }
        if (database != null && (database.disks() != null || database.writeAmplification() != null)) {
            omissions.add(pointer + "/database", "what its disk does at a time",
                    "it is a property of the storage class and the database, not of a manifest");
        }
        if (database != null && database.connections() != null) {
            omissions.add(pointer + "/database/connections", "the number of connections",
                    "it is a setting of the database itself");
        }
        if (component.operations().values().stream().anyMatch(operation -> operation.priority() != null)) {
            omissions.add(pointer + "/operations", "priorities of requests", "the program itself puts them in order");
        }
        if (component.operations().values().stream().anyMatch(operation -> operation.every() != null)) {
            omissions.add(pointer + "/operations", "operations that run by themselves",
                    "the program runs them; no CronJob is made");
        }
    }

    private static boolean isDistributed(DatabaseSettings database) {
        return database.replication() != null || database.writeQuorum() != null
                || database.readQuorum() != null || database.shards() != null || database.consistency() != null
                || database.failover() != null || database.election() != null || database.resolution() != null;
    }

    private static void connection(ConnectionId id, Connection connection, Omissions omissions) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("timeout", connection.timeout());
        parts.put("deadline", connection.deadline());
        parts.put("passing the deadline on", Boolean.TRUE.equals(connection.propagateDeadline()) ? true : null);
        parts.put("cancelling", Boolean.TRUE.equals(connection.cancel()) ? true : null);
        parts.put("retry", connection.retry());
        parts.put("circuit breaker", connection.circuitBreaker());
        parts.put("bulkhead", connection.bulkhead());
        parts.put("rate limit", connection.rateLimit());
        parts.put("hedging", connection.hedging());
        parts.put("fallback", connection.fallback());
        parts.put("pool", connection.pool());
        parts.put("outlier detection", connection.outlierDetection());
        parts.put("slow start", connection.slowStart());
        parts.put("throttling", connection.throttling());
        parts.put("discovery", connection.discovery());
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
