package dev.archipelago.simulator.report;

import dev.archipelago.simulator.measure.ChangeEvent;
import dev.archipelago.simulator.measure.ScaleEvent;
import dev.archipelago.simulator.result.Breakdown;
import dev.archipelago.simulator.result.ChannelResult;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.ConnectionResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.LatencyResult;
import dev.archipelago.simulator.result.Mark;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.OperationResult;
import dev.archipelago.simulator.result.ProtectionResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.Timeline;
import dev.archipelago.simulator.result.TransactionResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Prints a result as one JSON object, times in seconds and rates per second, in a fixed order of keys.
///
/// An estimate is `{ "value", "low", "high" }`, null where nothing is known. Numbers have up to nine significant digits,
/// far more than any interval is narrow.
public final class JsonReport {

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;

    private JsonReport() {}

    public static String of(SimulationResult result) {
        return JsonObjects.print(new JsonReport().result(result));
    }

    private ObjectNode result(SimulationResult result) {
        ObjectNode json = nodes.objectNode();
        json.put("architecture", result.architecture());
        json.put("scenario", result.scenario().isEmpty() ? null : result.scenario());
        json.put("seed", result.seed());
        json.put("replications", result.replications());
        number(json, "simulatedSeconds", result.simulatedSeconds());
        number(json, "warmUpSeconds", result.warmUpSeconds());
        json.put("events", result.events());
        number(json, "wallSeconds", result.wallSeconds());
        ObjectNode requests = json.putObject("requests");
        result.requests().forEach((id, workload) -> workload(requests.putObject(id), workload));
        ObjectNode operations = json.putObject("operations");
        result.operations().forEach((id, operation) -> operation(operations.putObject(id), operation));
        ObjectNode components = json.putObject("components");
        result.components().forEach((id, component) -> component(components.putObject(id), component));
        ObjectNode connections = json.putObject("connections");
        result.connections().forEach((id, connection) -> connection(connections.putObject(id), connection));
        if (!result.channels().isEmpty()) {
            ObjectNode channels = json.putObject("channels");
            result.channels().forEach((id, channel) -> channel(channels.putObject(id), channel));
        }
        StorageReport.put(json, result.storage());
        if (!result.transactions().isEmpty()) {
            ObjectNode transactions = json.putObject("transactions");
            result.transactions().forEach((id, each) -> transaction(transactions.putObject(id), each));
        }
        ObjectNode objectives = json.putObject("objectives");
        result.objectives().forEach((id, objective) -> objective(objectives.putObject(id), objective));
        result.bottleneck().ifPresent(bottleneck -> {
            ObjectNode first = json.putObject("firstToSaturate");
            first.put("component", bottleneck.component());
            first.put("resource", bottleneck.resource());
            number(first, "utilization", bottleneck.utilization());
            number(first, "headroom", bottleneck.headroom());
        });
        if (!result.breakdowns().isEmpty()) {
            ArrayNode faults = json.putArray("faults");
            result.breakdowns().forEach(breakdown -> breakdown(faults.addObject(), breakdown));
        }
        if (!result.changes().isEmpty()) {
            ArrayNode changes = json.putArray("changes");
            result.changes().forEach(event -> change(changes.addObject(), event));
        }
        if (!result.scalings().isEmpty()) {
            ArrayNode scalings = json.putArray("autoscaling");
            result.scalings().forEach(event -> scaling(scalings.addObject(), event));
        }
        if (result.capacity().isTold()) {
            CapacityJson.put(json.putObject("capacity"), result.capacity());
        }
        timeline(json.putObject("timeline"), result.timeline());
        return json;
    }

    private void workload(ObjectNode json, WorkloadResult workload) {
        json.put("offered", workload.offered());
        json.put("completed", workload.completed());
        json.put("failed", workload.failed());
        json.put("inFlight", workload.inFlight());
        estimate(json, "throughput", workload.throughput());
        estimate(json, "goodput", workload.goodput());
        latency(json, workload.latency());
        ObjectNode failures = json.putObject("failures");
        workload.failures().forEach(failures::put);
    }

