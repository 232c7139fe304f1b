package dev.archipelago.simulator.plan;

import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.Component;
import dev.archipelago.model.Connection;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                Wording.of("This is the fluid level: rates were followed, no single requests. Replicas,"
                        + " utilization, queues and goodput are means, and so is the latency; there are no"
                        + " percentiles."),
                Wording.of("Simulate the busiest hour with --detail standard for percentiles and for what"
                        + " policies do.")));
        document.architecture().connections().forEach((id, connection) -> {
            Wording policies = policies(connection);
            if (!policies.isEmpty()) {
                findings.add(left(Pointer.of("connections", id.toString()), policies,
                        Wording.of("calls are made once and waited for until their time-outs")));
            }
        });
        document.architecture().components().forEach((id, component) -> {
            Autoscaling scaling = component.autoscaling();
            Pointer at = Pointer.of("components", id.value(), "autoscaling");
            if (scaling != null && scaling.lag() != null) {
                findings.add(left(at.child("lag"), Wording.of("Autoscaling by waiting messages"),
                        Wording.of("it asks for nothing, and nothing is made smaller because of that")));
            }
            if (scaling != null && scaling.min() == 0) {
                findings.add(
                        left(at.child("min"), Wording.of("Scaling to no replica at all"), Wording.of("one stays")));
            }
            component.operations().forEach((name, operation) -> {
                if (operation.steps().stream().flatMap(Step::all).anyMatch(step -> step instanceof Step.Degrade)) {
                    findings.add(left(Pointer.of("components", id.value(), "operations", name),
                            Wording.of("Doing less while there is much to do"), Wording.of("all is always done")));
                }
            });
            if (keepsMessages(component)) {
                findings.add(left(Pointer.of("components", id.value(), "broker"),
                        Wording.of("What channels do with messages"),
                        Wording.of("they go to their consumers at once")));
            }
            if (StorageCompiler.keepsKeys(component)) {
                findings.add(left(Pointer.of("components", id.value(), "cache"), Wording.of("What a cache holds"),
                        Wording.of("look-ups hit as often as the formula says, from the start on")));
            }
            if (StorageCompiler.keepsRecords(component)) {
                findings.add(left(Pointer.of("components", id.value(), "database"),
                        Wording.of("What the copies and shards of a database hold"),
                        Wording.of("its replicas are all alike")));
            }
        });
        if (scenario != null) {
            Pointer faults = Coverage.pointer(document, scenario).child("faults");
            for (int i = 0; i < scenario.faults().size(); i++) {
                if (!changesRates(scenario.faults().get(i))) {
                    findings.add(left(faults.child(i), Wording.of("This fault"), Wording.of("nothing happens")));
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

    private static Wording policies(Connection connection) {
        Map<Wording, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put(Wording.of("retries"), connection.retry());
        parts.put(Wording.of("a circuit breaker"), connection.circuitBreaker());
        parts.put(Wording.of("a bulkhead"), connection.bulkhead());
        parts.put(Wording.of("a rate limit"), connection.rateLimit());
        parts.put(Wording.of("hedging"), connection.hedging());
        parts.put(Wording.of("a fallback"), connection.fallback());
        parts.put(Wording.of("a connection pool"), connection.pool());
        parts.put(Wording.of("outlier detection"), connection.outlierDetection());
        parts.put(Wording.of("throttling"), connection.throttling());
        parts.put(Wording.of("discovery"), connection.discovery());
        List<Wording> used = parts.entrySet().stream().filter(part -> part.getValue() != null).map(Map.Entry::getKey)
                .toList();
        return used.isEmpty() ? Wording.NONE : Wording.of("What of %s comes", used);
    }

    private static Finding left(Pointer at, Wording what, Wording instead) {
        return Finding.warning(Coverage.ID, at, Wording.of("%s is not followed at the fluid level: %s.", what, instead),
                Wording.NONE);
    }
}
