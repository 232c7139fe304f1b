package dev.archipelago.simulator.diagnosis;

import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.diagnosis.Remedy.Change;
import dev.archipelago.simulator.diagnosis.Remedy.Kind;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.ConnectionResult;
import dev.archipelago.simulator.result.OperationResult;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds changes that may help from what a run has shown: where requests waited, what failed, what was tried again. Whether one
/// does is for a simulation to say.
final class Remedies {
    private static final double BUSY = 0.6;
    private static final double THROTTLED = 0.05;
    private static final double FAILING = 0.002;
    private static final String AT_A_TIME = "16";
    private static final double SPREAD = 2;

    private final Document document;
    private final SimulationResult result;
    private final List<Remedy> found = new ArrayList<>();

    /// @param document with the values of the scenario
    Remedies(Document document, SimulationResult result) {
        this.document = document;
        this.result = result;
    }

    /// In an order that does not depend on how much they help.
    List<Remedy> all() {
        document.architecture().components().forEach(this::component);
        Map<ConnectionId, Connection> connections = new LinkedHashMap<>();
        Topology.of(document.architecture(), document.workloads()).links().forEach(link -> connections.put(link.id(),
                document.architecture().connections().getOrDefault(link.id(), Connection.UNSPECIFIED)));
        connections.forEach(this::connection);
        oneRetry(connections);
        return found;
    }

    private void component(ComponentId id, Component component) {
        ComponentResult seen = result.components().get(id.value());
        if (seen == null || !component.runsOnPlatform()) {
            return;
        }
        PropertyPath path = PropertyPath.of("components", id.value());
        boolean isBusy = seen.busiest().value() > BUSY || seen.queueLength().value() > 1 || peak(id) > 1;
        boolean fails = fails(id);
        if (isBusy || fails) {
            replicas(id, component, path);
            capacity(id, component, seen, path);
        }
        if (component.cache() != null && !Boolean.TRUE.equals(component.cache().singleFlight())) {
            add(Kind.SINGLE_FLIGHT, id.value(), path.child("cache").child("singleFlight"), "true");
        }
        if (!result.changes().isEmpty() && isTerminated(id)) {
            add(Kind.DRAINING, id.value(), path.child("probes").child("preStop"), "5s");
        }
        BrokerSettings broker = component.broker();
        if (broker != null) {
            broker.channels().forEach((name, channel) -> {
                if (channel.maxDeliveries() == null) {
                    add(Kind.DEAD_LETTERS, id.value() + "." + name, path.child("broker").child("channels").child(name)
                            .child("maxDeliveries"), "5");
                }
            });
        }
    }

    /// The longest line that there was, of all replicas together.
    private double peak(ComponentId id) {
        var load = result.timeline().components().get(id.value());
        return load == null ? 0 : load.queueLength().stream().mapToDouble(v -> v).max().orElse(0);
    }

    private boolean fails(ComponentId id) {
        return result.connections().entrySet().stream().anyMatch(entry -> entry.getKey().endsWith("->" + id.value())
                && failing(entry.getValue()) > FAILING);
    }

    private static double failing(ConnectionResult connection) {
        return connection.attempts() == 0
                ? 0
                : (double) connection.failures().values().stream().mapToLong(v -> v).sum() / connection.attempts();
    }

    private boolean isTerminated(ComponentId id) {
        return result.connections().entrySet().stream().anyMatch(entry -> entry.getKey().endsWith("->" + id.value())
                && entry.getValue().failures().keySet().stream().anyMatch(cause -> cause.contains("terminated")));
    }

    private void replicas(ComponentId id, Component component, PropertyPath path) {
        int now = component.initialReplicas();
        Autoscaling scaling = component.autoscaling();
        if (component.kind() == ComponentKind.DATABASE || component.kind() == ComponentKind.CACHE
                || component.kind() == ComponentKind.BROKER) {
            return; // copies of data are another matter than replicas that take turns
        }
        if (scaling == null) {
            add(Kind.REPLICAS, id.value(), path.child("replicas"), Integer.toString(2 * now));
        } else {
            List<Change> changes = new ArrayList<>();
            int most = Math.max(scaling.max(), 2 * now);
            changes.add(change(path.child("autoscaling").child("max"), Integer.toString(most)));
            changes.add(change(path.child("autoscaling").child("min"), Integer.toString(2 * now)));
            if (component.replicas() != null) {
                changes.add(change(path.child("replicas"), Integer.toString(2 * now)));
            }
            found.add(new Remedy(Kind.REPLICAS, id.value(), changes));
        }
    }

    private void capacity(ComponentId id, Component component, ComponentResult seen, PropertyPath path) {
        Integer workers = component.containerOrDefault().workers();
        Cores limit = component.containerOrDefault().cpuLimit();
        PropertyPath container = path.child("container");
        if (workers != null) {
            add(Kind.WORKERS, id.value(), container.child("workers"), Integer.toString(2 * workers));
            backlog(id, workers, limit, container.child("backlog"), component.containerOrDefault().backlog());
        }
        if (limit != null && (seen.throttledShare().value() > THROTTLED || seen.cpuUtilization().value() > BUSY)) {
            add(Kind.CPU, id.value(), container.child("cpuLimit"), new Cores(2 * limit.millis()).toString());
        }
        component.resources().forEach((name, resource) -> {
            if (resource.capacity() != null) {
                add(Kind.PERMITS, id.value() + "." + name, path.child("resources").child(name).child("capacity"),
                        Integer.toString(2 * resource.capacity()));
            }
        });
    }

