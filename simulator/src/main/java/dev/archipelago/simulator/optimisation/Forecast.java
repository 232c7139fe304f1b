package dev.archipelago.simulator.optimisation;

import java.util.List;
import java.util.Map;

/// What formulas expect of a configuration.
///
/// @param cost per hour, on average over the situations; infinite where the configuration is refused
/// @param values by requirement, in its unit; NaN where formulas do not know
/// @param shortfall by how much requests of CPU are below what they must cover, replicas need more nodes than there are, or the
///        static availability is below what is asked for; 0 for nothing
/// @param refusal why the configuration is none; empty where it is one
/// @param loads busy share by component, in the situation where it is busiest
record Forecast(Point point, double cost, List<Double> values, double shortfall, double availability, String refusal,
        Map<String, Double> loads) {

    static Forecast refused(Point point, String reason) {
        return new Forecast(point, Double.POSITIVE_INFINITY, List.of(), Double.POSITIVE_INFINITY, 0, reason, Map.of());
    }

    boolean isRefused() {
        return !refusal.isEmpty();
    }
}
