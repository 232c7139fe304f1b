package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.Episode;
import dev.archipelago.simulator.measure.Episode.Kind;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.StationPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Notes what breaks during a run with faults: which components are down, exhausted or reject, over which connections calls fail
/// or are not even sent, since when and how much. Replicas that go down and come back are noted as it happens. For the rest it
/// looks ten times a second; what holds for half a second counts, from its first look on.
final class Watch {

    private static final long PERIOD = 100_000_000L;
    private static final int LOOKS = 5;
    private static final double EXHAUSTED = 0.99;
    private static final double FAILING = 0.05;
    /// More are not noted.
    private static final int MOST = 2000;

    private final Engine engine;
    private final List<Note> notes = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();
    /// By station; null where all are up.
    private final @Nullable Outage[] down;
    private long start;

    /// An episode that may not be over.
    private static final class Note {
        final Kind kind;
        final String subject;
        final long from;
        long to = Long.MAX_VALUE;
        double whole;
        double part;

        Note(Kind kind, String subject, long from) {
            this.kind = kind;
            this.subject = subject;
            this.from = from;
        }
    }

    /// Replicas of a station that are down.
    private static final class Outage {
        final Runnable over;
        final List<Runnable> killed = new ArrayList<>();
        final Set<Integer> replicas = new HashSet<>();

        Outage(Runnable over) {
            this.over = over;
        }
    }

    /// Tells from two counters that grow whether their ratio is high.
    private abstract static class Signal {
        final Kind kind;
        final String subject;
        final double threshold;
        double wholeBefore;
        double partBefore;
        int looks;
        long first;
        double whole;
        double part;
        @Nullable
        Note note;

        Signal(Kind kind, String subject, double threshold) {
            this.kind = kind;
            this.subject = subject;
            this.threshold = threshold;
        }

        abstract double whole();

        abstract double part();
    }

    Watch(Engine engine) {
        this.engine = engine;
        for (int i = 0; i < engine.stations.length; i++) {
            signals.add(exhaustion(i));
            signals.add(rejection(i));
        }
        Map<String, LinkMeter> links = new LinkedHashMap<>();
        engine.plan.links().stream().map(LinkPlan::id).forEach(id -> links.put(id, meterOf(id)));
        links.forEach((id, meter) -> {
            signals.add(failing(id, meter));
            signals.add(refusing(Kind.BREAKER_OPEN, Failure.SHORT_CIRCUITED, id, meter));
            signals.add(refusing(Kind.BULKHEAD_FULL, Failure.BULKHEAD, id, meter));
            signals.add(refusing(Kind.POOL_EXHAUSTED, Failure.POOL, id, meter));
        });
        this.down = new Outage[engine.stations.length];
    }

    private LinkMeter meterOf(String id) {
        return Objects.requireNonNull(engine.metersByLink.get(id), id);
    }

    private Signal exhaustion(int station) {
        StationPlan plan = engine.plan.stations().get(station);
        return new Signal(Kind.EXHAUSTED, plan.id(), EXHAUSTED) {
            @Override
            double whole() {
                double up = 0;
                for (Replica replica : engine.stations[station]) {
                    up += replica.condition.upTime(engine.now(), 0);
                }
                return up;
            }

            @Override
            double part() {
                double busy = 0;
                double used = 0;
                for (Replica replica : engine.stations[station]) {
                    busy += replica.busyArea(engine.now()) / replica.plan.workers();
                    used += replica.usedArea(engine.now()) / replica.plan.cores();
                }
                return Math.max(busy, used);
            }
        };
    }

    private Signal rejection(int station) {
        return new Signal(Kind.REJECTING, engine.plan.stations().get(station).id(), 0) {
            @Override
            double whole() {
                double arrived = 0;
                for (Replica replica : engine.stations[station]) {
                    arrived += replica.arrived();
                }
                return arrived;
            }

            @Override
            double part() {
                double rejected = 0;
                for (Replica replica : engine.stations[station]) {
                    rejected += replica.rejected;
                }
                return rejected;
            }
        };
    }

