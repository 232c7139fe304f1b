package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.scenario.Fault;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A zone is named that the platform does not have.
final class ZoneReferences implements Rule {

    @Override
    public String id() {
        return "reference.zone";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Platform platform = inspection.document().platformOrDefault();
        Stream<Finding> ofComponents = inspection.components((id, component) -> Stream.ofNullable(component.placement())
                .flatMap(placement -> findings(platform, placement.zones(),
                        Inspection.pointer(id).child("placement").child("zones"))));
        Stream<Finding> ofPools = platform.nodePools().entrySet().stream().flatMap(entry -> findings(platform,
                entry.getValue().zones(), Pointer.of("platform", "nodePools", entry.getKey(), "zones")));
        Stream<Finding> ofFaults = inspection.document().scenarios().entrySet().stream().flatMap(entry -> IntStream
                .range(0, entry.getValue().faults().size()).boxed()
                .flatMap(i -> entry.getValue().faults().get(i) instanceof Fault.ZoneLoss loss
                        ? finding(platform, loss.zoneLoss(),
                                Pointer.of("scenarios", entry.getKey(), "faults", i.toString(), "zoneLoss"))
                        : Stream.empty()));
        return Stream.of(ofComponents, ofPools, ofFaults).flatMap(all -> all);
    }

    private Stream<Finding> findings(Platform platform, List<String> zones, Pointer pointer) {
        return IntStream.range(0, zones.size()).boxed()
                .flatMap(i -> finding(platform, zones.get(i), pointer.child(i)));
    }

    private Stream<Finding> finding(Platform platform, String zone, Pointer pointer) {
        String hint = Nearest.hint(zone, platform.zones().keySet());
        return platform.zones().containsKey(zone)
                ? Stream.empty()
                : Stream.of(Finding.error(id(), pointer, "The platform has no zone '" + zone + "'.",
                        hint.isEmpty() ? "Add it under platform.zones." : hint));
    }
}
