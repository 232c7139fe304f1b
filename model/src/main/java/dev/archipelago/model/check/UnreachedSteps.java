package dev.archipelago.model.check;

import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.stream.Stream;

/// Steps stand behind one that ends the request.
final class UnreachedSteps implements Rule {

    @Override
    public String id() {
        return "step.never-reached";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.operations((ref, operation) -> {
            for (int i = 0; i + 1 < operation.steps().size(); i++) {
                if (ends(operation.steps().get(i))) {
                    return Stream.of(Finding.warning(id(), Inspection.pointer(ref).child("steps").child(i + 1),
                            Wording.of("The step before ends the request, so that this one is never reached."),
                            Wording.of("Remove it, or move it up.")));
                }
            }
            return Stream.empty();
        });
    }

    private static boolean ends(Step step) {
        return step instanceof Step.Forward || step instanceof Step.Fail fail && fail.fail().value() == 1;
    }
}