    private static Signal failing(String id, LinkMeter meter) {
        return new Signal(Kind.FAILING, id, FAILING) {
            @Override
            double whole() {
                return meter.failed + (double) meter.latency.count();
            }

            @Override
            double part() {
                return meter.failed;
            }
        };
    }

    private static Signal refusing(Kind kind, Failure failure, String id, LinkMeter meter) {
        return new Signal(kind, id, 0) {
            @Override
            double whole() {
                return meter.attempts();
            }

            @Override
            double part() {
                return meter.failures[failure.ordinal()];
            }
        };
    }

    /// The process of a replica has ended against its will.
    void goesDown(Replica replica) {
        Outage outage = down[replica.station];
        if (outage == null) {
            outage = new Outage(note(Kind.DOWN, replica.plan.id()));
            down[replica.station] = outage;
        }
        outage.replicas.add(replica.number);
    }

    /// The container of a replica is killed because it needs more memory than it may have.
    void runsOutOfMemory(Replica replica) {
        Runnable noted = note(Kind.OUT_OF_MEMORY, replica.plan.id());
        goesDown(replica);
        Outage outage = Objects.requireNonNull(down[replica.station]);
        outage.killed.add(noted);
    }

    /// A replica is up again, or will never be.
    void comesBack(Replica replica) {
        Outage outage = down[replica.station];
        if (outage != null && outage.replicas.remove(replica.number) && outage.replicas.isEmpty()) {
            outage.over.run();
            outage.killed.forEach(Runnable::run);
            down[replica.station] = null;
        }
    }

    /// Begins to look when the measurement begins.
    void open(long measured) {
        start = measured;
        engine.agenda.at(measured, this::reset);
    }

    private void reset() {
        for (Signal signal : signals) {
            signal.wholeBefore = signal.whole();
            signal.partBefore = signal.part();
        }
        engine.agenda.after(PERIOD, this::look);
    }

    private void look() {
        for (Signal signal : signals) {
            look(signal);
        }
        engine.agenda.after(PERIOD, this::look);
    }

    private void look(Signal signal) {
        double whole = signal.whole() - signal.wholeBefore;
        double part = signal.part() - signal.partBefore;
        signal.wholeBefore += whole;
        signal.partBefore += part;
        boolean high = whole > 0 && part > signal.threshold * whole;
        Note note = signal.note;
        if (high == (note == null) && (high || whole > 0)) {
            if (signal.looks++ == 0) {
                signal.first = engine.now() - PERIOD;
                signal.whole = 0;
                signal.part = 0;
            }
            signal.whole += whole;
            signal.part += part;
        } else if (high || note == null) {
            signal.looks = 0;
        }
        if (note != null) {
            note.whole += whole;
            note.part += part;
        }
        if (signal.looks >= LOOKS) {
            signal.looks = 0;
            if (note != null) {
                note.to = signal.first;
                signal.note = null;
            } else {
                Note begun = begin(signal.kind, signal.subject, signal.first);
                begun.whole = signal.whole;
                begun.part = signal.part;
                signal.note = begun;
            }
        }
    }

    /// Something begins now; what is given back ends it.
    Runnable note(Kind kind, String subject) {
        Note note = begin(kind, subject, engine.now());
        return () -> note.to = engine.now();
    }

    private Note begin(Kind kind, String subject, long from) {
        Note note = new Note(kind, subject, from);
        if (notes.size() < MOST) {
            notes.add(note);
        }
        return note;
    }

    /// All that was noted, by begin.
    List<Episode> episodes() {
        List<Episode> episodes = new ArrayList<>();
        for (Note note : notes) {
            boolean counts = note.kind == Kind.REJECTING || note.kind.isOfConnections();
            episodes.add(new Episode(note.kind, note.subject, seconds(note.from),
                    note.to == Long.MAX_VALUE ? Double.NaN : seconds(note.to),
                    counts && note.whole > 0 ? note.part / note.whole : Double.NaN));
        }
        episodes.sort(Comparator.comparingDouble(Episode::from));
        return episodes;
    }

    private double seconds(long time) {
        return (time - start) / 1e9;
    }
}
