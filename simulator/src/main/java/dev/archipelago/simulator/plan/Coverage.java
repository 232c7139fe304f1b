package dev.archipelago.simulator.plan;

import dev.archipelago.model.CacheSettings;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.DatabaseSettings;
import dev.archipelago.model.Operation;
import dev.archipelago.model.ReplicationMode;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.platform.Prices;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.scenario.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names everything in a document that this version of the simulator leaves out, at its place.
public final class Coverage {

    private static final String ID = "simulation.not-simulated";

    private final List<Finding> findings = new ArrayList<>();

    private Coverage() {}

    /// @param scenario null for none
    public static List<Finding> of(Document document, @Nullable Scenario scenario) {
        Coverage coverage = new Coverage();
        document.architecture().components()
                .forEach((id, component) -> coverage.component(Pointer.of("components", id.value()), component,
                        isFlushed(id, scenario)));
        coverage.platform(document.platformOrDefault());
        if (scenario != null) {
            coverage.scenario(document, scenario);
        }
        return List.copyOf(coverage.findings);
    }

    private static boolean isFlushed(ComponentId id, @Nullable Scenario scenario) {
        return scenario != null && scenario.faults().stream()
                .anyMatch(fault -> fault instanceof Fault.Flush flush && flush.flush().equals(id));
    }

    private void component(Pointer at, Component component, boolean isFlushed) {
        Autoscaling autoscaling = component.autoscaling();
        if (autoscaling != null) {
            missing(!FaultCompiler.isOurs(component), at.child("autoscaling"),
                    "Autoscaling of what does not run on the platform", "the replicas stay as they are");
        }
        component.operations().forEach((id, operation) -> operation(at.child("operations").child(id), operation));
        CacheSettings cache = component.cache();
        if (cache != null) {
            missing(cache.entries() != null || cache.ttl() != null
                    || !isFlushed && (cache.keys() != null || cache.skew() != null) || cache.eviction() != null
                    || cache.strategy() != null,
                    at.child("cache"), "What a cache holds", "look-ups hit with the given ratio, always without one");
        }
        DatabaseSettings database = component.database();
        if (database != null) {
            database(at.child("database"), database);
        }
        missing(component.kind() == ComponentKind.CLIENT && !component.operations().isEmpty(), at.child("operations"),
                "An operation of a client", "clients only send workloads");
    }

    private void platform(Platform platform) {
        Prices prices = platform.prices();
        missing(prices != null && isCharged(prices.egressGibibyte()),
                Pointer.of("platform", "prices", "egressGibibyte"),
                "What traffic out of the platform costs", "it is not added up");
        missing(prices != null && isCharged(prices.zoneGibibyte()), Pointer.of("platform", "prices", "zoneGibibyte"),
                "What traffic between zones costs", "it is not added up");
    }

    private static boolean isCharged(@Nullable Double price) {
        return price != null && price > 0;
    }

    private void database(Pointer at, DatabaseSettings database) {
        missing(database.replication() != null && database.replication() != ReplicationMode.NONE,
                at.child("replication"),
                "Replication of a database", "replicas answer queries independently");
        missing(database.shards() != null && database.shards() > 1, at.child("shards"), "Sharding",
                "all replicas hold everything");
        missing(database.readReplicas() != null && database.readReplicas() > 0, at.child("readReplicas"),
                "Read replicas",
                "only the replicas of the component answer");
        missing(database.lag() != null || database.writeQuorum() != null || database.readQuorum() != null
                || database.consistency() != null, at, "What a read of a copy may see, and how many copies take part",
                "every replica answers alone and at once");
        missing(database.skew() != null, at.child("skew"), "How unevenly shards are used", "all are used alike");
        missing(database.failover() != null, at.child("failover"), "Failover of a database",
                "no leader is ever lost");
    }

    private void operation(Pointer at, Operation operation) {
        steps(at.child("steps"), operation.steps());
    }

    private void steps(Pointer at, List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            step(at.child(i), steps.get(i));
        }
    }

    private void step(Pointer at, Step step) {
        switch (step) {
            case Step.Saga saga -> missing(saga.saga().stream().anyMatch(a -> a.compensate() != null), at,
                    "Compensation in a saga", "the actions are called one after the other; a failure ends the request");
            case Step.TwoPhaseCommit _ -> missing(true, at, "Locks held between the phases of a two-phase commit",
                    "both rounds of calls and the log are simulated");
            case Step.Consume _ -> missing(true, at, "Consuming inside an operation",
                    "the step takes no time; let the channel drive the operation with 'consumes'");
            case Step.Parallel s -> steps(at.child("parallel"), s.parallel());
            case Step.Repeat s -> steps(at.child("steps"), s.steps());
            case Step.Sequence s -> steps(at.child("steps"), s.steps());
            case Step.CacheLookup s -> steps(at.child("miss"), s.miss());
            case Step.Choice s -> {
                for (int i = 0; i < s.choice().size(); i++) {
                    steps(at.child("choice").child(i).child("steps"), s.choice().get(i).steps());
                }
            }
            case Step.Forward _,Step.Call _,Step.Query _,Step.Publish _,Step.Acquire _,Step.Release _,Step.Reply _,Step.Fail _,Step.Wait _,Step.Compute _ ->
                {
                }
        }
    }

    private void scenario(Document document, Scenario scenario) {
        String id = document.scenarios().entrySet().stream().filter(e -> e.getValue().equals(scenario))
                .map(Map.Entry::getKey).findFirst().orElse("");
        Pointer at = Pointer.of("scenarios", id);
        for (int i = 0; i < scenario.faults().size(); i++) {
            missing(
                    scenario.faults().get(i) instanceof Fault.Burst burst && isClosed(document, burst.burst()),
                    at.child("faults").child(i), "A burst of a workload whose users wait for answers",
                    "no request comes");
        }
        for (int i = 0; i < scenario.changes().size(); i++) {
            change(document, scenario.changes().get(i), at.child("changes").child(i));
        }
    }

    private void change(Document document, Change change, Pointer at) {
        switch (change) {
            case Change.SetValue c -> missing(!SettableValues.allow(c.set()), at.child("set"),
                    "Setting '" + c.set() + "' while requests are under way", "it stays as it is at the start");
            case Change.NewVersion c -> {
                Component component = document.architecture().components().get(c.rollout());
                missing(component != null && !FaultCompiler.isOurs(component), at.child("rollout"),
                        "A new version of what does not run on the platform", "nothing changes during the run");
                c.version().keySet().forEach(path -> missing(!SettableValues.allowInVersion(path),
                        at.child("version").child(path), "Another '" + path + "' in a new version",
                        "it stays as in the old one"));
            }
            case Change.Drain _,Change.Scale _ -> {
            }
        }
    }

    private static boolean isClosed(Document document, String workload) {
        Workload found = document.workloads().get(workload);
        return found != null && found.users() != null;
    }

    private void missing(boolean present, Pointer at, String what, String instead) {
        if (present) {
            findings.add(Finding.warning(ID, at, what + " is not simulated yet: " + instead + ".", ""));
        }
    }
}
