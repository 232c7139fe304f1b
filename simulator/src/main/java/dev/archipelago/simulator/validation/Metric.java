package dev.archipelago.simulator.validation;

import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.LatencyResult;
import dev.archipelago.simulator.result.OperationResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.StorageResult;
import dev.archipelago.simulator.result.TransactionResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A figure of a result by its path, as in the JSON of a simulation: `requests.users.latency.p95`,
/// `operations.server.serve.throughput`, `components.server.utilization`.
///
/// Beyond the JSON, a workload has `success` and `failureShare`, shares of the finished requests; what caches and databases keep
/// stands below `storage`.
public record Metric(String path) {

    /// @throws IllegalArgumentException when the result has no such figure
    public Estimate of(SimulationResult result) {
        List<String> keys = Arrays.asList(path.split("\\."));
        if (keys.size() < 3) {
            throw unknown();
        }
        return switch (keys.getFirst()) {
            case "requests" -> workload(entry(result.requests(), keys.get(1)), rest(keys, 2));
            case "operations" -> operation(entry(result.operations(), keys.get(1) + "." + keys.get(2)), rest(keys, 3));
            case "components" -> component(entry(result.components(), keys.get(1)), rest(keys, 2));
            case "storage" -> storage(result.storage(), keys);
            case "transactions" -> transaction(
                    entry(result.transactions(), keys.get(1) + "." + keys.get(2)), rest(keys, 3));
            default -> throw unknown();
        };
    }

    private Estimate workload(WorkloadResult workload, String key) {
        return switch (key) {
            case "throughput" -> workload.throughput();
            case "goodput" -> workload.goodput();
            case "success" -> workload.success();
            case "failureShare" -> complement(workload.success());
            default -> latency(workload.latency(), key);
        };
    }

    private Estimate operation(OperationResult operation, String key) {
        return key.equals("throughput") ? operation.throughput() : latency(operation.latency(), key);
    }

    private Estimate component(ComponentResult component, String key) {
        return switch (key) {
            case "utilization" -> component.utilization();
            case "cpuUtilization" -> component.cpuUtilization();
            case "queueLength" -> component.queueLength();
            default -> throw unknown();
        };
    }

    private Estimate storage(StorageResult storage, List<String> keys) {
        if (keys.get(1).equals("resources") && rest(keys, 4).equals("utilization")) {
            return entry(storage.resources(), keys.get(2) + "." + keys.get(3)).utilization();
        }
        return switch (keys.get(1) + "." + rest(keys, 3)) {
            case "caches.hitRatio" -> entry(storage.caches(), keys.get(2)).hitRatio();
            case "databases.staleShare" -> entry(storage.databases(), keys.get(2)).staleShare();
            default -> throw unknown();
        };
    }

    private Estimate transaction(TransactionResult transaction, String key) {
        return switch (key) {
            case "consistent.mean" -> transaction.consistent().mean();
            default -> throw unknown();
        };
    }

    private Estimate latency(LatencyResult latency, String key) {
        return switch (key) {
            case "latency.mean" -> latency.mean();
            case "latency.p50" -> latency.p50();
            case "latency.p90" -> latency.p90();
            case "latency.p95" -> latency.p95();
            case "latency.p99" -> latency.p99();
            case "latency.p999" -> latency.p999();
            default -> throw unknown();
        };
    }

    /// What is left to 1.
    private static Estimate complement(Estimate share) {
        return new Estimate(1 - share.value(), 1 - share.high(), 1 - share.low());
    }

    private <T> T entry(Map<String, T> entries, String id) {
        T entry = entries.get(id);
        if (entry == null) {
            throw unknown();
        }
        return entry;
    }

    private static String rest(List<String> keys, int from) {
        return String.join(".", keys.subList(Math.min(from, keys.size()), keys.size()));
    }

    private IllegalArgumentException unknown() {
        return new IllegalArgumentException("a result has no " + path);
    }

    @Override
    public String toString() {
        return path;
    }
}