    private void operation(ObjectNode json, OperationResult operation) {
        json.put("calls", operation.calls());
        estimate(json, "throughput", operation.throughput());
        latency(json, operation.latency());
        estimate(json.putObject("selfTime"), "mean", operation.selfTime());
        estimate(json.putObject("queueTime"), "mean", operation.queueTime());
        if (operation.degraded().isMeasured()) {
            estimate(json, "degraded", operation.degraded());
        }
    }

    private void component(ObjectNode json, ComponentResult component) {
        json.put("kind", component.kind());
        ObjectNode replicas = json.putObject("replicas");
        number(replicas, "mean", component.replicas().mean());
        replicas.put("min", component.replicas().min());
        replicas.put("max", component.replicas().max());
        replicas.put("final", component.replicas().last());
        estimate(json, "utilization", component.utilization());
        estimate(json, "cpuUtilization", component.cpuUtilization());
        number(json, "throttledShare", component.throttledShare().value());
        estimate(json, "queueLength", component.queueLength());
        number(json, "wastedWorkShare", component.wastedWorkShare().value());
    }

    private void connection(ObjectNode json, ConnectionResult connection) {
        json.put("calls", connection.calls());
        json.put("attempts", connection.attempts());
        json.put("retries", connection.retries());
        json.put("timeouts", connection.timeouts());
        json.put("rejected", connection.rejected());
        json.put("shortCircuited", connection.shortCircuited());
        ObjectNode failures = json.putObject("failures");
        connection.failures().forEach(failures::put);
        protection(json.putObject("protection"), connection.protection());
        number(json, "amplification", connection.amplification());
        latency(json, connection.latency());
        estimate(json.putObject("networkTime"), "mean", connection.networkTime());
        estimate(json.putObject("retryTime"), "mean", connection.retryTime());
    }

    private void channel(ObjectNode json, ChannelResult channel) {
        json.put("published", channel.published());
        json.put("refused", channel.refused());
        json.put("blocked", channel.blocked());
        json.put("delivered", channel.delivered());
        json.put("redelivered", channel.redelivered());
        json.put("consumed", channel.consumed());
        json.put("duplicates", channel.duplicates());
        json.put("deadLettered", channel.deadLettered());
        ObjectNode dropped = json.putObject("dropped");
        channel.dropped().forEach(dropped::put);
        estimate(json, "inStore", channel.inStore());
        estimate(json, "lag", channel.lag());
        json.put("mostLag", channel.mostLag());
        estimate(json, "oldest", channel.oldest());
        estimate(json, "drain", channel.drain());
        json.put("rebalances", channel.rebalances());
        latency(json, channel.latency());
    }

    private void transaction(ObjectNode json, TransactionResult transaction) {
        json.put("kind", transaction.kind());
        json.put("begun", transaction.begun());
        json.put("committed", transaction.committed());
        json.put("undone", transaction.undone());
        json.put("stuck", transaction.stuck());
        json.put("openBefore", transaction.openBefore());
        json.put("open", transaction.open());
        json.put("undos", transaction.undos());
        json.put("again", transaction.again());
        json.put("takenOver", transaction.takenOver());
        estimate(json, "underWay", transaction.underWay());
        estimate(json, "exposed", transaction.exposed());
        estimate(json, "left", transaction.left());
        latency(json, "decided", transaction.decided());
        latency(json, "consistent", transaction.consistent());
        latency(json, "exposure", transaction.exposure());
    }

