package dev.archipelago.model.check;

import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// An operation changes data and then publishes a message about it: whoever ends between the two leaves others untold.
final class DualWrites implements Rule {

    @Override
    public String id() {
        return "operation.dual-write";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Set<List<String>> written = new HashSet<>();
        return inspection.steps().stream().flatMap(at -> {
            List<String> list = list(at.pointer());
            if (at.step() instanceof Step.Query query && Boolean.TRUE.equals(query.write())) {
                written.add(list);
            }
            return at.step() instanceof Step.Publish publish && publish.outbox() == null
                    && written.stream().anyMatch(write -> leadsTo(write, list))
                            ? Stream.of(Finding.warning(id(), at.pointer(),
                                    Wording.of(
                                            "'%s' changes data and then publishes to '%s': if it ends between the two, nobody"
                                                    + " is ever told.",
                                            at.operation(), publish.publish()),
                                    Wording.of(
                                            "Give the step an outbox, so that the message is written down with the change.")))
                            : Stream.empty();
        }).toList().stream();
    }

    /// The list of steps that a step is in; of one that is a branch by itself the branch.
    private static List<String> list(Pointer at) {
        List<String> segments = at.segments();
        return segments.subList(0, segments.size() - (segments.get(segments.size() - 2).equals("parallel") ? 0 : 1));
    }

    /// Whether one list is inside the other, so that what stands behind it follows for some request.
    private static boolean leadsTo(List<String> write, List<String> message) {
        int shared = Math.min(write.size(), message.size());
        return write.subList(0, shared).equals(message.subList(0, shared));
    }
}
