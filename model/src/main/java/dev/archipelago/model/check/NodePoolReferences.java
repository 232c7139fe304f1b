package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Fault;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A node pool is named that the platform does not have.
final class NodePoolReferences implements Rule {

    @Override
    public String id() {
        return "reference.node-pool";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Stream<Finding> ofComponents = inspection.components((id, component) -> Stream.ofNullable(component.placement())
                .flatMap(placement -> Stream.ofNullable(placement.nodePool()))
                .flatMap(pool -> finding(inspection, pool,
                        Inspection.pointer(id).child("placement").child("nodePool"))));
        Stream<Finding> ofChanges = inspection.document().scenarios().entrySet().stream().flatMap(entry -> IntStream
                .range(0, entry.getValue().changes().size()).boxed()
                .flatMap(i -> entry.getValue().changes().get(i) instanceof Change.Drain drain
                        ? finding(inspection, drain.drain(),
                                Pointer.of("scenarios", entry.getKey(), "changes", i.toString(), "drain"))
                        : Stream.empty()));
        Stream<Finding> ofFaults = inspection.document().scenarios().entrySet().stream().flatMap(entry -> IntStream
                .range(0, entry.getValue().faults().size()).boxed()
                .flatMap(i -> entry.getValue().faults().get(i) instanceof Fault.NodeLoss loss
                        ? finding(inspection, loss.nodeLoss(),
                                Pointer.of("scenarios", entry.getKey(), "faults", i.toString(), "nodeLoss"))
                        : Stream.empty()));
        return Stream.of(ofComponents, ofFaults, ofChanges).flatMap(findings -> findings);
    }

    private Stream<Finding> finding(Inspection inspection, String pool, Pointer pointer) {
        Set<String> known = inspection.document().platformOrDefault().nodePools().keySet();
        Wording hint = Nearest.advice(pool, known);
        return known.contains(pool)
                ? Stream.empty()
                : Stream.of(Finding.error(id(), pointer, Wording.of("The platform has no node pool '%s'.", pool),
                        hint.isEmpty() ? Wording.of("Add it under platform.nodePools.") : hint));
    }
}
