package dev.archipelago.model.check;

import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An action of a saga stays done when a later one fails, because nothing undoes it.
final class UndoneSagas implements Rule {

    @Override
    public String id() {
        return "saga.no-compensation";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.steps().stream().flatMap(at -> at.step() instanceof Step.Saga saga
                ? mayHaveToBeUndone(saga.saga()).filter(i -> saga.saga().get(i).compensate() == null)
                        .mapToObj(i -> Finding.warning(id(), at.pointer().child("saga").child(i),
                                Wording.of("'%s' stays done when a later action of the saga fails.",
                                        saga.saga().get(i).call()),
                                Wording.of(
                                        "Say what undoes it, in 'compensate'; or put it behind the action that decides,"
                                                + " the pivot.")))
                : Stream.empty());
    }

    /// All before the last one, or before the pivot.
    private static IntStream mayHaveToBeUndone(List<Step.SagaStep> actions) {
        int pivot = IntStream.range(0, actions.size()).filter(i -> Boolean.TRUE.equals(actions.get(i).pivot()))
                .findFirst().orElse(actions.size() - 1);
        return IntStream.range(0, pivot);
    }
}