    private static void protection(ObjectNode json, ProtectionResult protection) {
        json.put("hedges", protection.hedges());
        json.put("lateAnswers", protection.lateAnswers());
        json.put("expired", protection.expired());
        json.put("cancelled", protection.cancelled());
        json.put("retriesRefused", protection.retriesRefused());
        json.put("breakerOpenings", protection.breakerOpenings());
        json.put("ejections", protection.ejections());
        json.put("connectionsOpened", protection.connectionsOpened());
    }

    private void objective(ObjectNode json, ObjectiveResult objective) {
        json.put("target", objective.target());
        estimate(json, "measured", objective.measured());
        json.put("verdict", objective.verdict().name().toLowerCase(Locale.ROOT));
        objective.broken().ifPresent(broken -> {
            ObjectNode times = json.putObject("broken");
            number(times, "seconds", broken.seconds());
            number(times, "waiting", broken.waiting());
        });
    }

    private void breakdown(ObjectNode json, Breakdown breakdown) {
        json.put("fault", breakdown.fault());
        number(json, "from", breakdown.from());
        number(json, "to", breakdown.to());
        json.put("replications", breakdown.of());
        json.put("chainReplications", breakdown.replications());
        ArrayNode chain = json.putArray("chain");
        breakdown.chain().forEach(link -> {
            ObjectNode broken = chain.addObject();
            broken.put("subject", link.subject());
            broken.put("what", link.what());
            number(broken, "after", link.after());
            number(broken, "afterSpread", link.spread());
            number(broken, "share", link.share());
            broken.put("because", link.because());
        });
        ObjectNode workloads = json.putObject("workloads");
        breakdown.recoveries().forEach((id, recovery) -> {
            ObjectNode workload = workloads.putObject(id);
            workload.put("outcome", recovery.outcome().name().toLowerCase(Locale.ROOT));
            ObjectNode outcomes = workload.putObject("outcomes");
            for (Breakdown.Outcome outcome : Breakdown.Outcome.values()) {
                outcomes.put(outcome.name().toLowerCase(Locale.ROOT), recovery.outcomes().getOrDefault(outcome, 0));
            }
            number(workload, "goodputBefore", recovery.before());
            number(workload, "goodputDuring", recovery.during());
            number(workload, "goodputAfter", recovery.after());
            number(workload, "recoverySeconds", recovery.seconds());
        });
        if (!breakdown.violations().isEmpty()) {
            ArrayNode violations = json.putArray("violations");
            breakdown.violations().forEach(violation -> {
                ObjectNode each = violations.addObject();
                each.put("what", violation.what());
                each.put("subject", violation.subject());
                number(each, "during", violation.during());
                number(each, "untilRecovery", violation.until());
            });
        }
    }

