package dev.archipelago.simulator.runtime;

import dev.archipelago.model.policy.CanaryStep;
import dev.archipelago.model.policy.RolloutStrategy;
import dev.archipelago.model.quantity.Portion;
import dev.archipelago.simulator.plan.ChangePlan.NewVersion;
import dev.archipelago.simulator.plan.ChangePlan.Replacement;
import dev.archipelago.simulator.rollout.Bounds;
import dev.archipelago.simulator.rollout.ProgressDeadline;
import dev.archipelago.simulator.rollout.Proportions;
import dev.archipelago.simulator.rollout.ReplicaSet;
import dev.archipelago.simulator.rollout.RollingUpdate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The versions of a station, and how a new one replaces the others: looks at its replicas whenever one of them has come, has
/// become available or has gone, and makes the next moves.
///
/// The share of errors of a new version that may be aborted is looked at every second, over the last ten, once there are twenty
/// answers. What is aborted is rolled back by a rolling update.
final class Rollout {

    private static final Replacement STANDING = new Replacement(RolloutStrategy.ROLLING, false,
            Portion.parse("25%"), Portion.parse("25%"), 0, Long.MAX_VALUE, List.of(), 0);
    private static final long PERIOD = 1_000_000_000L;
    private static final int WINDOW = 10;
    private static final long LEAST_ANSWERS = 20;

    private final Engine engine;
    private final int station;
    /// By version.
    private final Replica[][] sets;
    private int newest;
    private int before;
    private Replacement how = STANDING;
    /// Null when none is under way.
    private @Nullable NewVersion underWay;
    private @Nullable ProgressDeadline deadline;
    private boolean switched;
    private boolean rolledBack;
    private boolean stalled;
    private int canary;
    private boolean holding;
    private boolean looksSoon;
    /// Which of all rollouts this is; what was planned for an earlier one is void.
    private int number;

    Rollout(Engine engine, int station) {
        this.engine = engine;
        this.station = station;
        this.sets = IntStream.range(0, 1 + Arrays.stream(engine.stations[station]).mapToInt(r -> r.version).max()
                .orElse(0)).mapToObj(version -> engine.replicasBy(station, version)).toArray(Replica[][]::new);
    }

    // ---- what happens from outside -----------------------------------------------------------------------------------

    /// A new version comes.
    void begin(NewVersion change) {
        before = newest;
        newest = change.version();
        how = change.how();
        underWay = change;
        deadline = new ProgressDeadline(how.progressDeadline(), engine.now());
        switched = false;
        rolledBack = false;
        stalled = false;
        canary = 0;
        holding = false;
        number++;
        boolean isShadow = how.strategy() == RolloutStrategy.BLUE_GREEN || how.strategy() == RolloutStrategy.CANARY;
        if (isShadow) {
            engine.health.endpoints().hide(station, newest);
        } else {
            engine.health.endpoints().split(station, -1, 0);
        }
        if (change.abortAbove() < Double.POSITIVE_INFINITY) {
            watch(number, new long[WINDOW + 1], new long[WINDOW + 1], 0);
        }
        watchProgress(number);
        look();
    }

    /// Another number of replicas is wanted.
    void scale(int replicas) {
        Population population = engine.populations[station];
        int most = bounds().most();
        population.want(replicas);
        boolean isOther = bounds().most() != most;
        if (isOther && underWay != null && how.strategy() == RolloutStrategy.ROLLING && !how.ordered()) {
            List<Integer> sizes = Proportions.of(Arrays.stream(sets).map(Rollout::staying).toList(), most,
                    bounds().most());
            for (int version = 0; version < sets.length; version++) {
                resize(sets[version], sizes.get(version));
            }
        }
        changed();
    }

    /// A replica has come, has become ready or has gone: looks again at once, and when one may have become available.
    void changed() {
        if (deadline != null) {
            deadline.progresses(engine.now());
        }
        if (!looksSoon) {
            looksSoon = true;
            engine.agenda.after(0, this::look);
        }
        if (how.minReady() > 0) {
            engine.agenda.after(how.minReady(), this::look);
        }
    }

    /// Whether the version that a change brought is the one that stays, and all others are gone.
    boolean isDone() {
        return underWay == null;
    }

    /// Whether it has been aborted.
    boolean isRolledBack() {
        return rolledBack;
    }

    boolean isStalled() {
        return stalled;
    }

