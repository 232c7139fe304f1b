package dev.archipelago.model.check;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Components wait for one another in a circle.
final class SynchronousCycles implements Rule {

    @Override
    public String id() {
        return "graph.synchronous-cycle";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.topology().synchronousCycles().stream().map(cycle -> Finding.warning(id(),
                Inspection.pointer(cycle.getFirst()),
                cycle.size() == 1
                        ? Wording.of("'%s' waits for itself.", cycle.getFirst())
                        : Wording.of("These wait for one another in a circle: %s%s.",
                                cycle.stream().limit(10).map(ComponentId::value)
                                        .collect(Collectors.joining(", ")),
                                cycle.size() > 10 ? Wording.of(" ...") : Wording.NONE),
                Wording.of("When all workers of one are held, none can go on: break the circle with an event"
                        + " or a merged service.")));
    }
}
