package dev.archipelago.model.check;

import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
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
        Set<Pointer> written = new HashSet<>();
        return inspection.steps().stream().flatMap(at -> {
            List<String> segments = at.pointer().segments();
            Pointer list = new Pointer(segments.subList(0, segments.size() - 1));
            if (at.step() instanceof Step.Query query && Boolean.TRUE.equals(query.write())) {
                written.add(list);
            }
            return at.step() instanceof Step.Publish publish && publish.outbox() == null && written.contains(list)
                    ? Stream.of(Finding.warning(id(), at.pointer(),
                            "'" + at.operation() + "' changes data and then publishes to '" + publish.publish()
                                    + "': if it ends between the two, nobody is ever told.",
                            "Give the step an outbox, so that the message is written down with the change."))
                    : Stream.empty();
        }).toList().stream();
    }
}
