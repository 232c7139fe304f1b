package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.BreakerEvent;
import dev.archipelago.simulator.plan.LinkPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Notes when the circuit breakers of connections open and close.
final class Breakers {

    /// More are not noted.
    private static final int MOST = 2000;

    private final List<LinkPlan> links;
    /// How many are not closed, by connection.
    private final Map<String, Integer> open = new HashMap<>();
    private final List<Note> notes = new ArrayList<>();

    private record Note(String connection, long at, boolean opens) {}

    Breakers(List<LinkPlan> links) {
        this.links = links;
    }

    /// The breaker of some caller may have opened or closed.
    void turned(Link link, boolean wasClosed, boolean isClosed, long now) {
        if (wasClosed != isClosed) {
            String id = links.get(link.number).id();
            int before = open.getOrDefault(id, 0);
            int after = before + (wasClosed ? 1 : -1);
            open.put(id, after);
            if ((before == 0 || after == 0) && notes.size() < MOST) {
                notes.add(new Note(id, now, wasClosed));
            }
        }
    }

    /// How many are not closed now, of those connections that have any.
    Map<String, Integer> open(List<String> connections) {
        Map<String, Integer> now = new LinkedHashMap<>();
        connections.forEach(id -> now.put(id, open.getOrDefault(id, 0)));
        return now;
    }

    /// What was noted since the measurement began, and what was open then.
    List<BreakerEvent> events(long began) {
        List<BreakerEvent> events = new ArrayList<>();
        Map<String, BreakerEvent> before = new LinkedHashMap<>();
        for (Note note : notes) {
            BreakerEvent event = new BreakerEvent(note.connection, Math.max(0, (note.at - began) / 1e9), note.opens);
            if (note.at >= began) {
                events.add(event);
            } else if (note.opens) {
                before.put(note.connection, event);
            } else {
                before.remove(note.connection);
            }
        }
        List<BreakerEvent> all = new ArrayList<>(before.values());
        all.addAll(events);
        return all;
    }
}
