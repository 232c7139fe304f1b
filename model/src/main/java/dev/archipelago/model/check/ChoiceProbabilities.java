package dev.archipelago.model.check;

import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.stream.Stream;

/// The alternatives of a choice are taken more often than always.
final class ChoiceProbabilities implements Rule {

    @Override
    public String id() {
        return "step.choice-above-one";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.steps().stream().flatMap(at -> at.step() instanceof Step.Choice choice
                ? finding(choice, at)
                : Stream.empty());
    }

    private Stream<Finding> finding(Step.Choice choice, LocatedStep at) {
        double sum = choice.choice().stream().mapToDouble(branch -> branch.probability().value()).sum();
        return sum <= 1 + 1e-9
                ? Stream.empty()
                : Stream.of(Finding.error(id(), at.pointer().child("choice"),
                        Wording.of("The probabilities of the alternatives add up to %s%%.",
                                Math.round(sum * 1000) / 10.0),
                        Wording.of("Lower them to 100%% or less; with what is left nothing is done.")));
    }
}
