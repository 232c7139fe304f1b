package dev.archipelago.app.editor.canvas;

import dev.archipelago.model.ConnectionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Dots that travel along connectors, as many as there are calls, or one for so many calls where that would be too many.
///
/// How many calls a dot stands for is the same on all connectors, so that densities compare: one call as long as no connector
/// gets more than 25 dots a second and all of them together stay below 600, else 1, 2 or 5 times a power of ten. Of the dots of a
/// connector the share of its calls that fail is marked as failed; the remainders are carried on and nothing is rounded away.
final class Traffic {
    static final int MOST_DOTS = 600;
    static final double MOST_PER_SECOND = 25;
    private static final double QUICKEST = 2;
    private static final double SLOWEST = 0.1;
    private static final double LONGEST = 10;

    private final List<Dot> dots = new ArrayList<>();
    private final Map<ConnectionId, Double> due = new HashMap<>();
    private final Map<ConnectionId, Double> failing = new HashMap<>();
    private Map<ConnectionId, Stream> streams = Map.of();
    private double callsPerDot = 1;

    /// What goes over a connection.
    ///
    /// @param rate calls per second of the one who looks
    /// @param failed share of them that fail
    /// @param latency seconds of a call; the longer, the slower its dots are
    record Stream(double rate, double failed, double latency) {
        /// Connectors per second.
        double pace() {
            return QUICKEST - (QUICKEST - SLOWEST) * Math.sqrt(Math.clamp(latency / LONGEST, 0, 1));
        }
    }

    /// A dot on its way.
    record Dot(ConnectionId on, double way, boolean failed) {}

    void flow(Map<ConnectionId, Stream> now) {
        streams = new LinkedHashMap<>(now);
        double most = now.values().stream().mapToDouble(Stream::rate).max().orElse(0);
        double alive = now.values().stream().mapToDouble(stream -> stream.rate() / stream.pace()).sum();
        callsPerDot = round(Math.max(1, Math.max(most / MOST_PER_SECOND, alive / MOST_DOTS)));
    }

    /// The next larger of 1, 2, 5, 10, ... so that it does not change with every instant.
    private static double round(double calls) {
        double power = Math.pow(10, Math.floor(Math.log10(calls) + 1e-12));
        for (double factor : new double[]{1, 2, 5}) {
            if (calls <= factor * power * (1 + 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    double callsPerDot() {
        return callsPerDot;
    }

    List<Dot> dots() {
        return dots;
    }

    boolean isEmpty() {
        return streams.isEmpty() && dots.isEmpty();
    }

    void clear() {
        streams = Map.of();
        dots.clear();
        due.clear();
        failing.clear();
    }

    /// So many seconds pass for the one who looks.
    void pass(double seconds) {
        List<Dot> moved = new ArrayList<>();
        for (Dot dot : dots) {
            Stream stream = streams.get(dot.on());
            double way = dot.way() + seconds * (stream == null ? QUICKEST : stream.pace());
            if (way < 1) {
                moved.add(new Dot(dot.on(), way, dot.failed()));
            }
        }
        dots.clear();
        dots.addAll(moved);
        streams.forEach((id, stream) -> send(id, stream, seconds));
    }

    /// New dots begin where they would be by now.
    private void send(ConnectionId id, Stream stream, double seconds) {
        double came = seconds * stream.rate() / callsPerDot;
        double waiting = due.getOrDefault(id, 0.5) + came;
        int sent = (int) waiting;
        for (int i = 0; i < sent && dots.size() < MOST_DOTS; i++) {
            double failed = failing.getOrDefault(id, 0.5) + stream.failed();
            failing.put(id, failed - Math.floor(failed));
            double ago = came <= 0 ? 0 : seconds * (waiting - i - 1) / came;
            dots.add(new Dot(id, Math.clamp(ago, 0, seconds) * stream.pace(), failed >= 1));
        }
        due.put(id, waiting - sent);
    }
}
