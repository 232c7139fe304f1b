package dev.archipelago.model.check;

import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Operations call one another in a circle: for ever, or until chance ends it.
final class Recursion implements Rule {

    @Override
    public String id() {
        return "operation.recursion";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        CallTree tree = new CallTree(inspection);
        return tree.circles().stream().map(circle -> finding(tree, circle));
    }

    private Finding finding(CallTree tree, List<OperationRef> circle) {
        double again = IntStream.range(0, circle.size()).mapToDouble(i -> tree.callsOf(circle.get(i))
                .getOrDefault(circle.get((i + 1) % circle.size()), 0.0)).reduce(1, (a, b) -> a * b);
        String way = Stream.concat(circle.stream().limit(10), Stream.of(circle.getFirst())).map(OperationRef::toString)
                .collect(Collectors.joining(" -> "));
        return again >= 1
                ? Finding.error(id(), Inspection.pointer(circle.getFirst()),
                        Wording.of("These operations call one another without end: %s.", way),
                        Wording.of("Break the circle, or give a call in it a probability."))
                : Finding.warning(id(), Inspection.pointer(circle.getFirst()),
                        Wording.of("These operations call one another until chance ends it: %s.", way),
                        Wording.of("A repeat step says more clearly how often something is done."));
    }
}
