package dev.archipelago.simulator.report;

import dev.archipelago.simulator.result.CapacityResult;
import dev.archipelago.simulator.result.ChannelResult;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.ConnectionResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.LatencyResult;
import dev.archipelago.simulator.result.ProtectionResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.Timeline;
import dev.archipelago.simulator.result.TransactionResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints results as comma-separated values with a header line; times in seconds, rates per second, empty where nothing
/// is known.
public final class CsvReport {

    private static final MathContext DIGITS = new MathContext(9);

    private CsvReport() {}

    /// One line for each measured value: kind, id, metric, value, low, high.
    public static String of(SimulationResult result) {
        List<String> lines = new ArrayList<>(List.of("kind,id,metric,value,low,high"));
        result.requests().forEach((id, workload) -> workload(lines, id, workload));
        result.operations().forEach((id, operation) -> {
            line(lines, "operation", id, "calls", operation.calls());
            latency(lines, "operation", id, operation.latency());
            line(lines, "operation", id, "selfTime.mean", operation.selfTime());
            line(lines, "operation", id, "queueTime.mean", operation.queueTime());
            if (operation.degraded().isMeasured()) {
                line(lines, "operation", id, "degraded", operation.degraded());
            }
        });
        result.components().forEach((id, component) -> component(lines, id, component));
        result.connections().forEach((id, connection) -> connection(lines, id, connection));
        result.channels().forEach((id, channel) -> channel(lines, id, channel));
        StorageReport.add(lines, result.storage());
        result.transactions().forEach((id, transaction) -> transaction(lines, id, transaction));
        result.changes().forEach(change -> {
            String subject = change.name() + " at " + number(change.from()) + "s, "
                    + change.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
            line(lines, "change", subject, "took", change.to() - change.from());
            line(lines, "change", subject, "terminated", change.terminated());
            line(lines, "change", subject, "failed", change.failed());
            line(lines, "change", subject, "finished", change.finished());
        });
        result.breakdowns().forEach(breakdown -> breakdown.recoveries().forEach((id, recovery) -> {
            String subject = breakdown.fault() + " at " + number(breakdown.from()) + "s, " + id;
            line(lines, "fault", subject, "goodput.before", recovery.before());
            line(lines, "fault", subject, "goodput.during", recovery.during());
            line(lines, "fault", subject, "goodput.after", recovery.after());
            line(lines, "fault", subject, "recovery", recovery.seconds());
        }));
        result.breakdowns().forEach(breakdown -> breakdown.violations().forEach(violation -> {
            String subject = breakdown.fault() + " at " + number(breakdown.from()) + "s, " + violation.subject();
            line(lines, "fault", subject, violation.what() + ".during", violation.during());
            line(lines, "fault", subject, violation.what() + ".untilRecovery", violation.until());
        }));
        if (result.capacity().isTold()) {
            capacity(lines, result.capacity());
        }
        return String.join("\n", lines) + "\n";
    }

    private static void capacity(List<String> lines, CapacityResult capacity) {
        capacity.components().forEach((id, pods) -> {
            line(lines, "component", id, "requestedCpu", pods.requestedCpu());
            line(lines, "component", id, "requestedMemory", pods.requestedMemory());
            line(lines, "component", id, "usedCpu", pods.usedCpu());
            line(lines, "component", id, "pending", pods.pending());
            line(lines, "component", id, "recommendedCpu", pods.recommendedCpu());
            pods.memory().ifPresent(
                    memory -> line(lines, "component", id, "recommendedMemory",
                            memory.target() / (1 << 30)));
        });
        capacity.pools().forEach((id, pool) -> {
            line(lines, "nodePool", id, "nodes", pool.paid());
            line(lines, "nodePool", id, "cpu", pool.cpu());
            line(lines, "nodePool", id, "requestedCpu", pool.requestedCpu());
            line(lines, "nodePool", id, "usedCpu", pool.usedCpu());
            line(lines, "nodePool", id, "idleCpu", pool.idleCpu());
            line(lines, "nodePool", id, "memory", pool.memory());
            line(lines, "nodePool", id, "requestedMemory", pool.requestedMemory());
            line(lines, "nodePool", id, "packed", pool.packed());
            line(lines, "nodePool", id, "contendedShare", pool.contended());
        });
        capacity.carbon().ifPresent(carbon -> {
            line(lines, "total", "", "kilowatts", carbon.kilowatts());
            line(lines, "total", "", "carbonGramsPerHour", carbon.gramsPerHour());
            line(lines, "total", "", "carbonGramsPerMillionRequests", carbon.gramsPerMillion());
        });
        capacity.costs().ifPresent(costs -> {
            costs.components().forEach((id, cost) -> line(lines, "component", id, "costPerHour", cost));
            costs.pools().forEach((id, cost) -> line(lines, "nodePool", id, "costPerHour", cost));
            line(lines, "total", "", "costPerHour", costs.perHour());
            line(lines, "total", "", "costPerMonth", costs.perMonth());
            line(lines, "total", "", "costPerMillionRequests", costs.perMillion());
            line(lines, "total", "", "idleCostPerHour", costs.idle());
            line(lines, "total", "", "egressCostPerHour", costs.traffic().egress());
            line(lines, "total", "", "zoneTrafficCostPerHour", costs.traffic().zones());
        });
    }

