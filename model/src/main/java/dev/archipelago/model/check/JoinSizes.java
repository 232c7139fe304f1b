package dev.archipelago.model.check;

import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.stream.Stream;

/// A parallel step waits for more branches than it has, or for none.
final class JoinSizes implements Rule {

    @Override
    public String id() {
        return "step.join-out-of-range";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.steps().stream().flatMap(at -> at.step() instanceof Step.Parallel parallel
                && parallel.join() != null && (parallel.join() > parallel.parallel().size() || parallel.join() < 1)
                        ? Stream.of(Finding.error(id(), at.pointer().child("join"),
                                Wording.of("The step waits for %s of %s branches.", parallel.join(),
                                        parallel.parallel().size()),
                                Wording.of("Give a number from 1 to %s.", parallel.parallel().size())))
                        : Stream.empty());
    }
}
