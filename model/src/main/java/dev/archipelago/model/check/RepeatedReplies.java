package dev.archipelago.model.check;

import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An operation answers twice.
final class RepeatedReplies implements Rule {

    @Override
    public String id() {
        return "step.second-reply";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.operations((ref, operation) -> IntStream.range(0, operation.steps().size())
                .filter(i -> operation.steps().get(i) instanceof Step.Reply).skip(1)
                .mapToObj(i -> Finding.warning(id(), Inspection.pointer(ref).child("steps").child(i),
                        Wording.of("'%s' has answered already.", ref), Wording.of("Keep one reply."))));
    }
}