    /// The time line: one line for each interval, one column for each series.
    public static String timeline(Timeline timeline) {
        List<String> header = new ArrayList<>(List.of("seconds"));
        List<List<Double>> columns = new ArrayList<>(List.of(timeline.seconds()));
        for (Map.Entry<String, Timeline.Requests> entry : timeline.requests().entrySet()) {
            for (String name : List.of("offered", "goodput", "failures", "latencyMean", "latencyP50", "latencyP95",
                    "latencyP99")) {
                header.add(quoted(entry.getKey() + "." + name));
            }
            Timeline.Requests series = entry.getValue();
            columns.addAll(List.of(series.offered(), series.goodput(), series.failures(), series.mean(), series.p50(),
                    series.p95(), series.p99()));
            entry.getValue().causes().forEach((cause, rates) -> {
                header.add(quoted(entry.getKey() + ".failures." + cause));
                columns.add(rates);
            });
        }
        for (Map.Entry<String, Timeline.Load> entry : timeline.components().entrySet()) {
            for (String name : List.of("utilization", "queueLength", "replicas", "ready", "failedShare")) {
                header.add(quoted(entry.getKey() + "." + name));
            }
            columns.addAll(List.of(entry.getValue().utilization(), entry.getValue().queueLength(),
                    entry.getValue().replicas(), entry.getValue().ready(), entry.getValue().failed()));
        }
        timeline.breakers().forEach((id, open) -> {
            header.add(quoted(id + ".openBreakers"));
            columns.add(open);
        });
        timeline.channels().forEach((id, backlog) -> {
            header.add(quoted(id + ".lag"));
            header.add(quoted(id + ".oldest"));
            columns.addAll(List.of(backlog.lag(), backlog.oldest()));
        });
        timeline.storage().forEach((id, series) -> {
            header.add(quoted(id));
            columns.add(series);
        });
        timeline.nodes().forEach((id, nodes) -> {
            header.add(quoted("node pool " + id + ".nodes"));
            columns.add(nodes.ready());
            NodeSeries.of(nodes).forEach((name, series) -> {
                header.add(quoted("node pool " + id + "." + name));
                columns.add(series);
            });
        });
        if (!timeline.nodes().isEmpty()) {
            timeline.components().forEach((id, load) -> {
                header.add(quoted(id + ".usedCpu"));
                header.add(quoted(id + ".throttledShare"));
                columns.addAll(List.of(load.usedCpu(), load.throttled()));
            });
        }
        timeline.pending().forEach((id, pending) -> {
            header.add(quoted(id + ".pending"));
            columns.add(pending);
        });
        StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
        for (int row = 0; row < timeline.seconds().size(); row++) {
            int index = row;
            text.append(String.join(",", columns.stream().map(column -> number(column.get(index))).toList()))
                    .append('\n');
        }
        return text.toString();
    }

    private static void workload(List<String> lines, String id, WorkloadResult workload) {
        line(lines, "workload", id, "offered", workload.offered());
        line(lines, "workload", id, "completed", workload.completed());
        line(lines, "workload", id, "failed", workload.failed());
        line(lines, "workload", id, "throughput", workload.throughput());
        line(lines, "workload", id, "goodput", workload.goodput());
        latency(lines, "workload", id, workload.latency());
    }

    private static void component(List<String> lines, String id, ComponentResult component) {
        line(lines, "component", id, "utilization", component.utilization());
        line(lines, "component", id, "cpuUtilization", component.cpuUtilization());
        line(lines, "component", id, "queueLength", component.queueLength());
        line(lines, "component", id, "wastedWorkShare", component.wastedWorkShare());
    }

