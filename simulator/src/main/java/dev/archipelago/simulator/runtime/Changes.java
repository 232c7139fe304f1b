package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.ChangeEvent;
import dev.archipelago.simulator.measure.ChangeEvent.Outcome;
import dev.archipelago.simulator.plan.ChangePlan;
import dev.archipelago.simulator.plan.EditionPlan;
import dev.archipelago.simulator.plan.SourcePlan;
import dev.archipelago.simulator.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Makes the planned changes of a run at their times, and notes when each is done and what was lost meanwhile.
final class Changes {

    private final Engine engine;
    private final List<Entry> entries = new ArrayList<>();
    private long measured;

    /// A change that has begun.
    private final class Entry {
        final String name;
        final long from = engine.now();
        final long terminated = engine.terminated;
        final long failed = failed();
        final long finished = finished();
        final BooleanSupplier done;
        final Supplier<Outcome> outcome;
        long to = Long.MAX_VALUE;
        long terminatedAtEnd;
        long failedAtEnd;
        long finishedAtEnd;

        Entry(String name, BooleanSupplier done, Supplier<Outcome> outcome) {
            this.name = name;
            this.done = done;
            this.outcome = outcome;
        }

        void read() {
            terminatedAtEnd = engine.terminated;
            failedAtEnd = failed();
            finishedAtEnd = finished();
        }

        ChangeEvent event() {
            boolean over = to < Long.MAX_VALUE;
            if (!over) {
                read();
            }
            Outcome now = outcome.get();
            return new ChangeEvent(name, seconds(from), over ? seconds(to) : Double.NaN,
                    over && now == Outcome.OPEN ? Outcome.DONE : now, terminatedAtEnd - terminated,
                    failedAtEnd - failed, finishedAtEnd - finished);
        }
    }

    Changes(Engine engine) {
        this.engine = engine;
    }

    /// Plans what will happen.
    ///
    /// @param measurement when the measurement begins, in nanoseconds
    /// @param start from when on times are counted, in nanoseconds
    void open(long measurement, long start) {
        measured = measurement;
        for (ChangePlan change : engine.plan.changes()) {
            engine.agenda.at(Faults.later(start, change.at()), () -> begin(change));
        }
    }

    /// All that has begun, in order.
    List<ChangeEvent> events() {
        return entries.stream().map(Entry::event).toList();
    }

    /// Something may be done now. What was lost counts until callers know of the last change.
    void look() {
        for (Entry entry : entries) {
            if (entry.to == Long.MAX_VALUE && entry.done.getAsBoolean()) {
                entry.to = engine.now();
                entry.read();
                engine.agenda.after(longestLag(), entry::read);
            }
        }
    }

    private long longestLag() {
        return engine.plan.stations().stream().mapToLong(station -> station.life().lag()).max().orElse(0);
    }

    private long failed() {
        return Arrays.stream(engine.sessions.sources).mapToLong(Source::failed).sum();
    }

    private long finished() {
        return Arrays.stream(engine.sessions.sources).mapToLong(Source::completed).sum() + failed();
    }

    private double seconds(long time) {
        return (time - measured) / 1e9;
    }

    private void begin(ChangePlan change) {
        switch (change) {
            case ChangePlan.Scale c -> {
                note(c.name(), () -> isSettled(c.station(), c.replicas()), () -> Outcome.OPEN);
                engine.health.scale(c.station(), c.replicas());
            }
            case ChangePlan.NewVersion c -> rollOut(c);
            case ChangePlan.SetValue c -> {
                note(c.name(), () -> true, () -> Outcome.OPEN);
                set(c.stage());
            }
            case ChangePlan.Drain c -> drain(c);
        }
        look();
    }

    private void note(String name, BooleanSupplier done, Supplier<Outcome> outcome) {
        entries.add(new Entry(name, done, outcome));
    }

    /// Whether a station has as many replicas up as are wanted, and none that leaves.
    private boolean isSettled(int station, int wanted) {
        return engine.populations[station].wanted() != wanted || isSettled(station);
    }

    private boolean isSettled(int station) {
        int present = 0;
        for (Replica replica : engine.stations[station]) {
            present += replica.condition.present ? 1 : 0;
        }
        Population population = engine.populations[station];
        return present == population.wanted() && population.up() == present;
    }

    // ---- a new version -----------------------------------------------------------------------------------------------

    private void rollOut(ChangePlan.NewVersion change) {
        Rollout rollout = engine.rollouts[change.station()];
        if (rollout == null) {
            throw new IllegalStateException("station " + change.station() + " has one version");
        }
        int[] ended = {-1};
        int version = change.version();
        note(change.name(), () -> {
            boolean over = rollout.isDone() || rollout.version() != version;
            if (over && ended[0] < 0) {
                ended[0] = (rollout.version() != version
                        ? Outcome.REPLACED
                        : rollout.isRolledBack() ? Outcome.ROLLED_BACK : Outcome.DONE).ordinal();
            }
            return over;
        }, () -> ended[0] >= 0
                ? Outcome.values()[ended[0]]
                : rollout.isRolledBack() ? Outcome.ROLLED_BACK : rollout.isStalled() ? Outcome.STALLED : Outcome.OPEN);
        rollout.begin(change);
    }

    // ---- other values ------------------------------------------------------------------------------------------------

    private void set(int stage) {
        long now = engine.now();
        engine.stage = stage;
        for (Replica replica : engine.replicas) {
            EditionPlan edition = engine.plan.editions().of(stage, replica.version);
            replica.adopt(edition.stations().get(replica.station),
                    engine.tables.entriesOf[engine.plan.editions().number(stage, replica.version)], now);
            if (replica.cpu != null) {
                replica.cores = replica.plan.cores() * replica.condition.cpu(now);
                replica.cpu.adapt(now);
            }
            engine.admissions.of(replica);
        }
        List<SourcePlan> sources = engine.plan.editions().of(stage, 0).sources();
        for (Source source : engine.sessions.sources) {
            SourcePlan plan = sources.get(engine.island.sources().get(source.number));
            engine.sessions.adopt(source, plan, RandomStream.of(engine.seed, engine.replication, plan.stream()));
        }
    }

    // ---- a drain -----------------------------------------------------------------------------------------------------

    private void drain(ChangePlan.Drain change) {
        Cluster cluster = Objects.requireNonNull(engine.cluster, "a node pool is drained where there are no nodes");
        note(change.name(),
                () -> cluster.isEmpty(change.pool()) && change.stations().stream().allMatch(this::isSettled),
                () -> Outcome.OPEN);
        cluster.drain(change.pool());
    }
}
