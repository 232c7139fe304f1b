package dev.archipelago.model.check;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds every place of a document that names an operation or a component.
final class References {
    private final List<Reference> found = new ArrayList<>();

    private References() {}

    /// A place that names a component.
    record ToComponent(ComponentId to, Pointer pointer) {}

    static List<Reference> operations(Document document, List<LocatedStep> steps) {
        References references = new References();
        steps.forEach(references::addStep);
        document.architecture().connections().forEach((id, connection) -> {
            if (connection.fallback() != null && connection.fallback().call() != null) {
                references.found.add(new Reference(connection.fallback().call(),
                        Pointer.of("connections", id.toString(), "fallback", "call"), Reference.Use.FALLBACK, null, 1));
            }
        });
        document.workloads().forEach(references::addWorkload);
        return List.copyOf(references.found);
    }

    private void addStep(LocatedStep at) {
        switch (at.step()) {
            case Step.Call s -> add(at, s.call(), "call", Reference.Use.CALL, expected(s.probability()) * expected(s
                    .times()));
            case Step.Query s -> add(at, s.query(), "query", Reference.Use.QUERY, expected(s.times()));
            case Step.CacheLookup s -> add(at, s.cache(), "cache", Reference.Use.CACHE, 1);
            case Step.Forward s -> add(at, s.forward(), "forward", Reference.Use.CALL, 1);
            case Step.Saga s -> {
                for (int i = 0; i < s.saga().size(); i++) {
                    addSagaStep(at, s.saga().get(i), at.pointer().child("saga").child(i));
                }
            }
            case Step.TwoPhaseCommit s -> {
                addParticipants(at, s.twoPhaseCommit(), "twoPhaseCommit", at.times());
                addParticipants(at, s.commit(), "commit", at.times());
                addParticipants(at, s.abort(), "abort", 0);
            }
            case Step.Parallel _,Step.Choice _,Step.Repeat _,Step.Publish _,Step.Consume _,Step.Acquire _,Step.Release _,Step.Reply _,Step.Fail _,Step.Wait _,Step.Compute _,Step.Degrade _,Step.Sequence _ ->
                {
                }
        }
    }

    private void addParticipants(LocatedStep at, List<OperationRef> operations, String key, double times) {
        for (int i = 0; i < operations.size(); i++) {
            found.add(new Reference(operations.get(i), at.pointer().child(key).child(i), Reference.Use.CALL,
                    at.operation(), times));
        }
    }

    private void addSagaStep(LocatedStep at, Step.SagaStep action, Pointer pointer) {
        found.add(new Reference(action.call(), pointer.child("call"), Reference.Use.CALL, at.operation(), at.times()));
        if (action.compensate() != null) {
            found.add(new Reference(action.compensate(), pointer.child("compensate"), Reference.Use.CALL,
                    at.operation(), 0));
        }
        if (action.confirm() != null) {
            found.add(new Reference(action.confirm(), pointer.child("confirm"), Reference.Use.CALL, at.operation(),
                    at.times()));
        }
    }

    private void add(LocatedStep at, OperationRef to, String key, Reference.Use use, double times) {
        found.add(new Reference(to, at.pointer().child(key), use, at.operation(), at.times() * times));
    }

    private void addWorkload(String id, Workload workload) {
        Pointer pointer = Pointer.of("workloads", id);
        if (workload.enters() != null) {
            found.add(new Reference(workload.enters(), pointer.child("enters"), Reference.Use.ENTRY, null, 1));
        }
        workload.mix().keySet().forEach(ref -> found
                .add(new Reference(ref, pointer.child("mix").child(ref), Reference.Use.ENTRY, null, 1)));
        workload.journeys().forEach((name, journey) -> {
            for (int i = 0; i < journey.steps().size(); i++) {
                Pointer step = pointer.child("journeys").child(name).child("steps").child(i).child("call");
                found.add(new Reference(journey.steps().get(i).call(), step, Reference.Use.ENTRY, null, 1));
            }
        });
    }

    private static double expected(@Nullable Share probability) {
        return probability == null ? 1 : probability.value();
    }

    private static double expected(@Nullable Count count) {
        return count == null ? 1 : count.expected();
    }

    /// Connections, senders, faults, changes and positions; operations are in [#operations].
    static List<ToComponent> components(Document document) {
        List<ToComponent> all = new ArrayList<>();
        document.architecture().connections().keySet().forEach(id -> {
            all.add(new ToComponent(id.from(), Pointer.of("connections", id.toString())));
            all.add(new ToComponent(id.to(), Pointer.of("connections", id.toString())));
        });
        document.workloads().forEach((id, workload) -> {
            if (workload.from() != null) {
                all.add(new ToComponent(workload.from(), Pointer.of("workloads", id, "from")));
            }
        });
        document.scenarios().forEach((id, scenario) -> {
            Pointer pointer = Pointer.of("scenarios", id);
            for (int i = 0; i < scenario.faults().size(); i++) {
                addFault(scenario.faults().get(i), pointer.child("faults").child(i), all);
            }
            for (int i = 0; i < scenario.changes().size(); i++) {
                addChange(scenario.changes().get(i), pointer.child("changes").child(i), all);
            }
        });
        document.diagramOrDefault().positions().keySet()
                .forEach(id -> all.add(new ToComponent(id, Pointer.of("diagram", "positions", id.value()))));
        return all;
    }

    private static void addFault(Fault fault, Pointer pointer, List<ToComponent> all) {
        switch (fault) {
            case Fault.Crash f -> all.add(new ToComponent(f.crash(), pointer.child("crash")));
            case Fault.Slow f -> all.add(new ToComponent(f.slow(), pointer.child("slow")));
            case Fault.Errors f -> all.add(new ToComponent(f.errors(), pointer.child("errors")));
            case Fault.Flush f -> all.add(new ToComponent(f.flush(), pointer.child("flush")));
            case Fault.Delay f -> addEnds(f.delay(), pointer.child("delay"), all);
            case Fault.Cut f -> addEnds(f.cut(), pointer.child("cut"), all);
            case Fault.Isolate f -> {
                for (int i = 0; i < f.isolate().size(); i++) {
                    all.add(new ToComponent(f.isolate().get(i), pointer.child("isolate").child(i)));
                }
            }
            case Fault.Hang f -> all.add(new ToComponent(f.hang(), pointer.child("hang")));
            case Fault.Pause f -> all.add(new ToComponent(f.pause(), pointer.child("pause")));
            case Fault.Starve f -> all.add(new ToComponent(f.starve(), pointer.child("starve")));
            case Fault.Loss f -> addEnds(f.loss(), pointer.child("loss"), all);
            case Fault.NameFailure f -> addEnds(f.nameFailure(), pointer.child("nameFailure"), all);
            case Fault.Leak f -> addEnds(f.leak(), pointer.child("leak"), all);
            case Fault.ZoneLoss _,Fault.NodeLoss _,Fault.Partition _,Fault.Surge _,Fault.Burst _,Fault.Poison _ -> {
            }
        }
    }

    private static void addEnds(ConnectionId connection, Pointer pointer, List<ToComponent> all) {
        all.add(new ToComponent(connection.from(), pointer));
        all.add(new ToComponent(connection.to(), pointer));
    }

    private static void addChange(Change change, Pointer pointer, List<ToComponent> all) {
        switch (change) {
            case Change.NewVersion c -> all.add(new ToComponent(c.rollout(), pointer.child("rollout")));
            case Change.Scale c -> all.add(new ToComponent(c.scale(), pointer.child("scale")));
            case Change.SetValue _,Change.Drain _ -> {
            }
        }
    }
}