    /// As many as a replica serves while its most impatient caller waits.
    private void backlog(ComponentId id, int workers, @Nullable Cores limit, PropertyPath path,
            @Nullable Integer now) {
        double patience = document.architecture().connections().entrySet().stream()
                .filter(entry -> entry.getKey().to().equals(id)).map(Map.Entry::getValue)
                .filter(connection -> connection.timeout() != null)
                .mapToDouble(connection -> connection.timeout().seconds()).min().orElse(Double.NaN);
        double own = result.operations().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(id.value() + ".")).map(Map.Entry::getValue)
                .map(OperationResult::selfTime).filter(time -> time.isMeasured() && time.value() > 0)
                .mapToDouble(time -> time.value()).min().orElse(Double.NaN);
        double atATime = limit == null ? workers : Math.min(workers, Math.max(1, limit.value()));
        double served = patience / own * atATime;
        if (Double.isFinite(served) && served >= 1 && served < 1e6 && (now == null || served < now)) {
            add(Kind.BACKLOG, id.value(), path, Integer.toString((int) served));
        }
    }

    private void connection(ConnectionId id, Connection connection) {
        ConnectionResult seen = result.connections().get(id.toString());
        if (seen == null || failing(seen) <= FAILING && !isSlow(seen, connection)) {
            return;
        }
        PropertyPath path = PropertyPath.of("connections", id.toString());
        timeout(id, connection, path);
        if (connection.retry() != null && connection.retry().attempts() > 1) {
            add(Kind.ATTEMPTS, id.toString(), path.child("retry").child("attempts"), "1");
            add(Kind.BACKOFF, id.toString(), path.child("retry").child("backoff"), "500ms..30s full-jitter");
        }
        if (connection.bulkhead() == null) {
            Change places = change(path.child("bulkhead").child("concurrent"), AT_A_TIME);
            found.add(new Remedy(Kind.BULKHEAD, id.toString(), List.of(places)));
            if (connection.retry() != null && connection.retry().attempts() > 1) {
                found.add(new Remedy(Kind.BULKHEAD_WITHOUT_RETRY, id.toString(),
                        List.of(places, change(path.child("retry").child("attempts"), "1"))));
            }
        }
        if (connection.circuitBreaker() == null) {
            add(Kind.BREAKER, id.toString(), path.child("circuitBreaker").child("open"), "10s");
        }
        Component callee = document.architecture().components().get(id.to());
        if (connection.outlierDetection() == null && callee != null && callee.mostReplicas() > 1) {
            found.add(new Remedy(Kind.OUTLIERS, id.toString(), List.of(
                    change(path.child("outlierDetection").child("consecutiveErrors"), "5"),
                    change(path.child("outlierDetection").child("maxEjected"), "25%"))));
        }
        if (connection.pool() != null && connection.pool().size() != null) {
            add(Kind.POOL, id.toString(), path.child("pool").child("size"),
                    Integer.toString(2 * connection.pool().size()));
        }
    }

    /// Whether some of its calls take much longer than most.
    private static boolean isSlow(ConnectionResult seen, Connection connection) {
        double p50 = seen.latency().p50().value();
        double p99 = seen.latency().p99().value();
        return connection.timeout() != null && p99 > 5 * p50;
    }

    /// So much that calls usually need less by far, and less than what callers above wait.
    private void timeout(ConnectionId id, Connection connection, PropertyPath path) {
        double above = document.architecture().connections().entrySet().stream()
                .filter(entry -> entry.getKey().to().equals(id.from())).map(Map.Entry::getValue)
                .filter(caller -> caller.timeout() != null).mapToDouble(caller -> caller.timeout().seconds()).min()
                .orElse(Double.NaN);
        double now = connection.timeout() == null ? Double.POSITIVE_INFINITY : connection.timeout().seconds();
        ConnectionResult seen = result.connections().get(id.toString());
        double usual = seen == null ? Double.NaN : seen.latency().p50().value();
        double wanted = Double.isFinite(above) && above <= now ? above / SPREAD * 1.3 : 8 * usual;
        if (Double.isFinite(wanted) && wanted > 2 * usual && wanted < 0.8 * now) {
            double rounded = Math.max(1, Math.round(wanted * 100)) / 100.0;
            add(Kind.TIMEOUT, id.toString(), path.child("timeout"), TimeSpan.ofSeconds(rounded).toString());
        }
    }

    /// Where several layers try again: only the lowest does.
    private void oneRetry(Map<ConnectionId, Connection> connections) {
        List<ConnectionId> retrying = connections.entrySet().stream()
                .filter(entry -> entry.getValue().retry() != null && entry.getValue().retry().attempts() > 1)
                .map(Map.Entry::getKey).toList();
        List<ConnectionId> lowest = retrying.stream()
                .filter(id -> retrying.stream().noneMatch(other -> other.from().equals(id.to()))).toList();
        if (lowest.size() < retrying.size()) {
            found.add(new Remedy(Kind.ONE_RETRY, "retries", retrying.stream()
                    .sorted(Comparator.comparing(ConnectionId::toString))
                    .map(id -> change(PropertyPath.of("connections", id.toString(), "retry", "attempts"),
                            lowest.contains(id) ? "2" : "1"))
                    .toList()));
        }
    }

    private void add(Kind kind, String subject, PropertyPath path, String to) {
        found.add(new Remedy(kind, subject, List.of(change(path, to))));
    }

    private Change change(PropertyPath path, String to) {
        return new Change(path, read(path), to);
    }

    private String read(PropertyPath path) {
        try {
            return path.read(document).orElse("");
        } catch (PropertyException _) {
            return "";
        }
    }
}
