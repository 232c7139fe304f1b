package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Folding;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was measured, as a drawing shows it: numbers on boxes and lines.
public record Overlay(Map<ComponentId, Reading> components, Map<ConnectionId, Flow> connections, Origin origin) {

    /// Nothing measured: the drawing shows the design.
    public static final Overlay NONE = new Overlay(Ordered.of(), Ordered.of());

    /// Where numbers come from.
    public enum Origin {
        /// A simulation.
        MEASURED,

        /// Formulas: the drawing says so.
        ESTIMATED
    }

    public Overlay {
        components = Ordered.copyOf(components);
        connections = Ordered.copyOf(connections);
    }

    /// Of a simulation.
    public Overlay(Map<ComponentId, Reading> components, Map<ConnectionId, Flow> connections) {
        this(components, connections, Origin.MEASURED);
    }

    public boolean isEmpty() {
        return components.isEmpty() && connections.isEmpty();
    }

    /// The same beside what was before: its numbers stay as ghosts where they are others.
    public Overlay since(Overlay before) {
        Map<ComponentId, Reading> changed = new LinkedHashMap<>();
        components.forEach((id, reading) -> changed.put(id, reading.since(before.components.get(id))));
        return new Overlay(changed, connections, origin);
    }

    /// Only what is said of some components and of connections between them.
    public Overlay within(Set<ComponentId> ids) {
        Map<ComponentId, Reading> readings = new LinkedHashMap<>(components);
        readings.keySet().retainAll(ids);
        Map<ConnectionId, Flow> flows = new LinkedHashMap<>(connections);
        flows.keySet().removeIf(id -> !ids.contains(id.from()) || !ids.contains(id.to()));
        return new Overlay(readings, flows, origin);
    }

    /// With the worst of its members on the box of a collapsed group, and on a joined line what goes over all of it.
    Overlay folded(Folding folding) {
        Map<ComponentId, Reading> readings = new LinkedHashMap<>(components);
        folding.groups().forEach((box, group) -> group.members().stream().map(components::get)
                .filter(Objects::nonNull).max(Comparator.comparing(Reading::severity))
                .ifPresent(worst -> readings.put(box, worst)));
        Map<ConnectionId, Flow> flows = new LinkedHashMap<>(connections);
        folding.joined().forEach((line, links) -> links.stream().map(connections::get).filter(Objects::nonNull)
                .reduce(Overlay::together).ifPresent(flow -> flows.put(line, flow)));
        return new Overlay(readings, flows, origin);
    }

    private static Flow together(Flow one, Flow other) {
        double rate = one.rate() + other.rate();
        double failed = one.rate() * one.errorShare() + other.rate() * other.errorShare();
        return new Flow(rate, null, rate == 0 ? 0 : failed / rate);
    }

    /// What a box shows.
    ///
    /// @param utilisation share of the capacity in use, 0 to 1 and above; null where it has no capacity to speak of
    /// @param latency such as "84 ms"; null where unknown
    /// @param errorShare share of requests that failed, 0 to 1
    /// @param replicas such as "×3" or "2…5"; null for those of the design
    /// @param ghost what it showed before; null where that is not to be seen
    public record Reading(@Nullable Double utilisation, @Nullable String latency, double errorShare,
            @Nullable String replicas, Severity severity, @Nullable Ghost ghost) {

        public Reading(@Nullable Double utilisation, @Nullable String latency, double errorShare,
                @Nullable String replicas, Severity severity) {
            this(utilisation, latency, errorShare, replicas, severity, null);
        }

        private Reading since(@Nullable Reading before) {
            return before == null || looksLike(before)
                    ? this
                    : new Reading(utilisation, latency, errorShare, replicas, severity,
                            new Ghost(before.utilisation, before.latency));
        }

        private boolean looksLike(Reading other) {
            return Numbers.shown(utilisation).equals(Numbers.shown(other.utilisation))
                    && Objects.equals(latency, other.latency);
        }
    }

    /// What a box showed before.
    public record Ghost(@Nullable Double utilisation, @Nullable String latency) {}

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
