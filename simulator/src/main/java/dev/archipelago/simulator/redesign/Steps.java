package dev.archipelago.simulator.redesign;

import dev.archipelago.model.Step;
import java.util.List;
import java.util.function.UnaryOperator;

/// Puts other steps into the place of some, however deep they lie.
final class Steps {

    private Steps() {}

    /// @param change of a step whose inner steps have been changed already
    static List<Step> changed(List<Step> steps, UnaryOperator<Step> change) {
        return steps.stream().map(step -> change.apply(inside(step, change))).toList();
    }

    private static Step inside(Step step, UnaryOperator<Step> change) {
        return switch (step) {
            case Step.CacheLookup s -> new Step.CacheLookup(s.cache(), s.hit(), changed(s.miss(), change));
            case Step.Parallel s -> new Step.Parallel(changed(s.parallel(), change), s.join());
            case Step.Choice s -> new Step.Choice(s.choice().stream()
                    .map(branch -> new Step.Branch(branch.probability(), changed(branch.steps(), change))).toList());
            case Step.Repeat s -> new Step.Repeat(s.repeat(), changed(s.steps(), change));
            case Step.Sequence s -> new Step.Sequence(changed(s.steps(), change));
            case Step.Degrade s ->
                new Step.Degrade(changed(s.degrade(), change), changed(s.full(), change), s.above(), s.below());
            case Step.Call _,Step.Query _,Step.Publish _,Step.Consume _,Step.Acquire _,Step.Release _,Step.Reply _,Step.Saga _,Step.TwoPhaseCommit _,Step.Fail _,Step.Forward _,Step.Wait _,Step.Compute _ ->
                step;
        };
    }
}
