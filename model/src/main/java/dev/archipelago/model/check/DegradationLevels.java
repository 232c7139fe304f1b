package dev.archipelago.model.check;

import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.stream.Stream;

/// A step that does less under load would end that with more requests inside than it begins with.
final class DegradationLevels implements Rule {

    @Override
    public String id() {
        return "step.degradation-ends-above-its-begin";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.steps().stream().flatMap(at -> at.step() instanceof Step.Degrade degrade
                && degrade.below() != null && degrade.below() > degrade.above()
                        ? Stream.of(Finding.error(id(), at.pointer().child("below"),
                                Wording.of(
                                        "Less is done above %s requests, and until %s or fewer are inside: the end lies"
                                                + " above the begin.",
                                        degrade.above(), degrade.below()),
                                Wording.of("Give a number from 1 to %s.", degrade.above())))
                        : Stream.empty());
    }
}
