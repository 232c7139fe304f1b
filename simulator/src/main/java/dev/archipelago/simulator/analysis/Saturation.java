package dev.archipelago.simulator.analysis;

import dev.archipelago.simulator.result.Bottleneck;
import dev.archipelago.simulator.result.ComponentResult;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// Tells which component saturates first as load grows: the one whose utilization is highest, as utilization grows in
/// proportion to the load (utilization law).
public final class Saturation {

    private Saturation() {}

    public static Optional<Bottleneck> first(Map<String, ComponentResult> components) {
        return components.entrySet().stream().filter(entry -> entry.getValue().busiest().isMeasured())
                .map(entry -> bottleneck(entry.getKey(), entry.getValue()))
                .max(Comparator.comparingDouble(Bottleneck::utilization));
    }

    private static Bottleneck bottleneck(String id, ComponentResult component) {
        double utilization = component.busiest().value();
        boolean isCpu = component.busiest().equals(component.cpuUtilization());
        return new Bottleneck(id, isCpu ? "cpu" : "workers", utilization,
                utilization > 0 ? 1 / utilization : Double.POSITIVE_INFINITY);
    }
}