    private static void change(ObjectNode json, ChangeEvent event) {
        json.put("name", event.name());
        number(json, "from", event.from());
        number(json, "to", event.to());
        json.put("outcome", event.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("terminated", event.terminated());
        json.put("failed", event.failed());
        json.put("finished", event.finished());
    }

    private void scaling(ObjectNode json, ScaleEvent event) {
        json.put("component", event.component());
        number(json, "at", event.at());
        json.put("from", event.from());
        json.put("to", event.to());
        json.put("metric", event.metric().name().toLowerCase(Locale.ROOT));
        number(json, "measured", event.measured());
        number(json, "target", event.target());
        number(json, "readyAfter", event.ready());
    }

    private void timeline(ObjectNode json, Timeline timeline) {
        json.set("seconds", series(timeline.seconds()));
        ObjectNode requests = json.putObject("requests");
        timeline.requests().forEach((id, series) -> {
            ObjectNode workload = requests.putObject(id);
            workload.set("offered", series(series.offered()));
            workload.set("goodput", series(series.goodput()));
            workload.set("failures", series(series.failures()));
            workload.set("latencyMean", series(series.mean()));
            workload.set("latencyP50", series(series.p50()));
            workload.set("latencyP95", series(series.p95()));
            workload.set("latencyP99", series(series.p99()));
            if (series.spread().p99().stream().anyMatch(Double::isFinite)) {
                workload.set("latencyP50HalfWidth", series(series.spread().p50()));
                workload.set("latencyP95HalfWidth", series(series.spread().p95()));
                workload.set("latencyP99HalfWidth", series(series.spread().p99()));
            }
            if (!series.causes().isEmpty()) {
                ObjectNode causes = workload.putObject("failuresByCause");
                series.causes().forEach((cause, rates) -> causes.set(cause, series(rates)));
            }
        });
        ObjectNode components = json.putObject("components");
        timeline.components().forEach((id, series) -> {
            ObjectNode component = components.putObject(id);
            component.set("utilization", series(series.utilization()));
            component.set("queueLength", series(series.queueLength()));
            component.set("replicas", series(series.replicas()));
            component.set("ready", series(series.ready()));
            component.set("failedShare", series(series.failed()));
        });
        if (!timeline.breakers().isEmpty()) {
            ObjectNode breakers = json.putObject("openBreakers");
            timeline.breakers().forEach((id, series) -> breakers.set(id, series(series)));
        }
        if (!timeline.channels().isEmpty()) {
            ObjectNode channels = json.putObject("channels");
            timeline.channels().forEach((id, backlog) -> {
                ObjectNode channel = channels.putObject(id);
                channel.set("lag", series(backlog.lag()));
                channel.set("oldest", series(backlog.oldest()));
            });
        }
        if (!timeline.storage().isEmpty()) {
            ObjectNode storage = json.putObject("storage");
            timeline.storage().forEach((id, series) -> storage.set(id, series(series)));
        }
        if (!timeline.nodes().isEmpty()) {
            ObjectNode pools = json.putObject("nodes");
            timeline.nodes().forEach((id, nodes) -> pools.set(id, series(nodes.ready())));
            ObjectNode uses = json.putObject("nodePools");
            timeline.nodes().forEach((id, nodes) -> {
                ObjectNode use = uses.putObject(id);
                NodeSeries.of(nodes).forEach((name, series) -> use.set(name, series(series)));
            });
            ObjectNode pods = json.putObject("pods");
            timeline.components().forEach((id, load) -> {
                ObjectNode pod = pods.putObject(id);
                pod.set("usedCpu", series(load.usedCpu()));
                pod.set("throttledShare", series(load.throttled()));
            });
            ObjectNode pending = json.putObject("pending");
            timeline.pending().forEach((id, series) -> pending.set(id, series(series)));
        }
        if (!timeline.marks().isEmpty()) {
            ArrayNode marks = json.putArray("events");
            timeline.marks().forEach(mark -> mark(marks.addObject(), mark));
        }
    }

    private void mark(ObjectNode json, Mark mark) {
        json.put("kind", mark.kind().id());
        json.put("subject", mark.subject());
        number(json, "from", mark.from());
        number(json, "to", mark.to());
    }

    private static void latency(ObjectNode json, LatencyResult latency) {
        latency(json, "latency", latency);
    }

    static void latency(ObjectNode json, String key, LatencyResult latency) {
        ObjectNode object = json.putObject(key);
        estimate(object, "mean", latency.mean());
        estimate(object, "p50", latency.p50());
        estimate(object, "p90", latency.p90());
        estimate(object, "p95", latency.p95());
        estimate(object, "p99", latency.p99());
        estimate(object, "p999", latency.p999());
    }

    static void estimate(ObjectNode json, String key, Estimate estimate) {
        ObjectNode object = json.putObject(key);
        number(object, "value", estimate.value());
        number(object, "low", estimate.low());
        number(object, "high", estimate.high());
    }

    private static void number(ObjectNode json, String key, double value) {
        JsonObjects.number(json, key, value);
    }

    private ArrayNode series(List<Double> values) {
        ArrayNode array = nodes.arrayNode();
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(JsonObjects.rounded(value));
            } else {
                array.addNull();
            }
        }
        return array;
    }
}
