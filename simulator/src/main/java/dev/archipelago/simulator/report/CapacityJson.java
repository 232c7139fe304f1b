package dev.archipelago.simulator.report;

import dev.archipelago.simulator.autoscaling.Recommendation;
import dev.archipelago.simulator.result.CapacityResult;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Prints what components asked for, used and cost as JSON: CPU in cores, memory in gibibytes, money in the currency given.
final class CapacityJson {

    private static final double GIBIBYTE = 1 << 30;

    private CapacityJson() {}

    /// What one replica should ask for, and outside of what it is worth a restart.
    private static void range(ObjectNode json, Recommendation found, double unit) {
        JsonObjects.number(json, "lower", found.lower() / unit);
        JsonObjects.number(json, "target", found.target() / unit);
        JsonObjects.number(json, "upper", found.upper() / unit);
    }

    static void put(ObjectNode json, CapacityResult capacity) {
        ObjectNode components = json.putObject("components");
        capacity.components().forEach((id, pods) -> {
            ObjectNode component = components.putObject(id);
            JsonObjects.number(component, "requestedCpu", pods.requestedCpu());
            JsonObjects.number(component, "requestedMemory", pods.requestedMemory());
            JsonReport.estimate(component, "usedCpu", pods.usedCpu());
            JsonReport.estimate(component, "pending", pods.pending());
            component.put("mostPending", pods.mostPending());
            if (pods.held().isMeasured()) {
                JsonReport.estimate(component, "quotaExceeded", pods.held());
                component.put("mostQuotaExceeded", pods.mostHeld());
            }
            JsonReport.estimate(component, "evicted", pods.evicted());
            JsonObjects.number(component, "recommendedCpu", pods.recommendedCpu());
            pods.cpu().ifPresent(cpu -> range(component.putObject("cpuRequest"), cpu, 1));
            pods.memory().ifPresent(memory -> range(component.putObject("memoryRequest"), memory, GIBIBYTE));
        });
        if (!capacity.pools().isEmpty()) {
            ObjectNode pools = json.putObject("nodePools");
            capacity.pools().forEach((id, pool) -> pool(pools.putObject(id), pool));
            ArrayNode events = json.putArray("nodeEvents");
            capacity.events().forEach(event -> {
                ObjectNode change = events.addObject();
                change.put("nodePool", event.pool());
                JsonObjects.number(change, "at", event.at());
                change.put("from", event.from());
                change.put("to", event.to());
                change.put("cause", event.cause().name().toLowerCase(Locale.ROOT));
                change.put("pods", event.pods());
            });
        }
        capacity.costs().ifPresent(costs -> costs(json.putObject("costs"), costs));
        capacity.carbon().ifPresent(carbon -> {
            ObjectNode found = json.putObject("carbon");
            JsonObjects.number(found, "kilowatts", carbon.kilowatts());
            JsonObjects.number(found, "gramsPerHour", carbon.gramsPerHour());
            JsonObjects.number(found, "gramsPerMillionRequests", carbon.gramsPerMillion());
        });
    }

    private static void pool(ObjectNode json, CapacityResult.Pool pool) {
        JsonReport.estimate(json, "nodes", pool.paid());
        json.put("leastReady", pool.least());
        json.put("mostReady", pool.most());
        JsonObjects.number(json, "cpu", pool.cpu());
        JsonObjects.number(json, "memory", pool.memory());
        JsonObjects.number(json, "requestedCpu", pool.requestedCpu());
        JsonObjects.number(json, "requestedMemory", pool.requestedMemory());
        JsonReport.estimate(json, "usedCpu", pool.usedCpu());
        JsonObjects.number(json, "idleCpu", pool.idleCpu());
        JsonObjects.number(json, "packed", pool.packed());
        JsonReport.estimate(json, "contendedShare", pool.contended());
    }

    private static void costs(ObjectNode json, CapacityResult.Costs costs) {
        json.put("currency", costs.currency());
        if (!costs.asOf().isEmpty()) {
            json.put("asOf", costs.asOf());
        }
        JsonObjects.number(json, "perHour", costs.perHour());
        JsonObjects.number(json, "perMonth", costs.perMonth());
        JsonObjects.number(json, "perMillionRequests", costs.perMillion());
        JsonObjects.number(json, "idlePerHour", costs.idle());
        JsonObjects.number(json, "egressPerHour", costs.traffic().egress());
        JsonObjects.number(json, "zoneTrafficPerHour", costs.traffic().zones());
        JsonObjects.numbers(json.putObject("componentsPerHour"), costs.components());
        JsonObjects.numbers(json.putObject("nodePoolsPerHour"), costs.pools());
        ArrayNode unknown = json.putArray("unknown");
        costs.unknown().forEach(unknown::add);
    }
}
