package dev.archipelago.simulator.optimisation;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;

/// One thing that the search sets, with the values that it may take, from less to more.
///
/// @param name of a property, or of what belongs together, as it stands in reports
/// @param levels at least one
/// @param start number of the level that changes nothing
public record Axis(String name, Kind kind, List<Level> levels, int start) {

    /// What it is about.
    public enum Kind {
        /// Replicas, or bounds of their number.
        REPLICAS,

        /// CPU or memory of each replica.
        SIZE,

        /// Nodes of a pool.
        NODES,

        /// What costs nothing by itself: workers, pools, time-outs, retries.
        FREE,

        /// Whatever somebody has named.
        GIVEN
    }

    /// One value.
    ///
    /// @param values by path; none for what the document says
    public record Level(Map<String, String> values) {
        public Level {
            values = Ordered.copyOf(values);
        }
    }

    public Axis {
        levels = List.copyOf(levels);
        if (start < 0 || start >= levels.size()) {
            throw new IllegalArgumentException(name + ": expected a start among " + levels.size() + " levels, not "
                    + start);
        }
    }

    /// Whether more of it costs more.
    boolean costs() {
        return kind != Kind.FREE;
    }
}
