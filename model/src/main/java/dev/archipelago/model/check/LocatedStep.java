package dev.archipelago.model.check;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Pointer;
import java.util.ArrayList;
import java.util.List;

/// A step with the operation that it belongs to and its place in the document.
///
/// @param times how often it is done on average each time the operation is
record LocatedStep(OperationRef operation, Step step, Pointer pointer, double times) {

    static List<LocatedStep> all(Architecture architecture) {
        List<LocatedStep> all = new ArrayList<>();
        architecture.components().forEach((id, component) -> component.operations().forEach((name, operation) -> {
            OperationRef ref = new OperationRef(id, name);
            add(ref, operation.steps(), Inspection.pointer(ref).child("steps"), 1, all);
        }));
        return all;
    }

    private static void add(OperationRef ref, List<Step> steps, Pointer pointer, double times, List<LocatedStep> into) {
        for (int i = 0; i < steps.size(); i++) {
            LocatedStep located = new LocatedStep(ref, steps.get(i), pointer.child(i), times);
            into.add(located);
            located.addChildren(into);
        }
    }

    private void addChildren(List<LocatedStep> into) {
        switch (step) {
            case Step.CacheLookup s -> add(operation, s.miss(), pointer.child("miss"),
                    times * (s.hit() == null ? 1 : 1 - s.hit().value()), into);
            case Step.Parallel s -> add(operation, s.parallel(), pointer.child("parallel"), times, into);
            case Step.Repeat s ->
                add(operation, s.steps(), pointer.child("steps"), times * s.repeat().expected(), into);
            case Step.Sequence s -> add(operation, s.steps(), pointer.child("steps"), times, into);
            case Step.Degrade s -> {
                add(operation, s.degrade(), pointer.child("degrade"), 0, into);
                add(operation, s.full(), pointer.child("full"), times, into);
            }
            case Step.Choice s -> {
                for (int i = 0; i < s.choice().size(); i++) {
                    Step.Branch branch = s.choice().get(i);
                    add(operation, branch.steps(), pointer.child("choice").child(i).child("steps"),
                            times * branch.probability().value(), into);
                }
            }
            case Step.Call _,Step.Query _,Step.Publish _,Step.Consume _,Step.Acquire _,Step.Release _,Step.Reply _,Step.Saga _,Step.TwoPhaseCommit _,Step.Fail _,Step.Forward _,Step.Wait _,Step.Compute _ ->
                {
                }
        }
    }
}