    private static void connection(List<String> lines, String id, ConnectionResult connection) {
        line(lines, "connection", id, "calls", connection.calls());
        line(lines, "connection", id, "retries", connection.retries());
        line(lines, "connection", id, "timeouts", connection.timeouts());
        line(lines, "connection", id, "rejected", connection.rejected());
        connection.failures().forEach((cause, count) -> {
            if (count > 0) {
                line(lines, "connection", id, "failures." + cause, count);
            }
        });
        ProtectionResult did = connection.protection();
        line(lines, "connection", id, "hedges", did.hedges());
        line(lines, "connection", id, "lateAnswers", did.lateAnswers());
        line(lines, "connection", id, "expired", did.expired());
        line(lines, "connection", id, "cancelled", did.cancelled());
        line(lines, "connection", id, "retriesRefused", did.retriesRefused());
        line(lines, "connection", id, "breakerOpenings", did.breakerOpenings());
        line(lines, "connection", id, "ejections", did.ejections());
        line(lines, "connection", id, "connectionsOpened", did.connectionsOpened());
        latency(lines, "connection", id, connection.latency());
        line(lines, "connection", id, "networkTime.mean", connection.networkTime());
        line(lines, "connection", id, "retryTime.mean", connection.retryTime());
    }

    private static void channel(List<String> lines, String id, ChannelResult channel) {
        line(lines, "channel", id, "published", channel.published());
        line(lines, "channel", id, "refused", channel.refused());
        line(lines, "channel", id, "blocked", channel.blocked());
        line(lines, "channel", id, "delivered", channel.delivered());
        line(lines, "channel", id, "redelivered", channel.redelivered());
        line(lines, "channel", id, "consumed", channel.consumed());
        line(lines, "channel", id, "duplicates", channel.duplicates());
        line(lines, "channel", id, "deadLettered", channel.deadLettered());
        channel.dropped().forEach((cause, count) -> line(lines, "channel", id, "dropped." + cause, count));
        line(lines, "channel", id, "inStore", channel.inStore());
        line(lines, "channel", id, "lag", channel.lag());
        line(lines, "channel", id, "mostLag", channel.mostLag());
        line(lines, "channel", id, "oldest", channel.oldest());
        line(lines, "channel", id, "drain", channel.drain());
        line(lines, "channel", id, "rebalances", channel.rebalances());
        latency(lines, "channel", id, channel.latency());
    }

    private static void transaction(List<String> lines, String id, TransactionResult transaction) {
        line(lines, "transaction", id, "begun", transaction.begun());
        line(lines, "transaction", id, "committed", transaction.committed());
        line(lines, "transaction", id, "undone", transaction.undone());
        line(lines, "transaction", id, "stuck", transaction.stuck());
        line(lines, "transaction", id, "openBefore", transaction.openBefore());
        line(lines, "transaction", id, "open", transaction.open());
        line(lines, "transaction", id, "undos", transaction.undos());
        line(lines, "transaction", id, "again", transaction.again());
        line(lines, "transaction", id, "takenOver", transaction.takenOver());
        line(lines, "transaction", id, "underWay", transaction.underWay());
        line(lines, "transaction", id, "exposed", transaction.exposed());
        line(lines, "transaction", id, "left", transaction.left());
        latency(lines, "transaction", id, "decided", transaction.decided());
        latency(lines, "transaction", id, "consistent", transaction.consistent());
        latency(lines, "transaction", id, "exposure", transaction.exposure());
    }

    private static void latency(List<String> lines, String kind, String id, LatencyResult latency) {
        latency(lines, kind, id, "latency", latency);
    }

    private static void latency(List<String> lines, String kind, String id, String metric, LatencyResult latency) {
        line(lines, kind, id, metric + ".mean", latency.mean());
        line(lines, kind, id, metric + ".p50", latency.p50());
        line(lines, kind, id, metric + ".p90", latency.p90());
        line(lines, kind, id, metric + ".p95", latency.p95());
        line(lines, kind, id, metric + ".p99", latency.p99());
        line(lines, kind, id, metric + ".p999", latency.p999());
    }

    /// A value without an interval.
    static void line(List<String> lines, String kind, String id, String metric, double value) {
        line(lines, kind, id, metric, Estimate.of(value));
    }

    static void line(List<String> lines, String kind, String id, String metric, Estimate estimate) {
        lines.add(String.join(",", kind, quoted(id), metric, number(estimate.value()), number(estimate.low()),
                number(estimate.high())));
    }

    static String quoted(String text) {
        return text.matches("[A-Za-z0-9.>_-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        BigDecimal plain = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        return plain.toPlainString();
    }
}