    /// The version that was to come last.
    int version() {
        return rolledBack ? before : newest;
    }

    // ---- moves -------------------------------------------------------------------------------------------------------

    private void look() {
        looksSoon = false;
        if (underWay == null) {
            rest();
            return;
        }
        switch (how.strategy()) {
            case ROLLING -> {
                if (how.ordered()) {
                    replaceNext();
                } else {
                    roll();
                }
            }
            case RECREATE -> recreate();
            case BLUE_GREEN -> shadow(wanted());
            case CANARY -> canary();
        }
        endWhenDone();
    }

    private int wanted() {
        return engine.populations[station].wanted();
    }

    /// Pods below the partition, which keep the version that all began with. None when it is that one that comes back.
    private int kept() {
        return newest == 0 ? 0 : Math.min(how.partition(), wanted());
    }

    /// So many as are wanted while no rollout is under way.
    private boolean rest() {
        boolean isPartitioned = kept() > 0 && resize(sets[0], kept());
        return resize(sets[newest], wanted() - kept()) || isPartitioned;
    }

    /// The pods of a version that are to go, apart from those below the partition.
    private int excess(int version) {
        return version == newest ? 0 : staying(sets[version]) - (version == 0 ? kept() : 0);
    }

    private Bounds bounds() {
        return Bounds.of(wanted(), how.surge(), how.unavailable());
    }

    private void roll() {
        RollingUpdate update = new RollingUpdate(wanted(), bounds());
        boolean moves = true;
        while (moves) {
            List<Replica[]> old = old();
            RollingUpdate.Move move = update.next(set(sets[newest]), old.stream().map(this::set).toList());
            moves = resize(sets[newest], move.newest());
            for (int i = 0; i < old.size(); i++) {
                moves |= resize(old.get(i), move.old().get(i));
            }
        }
    }

    /// In place, the one with the highest number first.
    private void replaceNext() {
        int missing = wanted() - staying();
        if (isAnyLeaving()) {
            return;
        }
        OptionalInt next = IntStream.range(0, sets.length).filter(version -> excess(version) > 0)
                .reduce((_, last) -> last);
        if (missing > 0) {
            resize(sets[newest], staying(sets[newest]) + Math.max(0, missing + Math.min(0, excess(0))));
            resize(sets[0], staying(sets[0]) + Math.max(0, -excess(0)));
        } else if (next.isEmpty()) {
            rest();
        } else if (available(sets[newest]) == staying(sets[newest])) {
            Replica[] set = sets[next.getAsInt()];
            resize(set, staying(set) - 1);
        }
    }

    private void recreate() {
        old().forEach(set -> resize(set, 0));
        if (old().stream().noneMatch(Rollout::isAnyThere)) {
            resize(sets[newest], wanted());
        }
    }

    /// Lets so many come beside the old ones, and takes over with them when all are available.
    private void shadow(int replicas) {
        if (!switched) {
            resize(sets[newest], replicas);
            if (available(sets[newest]) >= replicas) {
                switched = true;
                engine.health.endpoints().split(station, newest, 1);
                whenCallersKnow(() -> old().forEach(set -> resize(set, 0)));
            }
        } else {
            resize(sets[newest], wanted());
        }
    }

    private void whenCallersKnow(Runnable task) {
        int then = number;
        engine.agenda.after(engine.plan.stations().get(station).life().lag(), () -> {
            if (then == number) {
                task.run();
                changed();
            }
        });
    }

    private void canary() {
        if (canary >= how.canary().size()) {
            shadow(wanted());
            return;
        }
        CanaryStep step = how.canary().get(canary);
        int replicas = Math.max(1, (int) Math.ceil(step.traffic().value() * wanted() - 1e-9));
        resize(sets[newest], Math.max(replicas, staying(sets[newest])));
        if (!holding && available(sets[newest]) >= replicas) {
            holding = true;
            engine.health.endpoints().split(station, newest, step.traffic().value());
            int then = number;
            engine.agenda.after(step.hold().nanos(), () -> {
                if (then == number) {
                    canary++;
                    holding = false;
                    changed();
                }
            });
        }
    }

