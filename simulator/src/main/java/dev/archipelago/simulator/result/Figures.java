package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.Map;

/// What one design does, as a flat table of figures by name, so that many designs can be set side by side.
///
/// Of a workload there are `shoppers.goodput` (per second), `shoppers.failed` (share), `shoppers.mean`, `shoppers.p50`,
/// `shoppers.p95` and `shoppers.p99` (seconds); of a component `orders.load`, the busy share of its workers or CPU, whichever
/// is more; and `cost` per hour where there are prices.
///
/// @param values infinite where an estimate finds that something grows for ever
/// @param objectives by id
public record Figures(Map<String, Estimate> values, Map<String, Verdict> objectives) {

    /// The name of the cost per hour.
    public static final String COST = "cost";

    /// What the name of a component's load ends with.
    public static final String LOAD = ".load";

    /// What a figure is counted in.
    public enum Unit {
        /// Per second.
        RATE,

        /// A fraction.
        SHARE,

        /// Seconds.
        TIME,

        /// Money per hour.
        COUNT
    }

    public Figures {
        values = Ordered.copyOf(values);
        objectives = Ordered.copyOf(objectives);
    }

    /// The unit of a figure by its name.
    public static Unit unit(String name) {
        if (name.endsWith(".goodput")) {
            return Unit.RATE;
        }
        if (name.equals(COST)) {
            return Unit.COUNT;
        }
        return name.endsWith(".failed") || name.endsWith(LOAD) ? Unit.SHARE : Unit.TIME;
    }

    /// Not measured when there is no such figure.
    public Estimate value(String name) {
        return values.getOrDefault(name, Estimate.NONE);
    }
}
