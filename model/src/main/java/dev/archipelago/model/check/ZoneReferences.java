package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.scenario.Fault;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
                .flatMap(i -> zones(entry.getValue().faults().get(i)).entrySet().stream()
                        .flatMap(zone -> finding(platform, zone.getValue(), Pointer.of("scenarios", entry.getKey(),
                                "faults", i.toString(), zone.getKey())))));
        return Stream.of(ofComponents, ofPools, ofFaults).flatMap(all -> all);
    }

    /// The zones that a fault names, by key.
    private static Map<String, String> zones(Fault fault) {
        return switch (fault) {
            case Fault.ZoneLoss f -> Map.of("zoneLoss", f.zoneLoss());
            case Fault.Partition f -> f.from() == null
                    ? Map.of("partition", f.partition())
                    : Map.of("partition", f.partition(), "from", f.from());
            case Fault.Crash f -> zone(f.zone());
            case Fault.Hang f -> zone(f.zone());
            case Fault.Pause f -> zone(f.zone());
            case Fault.Slow f -> zone(f.zone());
            case Fault.Starve f -> zone(f.zone());
            case Fault.Errors f -> zone(f.zone());
            case Fault.Delay _,Fault.Loss _,Fault.Cut _,Fault.Isolate _,Fault.NameFailure _,Fault.Leak _,Fault.NodeLoss _,Fault.Surge _,Fault.Burst _,Fault.Flush _,Fault.Poison _ ->
                Map.of();
        };
    }

    private static Map<String, String> zone(@Nullable String zone) {
        return zone == null ? Map.of() : Map.of("zone", zone);
    }

    private Stream<Finding> findings(Platform platform, List<String> zones, Pointer pointer) {
        return IntStream.range(0, zones.size()).boxed()
                .flatMap(i -> finding(platform, zones.get(i), pointer.child(i)));
    }

    private Stream<Finding> finding(Platform platform, String zone, Pointer pointer) {
        Wording hint = Nearest.advice(zone, platform.zones().keySet());
        return platform.zones().containsKey(zone)
                ? Stream.empty()
                : Stream.of(Finding.error(id(), pointer, Wording.of("The platform has no zone '%s'.", zone),
                        hint.isEmpty() ? Wording.of("Add it under platform.zones.") : hint));
    }
}
