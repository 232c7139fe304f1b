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
import dev.archipelago.model.finding.Wording;
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

    static final String ID = "simulation.not-simulated";

    private final List<Finding> findings = new ArrayList<>();

    private Coverage() {}

    /// @param scenario null for none
    public static List<Finding> of(Document document, @Nullable Scenario scenario) {
        Coverage coverage = new Coverage();
        document.architecture().components()
                .forEach((id, component) -> coverage.component(Pointer.of("components", id.value()), component,
                        isFlushed(id, scenario)));
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
                    Wording.of("Autoscaling of what does not run on the platform"),
                    Wording.of("the replicas stay as they are"));
        }
        component.operations().forEach((id, operation) -> operation(at.child("operations").child(id), operation));
        CacheSettings cache = component.cache();
        if (cache != null) {
            cache(at.child("cache"), component, cache, isFlushed);
        }
        DatabaseSettings database = component.database();
        if (database != null) {
            database(at.child("database"), component, database);
        }
        missing(component.kind() == ComponentKind.CLIENT && !component.operations().isEmpty(), at.child("operations"),
                Wording.of("An operation of a client"), Wording.of("clients only send workloads"));
    }

    private void cache(Pointer at, Component component, CacheSettings cache, boolean isFlushed) {
        if (StorageCompiler.keepsKeys(component)) {
            return;
        }
        boolean bounded = cache.entries() != null || cache.skew() != null && !isFlushed || cache.eviction() != null;
        missing(cache.ttl() != null || cache.strategy() != null || cache.singleFlight() != null
                || cache.absent() != null || cache.absentTtl() != null || cache.earlyRefresh() != null
                || bounded && (cache.hitRatio() != null || cache.keys() == null), at, Wording.of("What a cache holds"),
                cache.hitRatio() != null
                        ? Wording.of("look-ups hit with the given ratio")
                        : cache.keys() == null
                                ? Wording.of("without 'keys' look-ups always hit")
                                : Wording.of(
                                        "of more than a million keys, or ten million in all replicas, the hit ratio is"
                                                + " computed and time has no influence"));
    }

    private void database(Pointer at, Component component, DatabaseSettings database) {
        boolean quorum = database.replication() == ReplicationMode.QUORUM;
        boolean copies = StorageCompiler.keepsRecords(component);
        missing(!quorum && (database.writeQuorum() != null || database.readQuorum() != null), at,
                Wording.of("A quorum without 'replication': 'quorum'"), Wording.of("the leader decides"));
        missing(!copies && (database.lag() != null || database.consistency() != null || database.failover() != null
                || database.keys() != null || database.skew() != null), at,
                Wording.of("What belongs to copies and shards, of a database without 'replication' and"
                        + " 'shards',"),
                Wording.of("every replica answers alone and at once"));
        missing(quorum && (database.failover() != null || database.readReplicas() != null
                || database.consistency() != null), at, Wording.of("A leader or a copy that only reads beside quorums"),
                Wording.of("all replicas are alike"));
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
            case Step.Parallel s -> steps(at.child("parallel"), s.parallel());
            case Step.Repeat s -> steps(at.child("steps"), s.steps());
            case Step.Sequence s -> steps(at.child("steps"), s.steps());
            case Step.CacheLookup s -> steps(at.child("miss"), s.miss());
            case Step.Degrade s -> {
                steps(at.child("degrade"), s.degrade());
                steps(at.child("full"), s.full());
            }
            case Step.Choice s -> {
                for (int i = 0; i < s.choice().size(); i++) {
                    steps(at.child("choice").child(i).child("steps"), s.choice().get(i).steps());
                }
            }
            case Step.Forward _,Step.Call _,Step.Query _,Step.Publish _,Step.Consume _,Step.Acquire _,Step.Release _,Step.Reply _,Step.Fail _,Step.Wait _,Step.Compute _,Step.Saga _,Step.TwoPhaseCommit _ ->
                {
                }
        }
    }

    static Pointer pointer(Document document, Scenario scenario) {
        String id = document.scenarios().entrySet().stream().filter(e -> e.getValue().equals(scenario))
                .map(Map.Entry::getKey).findFirst().orElse("");
        return Pointer.of("scenarios", id);
    }

    private void scenario(Document document, Scenario scenario) {
        Pointer at = pointer(document, scenario);
        for (int i = 0; i < scenario.faults().size(); i++) {
            missing(
                    scenario.faults().get(i) instanceof Fault.Burst burst && isClosed(document, burst.burst()),
                    at.child("faults").child(i), Wording.of("A burst of a workload whose users wait for answers"),
                    Wording.of("no request comes"));
        }
        for (int i = 0; i < scenario.changes().size(); i++) {
            change(document, scenario.changes().get(i), at.child("changes").child(i));
        }
    }

    private void change(Document document, Change change, Pointer at) {
        switch (change) {
            case Change.SetValue c -> missing(!SettableValues.allow(c.set()), at.child("set"),
                    Wording.of("Setting '%s' while requests are under way", c.set()),
                    Wording.of("it stays as it is at the start"));
            case Change.NewVersion c -> {
                Component component = document.architecture().components().get(c.rollout());
                missing(component != null && !FaultCompiler.isOurs(component), at.child("rollout"),
                        Wording.of("A new version of what does not run on the platform"),
                        Wording.of("nothing changes during the run"));
                c.version().keySet().forEach(path -> missing(!SettableValues.allowInVersion(path),
                        at.child("version").child(path), Wording.of("Another '%s' in a new version", path),
                        Wording.of("it stays as in the old one")));
            }
            case Change.Drain _,Change.Scale _ -> {
            }
        }
    }

    private static boolean isClosed(Document document, String workload) {
        Workload found = document.workloads().get(workload);
        return found != null && found.users() != null;
    }

    private void missing(boolean present, Pointer at, Wording what, Wording instead) {
        if (present) {
            findings.add(
                    Finding.warning(ID, at, Wording.of("%s is not simulated yet: %s.", what, instead), Wording.NONE));
        }
    }
}
