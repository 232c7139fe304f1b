package dev.archipelago.model.check;

import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// One request makes so many calls through repetition and fan-out that nobody can have meant it.
final class CallGrowth implements Rule {
    private static final double MOST = 1e6;

    @Override
    public String id() {
        return "operation.call-growth";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        CallTree tree = new CallTree(inspection);
        Map<OperationRef, Double> totals = tree.totals();
        Stream<Finding> ofCalls = totals.entrySet().stream().filter(entry -> entry.getValue() > MOST)
                .filter(entry -> tree.callsOf(entry.getKey()).keySet().stream()
                        .allMatch(called -> totals.getOrDefault(called, 1.0) <= MOST))
                .map(entry -> finding(entry.getKey(), entry.getValue()));
        Stream<Finding> ofSteps = inspection.steps().stream().filter(at -> at.times() > MOST)
                .map(at -> Finding.error(id(), at.pointer(),
                        Wording.of("This step is done %s times for one request.", printed(at.times())),
                        Wording.of("Lower the repetitions around it.")));
        return Stream.concat(ofCalls, ofSteps);
    }

    private Finding finding(OperationRef operation, double total) {
        return Finding.error(id(), Inspection.pointer(operation),
                Wording.of("One request to '%s' makes %s calls in the end.", operation, printed(total)),
                Wording.of("Lower the repetitions, or model a batch as one call."));
    }

    private static String printed(double times) {
        return times < 1e15 ? String.format(Locale.ROOT, "%,.0f", times) : String.format(Locale.ROOT, "%.1e", times);
    }
}
