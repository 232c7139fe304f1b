package dev.archipelago.exporters.picture;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was measured, as a drawing shows it: numbers on boxes and lines.
public record Overlay(Map<ComponentId, Reading> components, Map<ConnectionId, Flow> connections) {

    /// Nothing measured: the drawing shows the design.
    public static final Overlay NONE = new Overlay(Ordered.of(), Ordered.of());

    public Overlay {
        components = Ordered.copyOf(components);
        connections = Ordered.copyOf(connections);
    }

    public boolean isEmpty() {
        return components.isEmpty() && connections.isEmpty();
    }

    /// What a box shows.
    ///
    /// @param utilisation share of the capacity in use, 0 to 1 and above; null where it has no capacity to speak of
    /// @param latency such as "84 ms"; null where unknown
    /// @param errorShare share of requests that failed, 0 to 1
    /// @param replicas such as "×3" or "2…5"; null for those of the design
    public record Reading(@Nullable Double utilisation, @Nullable String latency, double errorShare,
            @Nullable String replicas, Severity severity) {}

    /// What a line shows.
    ///
    /// @param rate calls per second
    /// @param latency such as "84 ms"; null where unknown
    /// @param errorShare share of calls that failed, 0 to 1
    public record Flow(double rate, @Nullable String latency, double errorShare) {

        /// From the share of failed calls: from 1 % a warning, from 10 % critical.
        public Severity severity() {
            return rate == 0
                    ? Severity.IDLE
                    : errorShare >= 0.1
                            ? Severity.CRITICAL
                            : errorShare >= 0.01 ? Severity.WARNING : Severity.OK;
        }
    }
}
