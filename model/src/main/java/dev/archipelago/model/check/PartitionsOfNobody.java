package dev.archipelago.model.check;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.scenario.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A partition has nobody on one of its sides, so that nothing is parted from anything.
final class PartitionsOfNobody implements Rule {

    @Override
    public String id() {
        return "fault.isolates-nobody";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.document().scenarios().entrySet().stream()
                .flatMap(entry -> IntStream.range(0, entry.getValue().faults().size()).boxed()
                        .flatMap(i -> entry.getValue().faults().get(i) instanceof Fault.Isolate fault
                                ? of(inspection, fault.isolate(), Pointer.of("scenarios", entry.getKey(), "faults",
                                        i.toString(), "isolate"))
                                : Stream.empty()));
    }

    private Stream<Finding> of(Inspection inspection, List<ComponentId> side, Pointer at) {
        Map<ComponentId, ?> all = inspection.architecture().components();
        if (side.isEmpty()) {
            return Stream.of(Finding.warning(id(), at, Wording.of("Nothing is isolated: the fault does nothing."),
                    Wording.of("Name the components on one side, or remove the fault.")));
        }
        return new HashSet<>(side).containsAll(all.keySet())
                ? Stream.of(Finding.warning(id(), at,
                        Wording.of("Everything is isolated together, and from nothing: the fault does nothing."),
                        Wording.of("Name the components on one side only, or remove the fault.")))
                : Stream.empty();
    }
}
