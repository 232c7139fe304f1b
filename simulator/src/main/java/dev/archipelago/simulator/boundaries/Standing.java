package dev.archipelago.simulator.boundaries;

import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.Estimate;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a design stands apart from what its users feel.
///
/// @param coupling of its services
/// @param busiest the component that is busiest; empty where none has a limit
/// @param load of it
/// @param cores that its replicas ask the scheduler for at the start
/// @param gibibytes of memory that they ask for
/// @param reach of losses; null where these were not simulated
public record Standing(BoundaryMetrics.Coupling coupling, String busiest, Estimate load, double cores, double gibibytes,
        @Nullable Reach reach) {

    /// How far the loss of one component reaches, simulated.
    ///
    /// @param parts components that were lost in turn
    /// @param mean share of the requests of that time that are not answered in time, on average over the components. Its interval is the mean of
    ///        theirs, which is wider than need be
    /// @param worstPart the component whose loss costs most
    /// @param worst what it costs
    public record Reach(int parts, Estimate mean, String worstPart, Estimate worst) {}

    /// The busiest of some components.
    static Map.Entry<String, Estimate> busiest(Map<String, ComponentResult> components) {
        return components.entrySet().stream().map(e -> Map.entry(e.getKey(), e.getValue().busiest()))
                .filter(e -> e.getValue().isMeasured())
                .max(Comparator.comparingDouble((Map.Entry<String, Estimate> e) -> e.getValue().value()))
                .orElse(Map.entry("", Estimate.NONE));
    }

    /// @param components as simulated
    /// @param reach null where it was not simulated
    public static Standing of(BoundaryMetrics.Coupling coupling, Map<String, ComponentResult> components, double cores,
            double gibibytes, @Nullable Reach reach) {
        Map.Entry<String, Estimate> busiest = busiest(components);
        return new Standing(coupling, busiest.getKey(), busiest.getValue(), cores, gibibytes, reach);
    }
}
