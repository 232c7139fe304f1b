package dev.archipelago.simulator;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.RolloutStrategy;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.shape.PropertyPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/// Planned changes made by chance, and ways of ending and replacing replicas that are over within a second.
final class RandomChanges {

    private final Random random;
    private final List<ComponentId> ours;
    private final List<ConnectionId> connections;

    RandomChanges(Document document, Random random) {
        this.random = random;
        this.ours = document.architecture().components().entrySet().stream()
                .filter(entry -> switch (entry.getValue().kind()) {
                    case SERVICE, GATEWAY, DATABASE, CACHE, BROKER -> true;
                    case CLIENT, EXTERNAL, THIRD_PARTY -> false;
                }).map(Map.Entry::getKey).toList();
        this.connections = List.copyOf(document.architecture().connections().keySet());
    }

    /// The document with rollouts, times to end and node pools.
    Document prepared(Document document) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("platform.nodePools", "{ \"old\": { \"nodes\": 2 }, \"new\": { \"nodes\": 1 } }");
        values.put("platform.network.endpointLag", random.nextInt(40) + "ms");
        for (ComponentId id : ours) {
            String at = "components." + id + ".";
            values.put(at + "probes.preStop", random.nextInt(3) * 30 + "ms");
            values.put(at + "probes.grace", 5 + random.nextInt(100) + "ms");
            values.put(at + "rollout.minReady", List.of("0s", "20ms", "1200ms").get(random.nextInt(3)));
            values.put(at + "rollout.progressDeadline", "300ms");
            values.put(at + "rollout.strategy", strategy());
            values.put(at + "rollout.maxSurge", List.of("1", "50%", "0").get(random.nextInt(3)));
            values.put(at + "rollout.maxUnavailable", List.of("1", "25%").get(random.nextInt(2)));
            values.put(at + "rollout.partition", Integer.toString(random.nextInt(3)));
            values.put(at + "rollout.canary", "[ { \"traffic\": \"20%\", \"hold\": \"50ms\" }, "
                    + "{ \"traffic\": \"60%\", \"hold\": \"50ms\" } ]");
            values.put(at + "container.startup", "uniform(0ms, 40ms)");
        }
        return PropertyPath.applied(document, values);
    }

    private String strategy() {
        RolloutStrategy[] all = RolloutStrategy.values();
        return all[random.nextInt(all.length)].name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<Change> changes(Document document) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 4 + random.nextInt(6); i++) {
            changes.add(change(document));
        }
        return changes;
    }

    private Change change(Document document) {
        return switch (random.nextInt(6)) {
            case 0 -> new Change.Drain("old", at());
            case 1 -> new Change.Scale(anyOfOurs(), at(), random.nextInt(5));
            case 2, 3 -> version(document, ours.get(random.nextInt(Math.min(3, ours.size()))));
            default -> value(document);
        };
    }

    private Change version(Document document, ComponentId id) {
        Map<String, String> differences = new LinkedHashMap<>();
        if (random.nextBoolean()) {
            differences.put("container.workers", Integer.toString(1 + random.nextInt(5)));
        }
        if (random.nextInt(3) == 0) {
            differences.put("container.cpuLimit", "700m");
        }
        if (random.nextInt(3) == 0) {
            differences.put("container.startup", random.nextBoolean() ? "10s" : "5ms");
        }
        firstStep(document, id).ifPresent(path -> differences.put(path,
                random.nextBoolean() ? "{ \"fail\": \"50%\" }" : "{ \"compute\": \"exponential(4ms)\" }"));
        return new Change.NewVersion(id, at(), differences, random.nextBoolean() ? null : Share.parse("20%"));
    }

    private Optional<String> firstStep(Document document, ComponentId id) {
        Component component = Objects.requireNonNull(document.architecture().components().get(id));
        return component.kind() != ComponentKind.SERVICE
                ? Optional.empty()
                : component.operations().entrySet().stream().filter(entry -> !entry.getValue().steps().isEmpty())
                        .map(entry -> "operations." + entry.getKey() + ".steps.0").findFirst();
    }

    private Change value(Document document) {
        ComponentId id = anyOfOurs();
        return switch (random.nextInt(connections.isEmpty() ? 5 : 7)) {
            case 0 -> set("components." + id + ".container.workers", Integer.toString(1 + random.nextInt(6)));
            case 1 -> set("components." + id + ".container.backlog", Integer.toString(random.nextInt(6)));
            case 2 -> set("components." + id + ".container.cpuLimit", random.nextBoolean() ? "600m" : "2");
            case 3 -> set("workloads.open.arrivals", random.nextBoolean() ? "poisson(150/s)" : "constant(20/s)");
            case 4 -> firstStep(document, id).map(path -> set("components." + id + "." + path,
                    "{ \"compute\": \"exponential(3ms)\" }"))
                    .orElseGet(() -> set("platform.network.withinZone", "2ms"));
            case 5 -> set("connections." + connection() + ".timeout", 5 + random.nextInt(40) + "ms");
            default -> set("connections." + connection() + ".retry", "{ \"attempts\": 2 }");
        };
    }

    private Change set(String path, String value) {
        return new Change.SetValue(path, at(), value);
    }

    private ConnectionId connection() {
        return connections.get(random.nextInt(connections.size()));
    }

    private ComponentId anyOfOurs() {
        return ours.get(random.nextInt(ours.size()));
    }

    private TimeSpan at() {
        return TimeSpan.ofMillis(random.nextInt(900));
    }
}
