package dev.archipelago.app.editor.inspector;

import dev.archipelago.model.ComponentKind;
import java.util.List;
import java.util.Set;

/// What comes first in the inspector, and what does not concern a kind.
final class Layout {
    /// Of a connection, by path.
    static final List<String> CONNECTION_FIRST = List.of("timeout", "protocol", "network.latency", "requestSize",
            "responseSize", "balancing");

    /// Of the document.
    static final List<String> DOCUMENT_FIRST = List.of("name", "description");

    /// Not shown: it says which version of the format this program writes, or has an editor of its own.
    static final Set<String> DOCUMENT_HIDDEN = Set.of("format", "components", "connections");

    private static final Set<String> PROCESS = Set.of("container", "replicas", "autoscaling", "rollout", "probes",
            "placement", "volumes", "resources");
    private static final Set<String> OWN = Set.of("cache", "database", "broker", "external");

    private Layout() {}

    /// Of components of these kinds, by path: what people change first.
    static List<String> first(Set<ComponentKind> kinds) {
        boolean runs = kinds.stream().allMatch(Layout::runs);
        return runs
                ? List.of("name", "kind", "replicas", "container.cpu", "container.cpuLimit", "container.memory",
                        "container.workers", "container.backlog")
                : List.of("name", "kind", "description");
    }

    /// Whether a part of a component is of use for all of these kinds.
    static boolean concerns(Set<ComponentKind> kinds, String key) {
        if (PROCESS.contains(key)) {
            return kinds.stream().allMatch(Layout::runs);
        }
        if (!OWN.contains(key)) {
            return true;
        }
        return kinds.stream().allMatch(kind -> switch (kind) {
            case CACHE -> key.equals("cache");
            case DATABASE -> key.equals("database");
            case BROKER -> key.equals("broker");
            case EXTERNAL, THIRD_PARTY -> key.equals("external");
            case CLIENT, GATEWAY, SERVICE -> false;
        });
    }

    private static boolean runs(ComponentKind kind) {
        return switch (kind) {
            case GATEWAY, SERVICE, DATABASE, CACHE, BROKER -> true;
            case CLIENT, EXTERNAL, THIRD_PARTY -> false;
        };
    }
}
