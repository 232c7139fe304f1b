package dev.archipelago.simulator.plan;

import dev.archipelago.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Which messages of an operation tell of which change of data: those that are certain to follow it, in the same list of steps, in
/// sequences and parallel steps inside, or behind these.
final class Tidings {

    private final Predicate<Step> isMessage;
    private final List<Pair> pairs = new ArrayList<>();

    /// @param out so many parallel steps lie around the change that do not lie around the message
    record Pair(Step.Query change, Step.Publish message, int out) {}

    /// @param depth parallel steps around it
    private record Change(Step.Query step, int depth) {}

    private Tidings(Predicate<Step> isMessage) {
        this.isMessage = isMessage;
    }

    /// @param isMessage whether a step publishes for certain and by itself
    static List<Pair> of(List<Step> steps, Predicate<Step> isMessage) {
        Tidings tidings = new Tidings(isMessage);
        tidings.follow(steps, List.of(), 0);
        return tidings.pairs;
    }

    /// @param before the last changes so far
    /// @return the last changes behind the steps
    private List<Change> follow(List<Step> steps, List<Change> before, int depth) {
        List<Change> last = before;
        for (Step step : steps) {
            last = follow(step, last, depth);
        }
        return last;
    }

    private List<Change> follow(Step step, List<Change> last, int depth) {
        if (step instanceof Step.Query query && Boolean.TRUE.equals(query.write())) {
            return List.of(new Change(query, depth));
        }
        if (step instanceof Step.Publish message && isMessage.test(step) && !last.isEmpty()) {
            Change told = last.getFirst();
            pairs.add(new Pair(told.step(), message, Math.max(0, told.depth() - depth)));
            return last;
        }
        if (step instanceof Step.Sequence sequence) {
            return follow(sequence.steps(), last, depth);
        }
        if (step instanceof Step.Parallel parallel && parallel.join() == null) {
            List<Change> behind = new ArrayList<>();
            for (Step branch : parallel.parallel()) {
                List<Change> ends = follow(branch, last, depth + 1);
                behind.addAll(ends.equals(last) ? List.of() : ends);
            }
            return behind.isEmpty() ? last : behind;
        }
        return last;
    }
}
