package dev.archipelago.simulator.plan;

import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.Component;
import dev.archipelago.model.Connection;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says that only rates are followed, and what of a document makes no difference then.
public final class FluidCoverage {
    /// The finding that says at which level of detail a result was made.
    public static final String ID = "simulation.fluid-level";

    private FluidCoverage() {}

    /// @param scenario null for none
    public static List<Finding> of(Document document, @Nullable Scenario scenario) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.advice(ID, Pointer.ROOT,
                "This is the fluid level: rates were followed, no single requests. Replicas, utilization, queues and goodput"
                        + " are means, and so is the latency; there are no percentiles.",
                "Simulate the busiest hour with --detail standard for percentiles and for what policies do."));
        document.architecture().connections().forEach((id, connection) -> {
            String policies = policies(connection);
            if (!policies.isEmpty()) {
                findings.add(left(Pointer.of("connections", id.toString()), policies,
                        "calls are made once and waited for until their time-outs"));
            }
        });
        document.architecture().components().forEach((id, component) -> {
            Autoscaling scaling = component.autoscaling();
            Pointer at = Pointer.of("components", id.value(), "autoscaling");
            if (scaling != null && scaling.lag() != null) {
                findings.add(left(at.child("lag"), "Autoscaling by waiting messages",
                        "it asks for nothing, and nothing is made smaller because of that"));
            }
            if (scaling != null && scaling.min() == 0) {
                findings.add(left(at.child("min"), "Scaling to no replica at all", "one stays"));
            }
            component.operations().forEach((name, operation) -> {
                if (operation.steps().stream().flatMap(Step::all).anyMatch(step -> step instanceof Step.Degrade)) {
                    findings.add(left(Pointer.of("components", id.value(), "operations", name),
                            "Doing less while there is much to do", "all is always done"));
                }
            });
            if (keepsMessages(component)) {
                findings.add(left(Pointer.of("components", id.value(), "broker"), "What channels do with messages",
                        "they go to their consumers at once"));
            }
            if (StorageCompiler.keepsKeys(component)) {
                findings.add(left(Pointer.of("components", id.value(), "cache"), "What a cache holds",
                        "look-ups hit as often as the formula says, from the start on"));
            }
            if (StorageCompiler.keepsRecords(component)) {
                findings.add(left(Pointer.of("components", id.value(), "database"),
                        "What the copies and shards of a database hold", "its replicas are all alike"));
            }
        });
        if (scenario != null) {
            Pointer faults = Coverage.pointer(document, scenario).child("faults");
            for (int i = 0; i < scenario.faults().size(); i++) {
                if (!changesRates(scenario.faults().get(i))) {
                    findings.add(left(faults.child(i), "This fault", "nothing happens"));
                }
            }
        }
        return List.copyOf(findings);
    }

    private static boolean keepsMessages(Component component) {
        BrokerSettings broker = component.broker();
        return broker != null && !broker.channels().isEmpty();
    }

    private static boolean changesRates(Fault fault) {
        return switch (fault) {
            case Fault.Crash _,Fault.Hang _,Fault.Pause _,Fault.Slow _,Fault.Starve _,Fault.Errors _,Fault.ZoneLoss _,Fault.NodeLoss _,Fault.Surge _,Fault.Burst _ ->
                true;
            default -> false;
        };
    }

    private static String policies(Connection connection) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("retries", connection.retry());
        parts.put("a circuit breaker", connection.circuitBreaker());
        parts.put("a bulkhead", connection.bulkhead());
        parts.put("a rate limit", connection.rateLimit());
        parts.put("hedging", connection.hedging());
        parts.put("a fallback", connection.fallback());
        parts.put("a connection pool", connection.pool());
        parts.put("outlier detection", connection.outlierDetection());
        parts.put("throttling", connection.throttling());
        parts.put("discovery", connection.discovery());
        String used = parts.entrySet().stream().filter(part -> part.getValue() != null).map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return used.isEmpty() ? "" : "What of " + used + " comes";
    }

    private static Finding left(Pointer at, String what, String instead) {
        return Finding.warning(Coverage.ID, at, what + " is not followed at the fluid level: " + instead + ".", "");
    }
}