    private void endWhenDone() {
        int renewed = wanted() - kept();
        boolean replaced = IntStream.range(0, sets.length).noneMatch(version -> excess(version) != 0)
                && old().stream().flatMap(Arrays::stream).noneMatch(r -> r.condition.present && r.condition.leaving);
        if (replaced && staying(sets[newest]) == renewed && available(sets[newest]) == renewed) {
            underWay = null;
            deadline = null;
            number++;
            engine.health.endpoints().split(station, -1, 0);
            if (engine.changes != null) {
                engine.changes.look();
            }
        }
    }

    // ---- aborting ----------------------------------------------------------------------------------------------------

    private void watch(int then, long[] answers, long[] failures, int second) {
        engine.agenda.after(PERIOD, () -> {
            NewVersion change = underWay;
            if (then != number || change == null) {
                return;
            }
            int now = second % answers.length;
            answers[now] = Arrays.stream(sets[newest]).mapToLong(replica -> replica.answers).sum();
            failures[now] = Arrays.stream(sets[newest]).mapToLong(replica -> replica.failures).sum();
            int first = (second + 1) % answers.length;
            long answered = answers[now] - answers[first];
            if (answered >= LEAST_ANSWERS && failures[now] - failures[first] > change.abortAbove() * answered) {
                rollBack();
            } else {
                watch(then, answers, failures, second + 1);
            }
        });
    }

    /// The version before comes back.
    private void rollBack() {
        number++;
        rolledBack = true;
        int bad = newest;
        newest = before;
        before = bad;
        if (how.strategy() == RolloutStrategy.BLUE_GREEN || how.strategy() == RolloutStrategy.CANARY) {
            engine.health.endpoints().split(station, bad, 0);
        }
        how = new Replacement(how.strategy() == RolloutStrategy.RECREATE
                ? RolloutStrategy.RECREATE
                : RolloutStrategy.ROLLING,
                how.ordered(), how.surge(), how.unavailable(), how.minReady(), how.progressDeadline(), List.of(),
                how.partition());
        deadline = new ProgressDeadline(how.progressDeadline(), engine.now());
        stalled = false;
        watchProgress(number);
        changed();
    }

    private void watchProgress(int then) {
        ProgressDeadline watched = deadline;
        if (watched != null && how.progressDeadline() < Long.MAX_VALUE) {
            engine.agenda.at(watched.at(), () -> {
                if (then == number) {
                    if (watched.isExceeded(engine.now())) {
                        stalled = true;
                    } else {
                        watchProgress(then);
                    }
                }
            });
        }
    }

    // ---- replicas ----------------------------------------------------------------------------------------------------

    /// The versions that are to go, the oldest first.
    private List<Replica[]> old() {
        return IntStream.range(0, sets.length).filter(version -> version != newest).mapToObj(version -> sets[version])
                .toList();
    }

    private ReplicaSet set(Replica[] replicas) {
        return new ReplicaSet(staying(replicas), available(replicas));
    }

    private int staying() {
        return Arrays.stream(sets).mapToInt(Rollout::staying).sum();
    }

    private static int staying(Replica[] replicas) {
        return (int) Arrays.stream(replicas).filter(replica -> replica.condition.isStaying()).count();
    }

    private int available(Replica[] replicas) {
        return (int) Arrays.stream(replicas)
                .filter(replica -> replica.condition.isAvailable(engine.now(), how.minReady())).count();
    }

    private static boolean isAnyThere(Replica[] replicas) {
        return Arrays.stream(replicas).anyMatch(replica -> replica.condition.present);
    }

    private boolean isAnyLeaving() {
        return Arrays.stream(sets).flatMap(Arrays::stream)
                .anyMatch(replica -> replica.condition.present && replica.condition.leaving);
    }

    /// Lets so many of a version be there: new ones start, those that are not available and the newest leave. Whether anything
    /// changes; nothing comes while all places are taken.
    private boolean resize(Replica[] set, int replicas) {
        int staying = staying(set);
        List<Replica> leaving = Arrays.stream(set).filter(replica -> replica.condition.isStaying())
                .sorted(Comparator.<Replica, Boolean>comparing(
                        replica -> replica.condition.isAvailable(engine.now(), how.minReady()))
                        .thenComparing(replica -> -replica.number))
                .limit(Math.max(0, staying - replicas)).toList();
        leaving.forEach(engine.health::leave);
        List<Replica> coming = Arrays.stream(set).filter(replica -> !replica.condition.present)
                .limit(Math.max(0, replicas - staying)).toList();
        coming.forEach(engine.health::enter);
        return !leaving.isEmpty() || !coming.isEmpty();
    }
}
