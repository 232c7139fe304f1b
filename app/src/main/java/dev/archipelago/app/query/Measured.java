package dev.archipelago.app.query;

import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.analysis.Criticality;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.ConnectionResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.LatencyResult;
import dev.archipelago.simulator.result.OperationResult;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a run says of components and connections; nothing where it measured nothing.
record Measured(SimulationResult result, Map<String, Double> needed) {

    /// @param document what was simulated, or what has become of it since
    /// @param withCriticality which takes longer
    static Measured of(Document document, SimulationResult result, boolean withCriticality) {
        return new Measured(result, withCriticality ? Criticality.needed(document, result) : Map.of());
    }

    Map<Trait, Double> component(String id) {
        Map<Trait, Double> known = new EnumMap<>(Trait.class);
        ComponentResult component = result.components().get(id);
        if (component == null) {
            return known;
        }
        put(known, Trait.UTILIZATION, component.busiest().value());
        put(known, Trait.THROTTLING, component.throttledShare().value());
        put(known, Trait.QUEUE, component.queueLength().value());
        List<OperationResult> operations = result.operations().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(id + ".")).map(Map.Entry::getValue).toList();
        put(known, Trait.RATE, operations.stream().mapToDouble(one -> one.throughput().value())
                .filter(Double::isFinite).sum());
        long calls = operations.stream().mapToLong(OperationResult::calls).sum();
        put(known, Trait.MEAN, operations.stream().filter(one -> one.latency().mean().isMeasured())
                .mapToDouble(one -> one.latency().mean().value() * one.calls()).sum() / calls);
        put(known, Trait.P50, slowest(operations, LatencyResult::p50));
        put(known, Trait.P95, slowest(operations, LatencyResult::p95));
        put(known, Trait.P99, slowest(operations, LatencyResult::p99));
        put(known, Trait.ERRORS, errors(id));
        result.capacity().costs().map(costs -> costs.components().get(id))
                .ifPresent(cost -> put(known, Trait.COST, cost));
        put(known, Trait.CRITICALITY, needed.getOrDefault(id, Double.NaN));
        return known;
    }

    private static double slowest(List<OperationResult> operations, Function<LatencyResult, Estimate> percentile) {
        return operations.stream().mapToDouble(one -> percentile.apply(one.latency()).value())
                .filter(Double::isFinite).max().orElse(Double.NaN);
    }

    private double errors(String id) {
        long calls = 0;
        long failed = 0;
        for (Map.Entry<String, ConnectionResult> entry : result.connections().entrySet()) {
            if (entry.getKey().endsWith("->" + id)) {
                calls += entry.getValue().calls();
                failed += entry.getValue().failed();
            }
        }
        return calls == 0 ? Double.NaN : (double) failed / calls;
    }

    Map<Trait, Double> connection(String id) {
        Map<Trait, Double> known = new EnumMap<>(Trait.class);
        ConnectionResult connection = result.connections().get(id);
        if (connection == null) {
            return known;
        }
        double seconds = result.simulatedSeconds() * result.replications();
        put(known, Trait.RATE, connection.calls() / seconds);
        put(known, Trait.MEAN, connection.latency().mean().value());
        put(known, Trait.P50, connection.latency().p50().value());
        put(known, Trait.P95, connection.latency().p95().value());
        put(known, Trait.P99, connection.latency().p99().value());
        put(known, Trait.ERRORS, connection.calls() == 0
                ? Double.NaN
                : (double) connection.failed() / connection.calls());
        put(known, Trait.AMPLIFICATION, connection.amplification());
        return known;
    }

    private static void put(Map<Trait, Double> known, Trait trait, double value) {
        if (Double.isFinite(value)) {
            known.put(trait, value);
        }
    }
}
