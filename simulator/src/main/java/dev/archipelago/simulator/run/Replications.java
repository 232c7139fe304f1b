package dev.archipelago.simulator.run;

import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.ObservationShape;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.runtime.Replication;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/// Runs independent replications of a plan in parallel; the order of the results is that of their numbers, whichever is
/// finished first.
public final class Replications {

    private static final double FINE = 1e6;

    private Replications() {}

    /// @param traces requests of the replication of number 0 that are followed at the most
    /// @param first the number of the first of them; the same number with the same seed draws the same
    /// @throws CancellationException when cancelled; no replication runs on then
    public static List<Observation> run(Plan plan, long seed, int traces, int first, int count,
            Replication.Window window,
            int threads,
            Progress progress, CancelSignal cancel) {
        Replication replication = new Replication(plan, seed, window, traces);
        return run(_ -> replication, task -> first + task, count, threads, progress, cancel);
    }

    /// Replications of given numbers, each handed over as soon as it is there.
    ///
    /// @param replication that they are of
    /// @param finished hears of each, one at a time, in whatever order
    /// @throws CancellationException when cancelled; no replication runs on then
    public static void each(Replication replication, List<Integer> numbers, int threads,
            ObjIntConsumer<Observation> finished, Progress progress, CancelSignal cancel) {
        if (!numbers.isEmpty()) {
            run(_ -> replication, numbers::get, numbers.size(), new Work(threads,
                    (observation, task) -> finished.accept(observation, numbers.get(task))), progress, cancel);
        }
    }

    /// The same replications of several plans, so that they can be compared in pairs; all of them share the threads.
    ///
    /// @return for each plan the observations by number, from 0
    /// @throws CancellationException when cancelled; no replication runs on then
    public static List<List<Observation>> run(List<Plan> plans, long seed, int count, Replication.Window window,
            int threads, Progress progress, CancelSignal cancel) {
        List<Replication> replications = plans.stream().map(plan -> new Replication(plan, seed, window)).toList();
        List<Observation> all = run(task -> replications.get(task / count), task -> task % count,
                plans.size() * count, threads, progress, cancel);
        return IntStream.range(0, plans.size()).mapToObj(i -> all.subList(i * count, (i + 1) * count)).toList();
    }

    /// Some replications of one plan.
    ///
    /// @param first the number of the first of them
    /// @param count at least one
    public record Series(Plan plan, Replication.Window window, int first, int count) {}

    /// Replications of several plans, each with numbers and a window of its own; all of them share the threads.
    ///
    /// @return for each series the observations by number
    /// @throws CancellationException when cancelled; no replication runs on then
    public static List<List<Observation>> run(List<Series> all, long seed, int threads, Progress progress,
            CancelSignal cancel) {
        return run(all, seed, new Work(threads, (_, _) -> {}), progress, cancel);
    }

    /// Replications of several plans, together with whoever hears of them.
    ///
    /// @param threads replications at a time
    /// @param finished hears of each as soon as it is there, one at a time in whatever order, with its place among those of all
    ///        series one after the other, from 0
    public record Work(int threads, ObjIntConsumer<Observation> finished) {
        private synchronized void tell(Observation observation, int task) {
            finished.accept(observation, task);
        }
    }

    /// The same, with somebody who hears of each.
    ///
    /// @throws CancellationException when cancelled; no replication runs on then
    public static List<List<Observation>> run(List<Series> all, long seed, Work work, Progress progress,
            CancelSignal cancel) {
        List<Replication> owners = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (Series series : all) {
            Replication replication = new Replication(series.plan(), seed, series.window());
            for (int i = 0; i < series.count(); i++) {
                owners.add(replication);
                numbers.add(series.first() + i);
            }
        }
        List<Observation> observations = run(owners::get, numbers::get, owners.size(), work, progress, cancel);
        List<List<Observation>> parted = new ArrayList<>();
        int from = 0;
        for (Series series : all) {
            parted.add(observations.subList(from, from + series.count()));
            from += series.count();
        }
        return parted;
    }

    /// What observations of a plan have entries of: those of an instant do.
    ///
    /// @param window whose intervals there are
    public static ObservationShape shape(Plan plan, long seed, Replication.Window window, CancelSignal cancel) {
        Observation instant = new Replication(plan, seed, new Replication.Window(0, 1, 1, 0)).run(0, Progress.NONE,
                cancel);
        return ObservationShape.of(instant).withIntervals((int) Math.ceilDiv(window.duration(), window.interval()));
    }

    private static List<Observation> run(IntFunction<Replication> replication, IntUnaryOperator number, int count,
            int threads, Progress progress, CancelSignal cancel) {
        return run(replication, number, count, new Work(threads, (_, _) -> {}), progress, cancel);
    }

    private static List<Observation> run(IntFunction<Replication> replication, IntUnaryOperator number, int count,
            Work work, Progress progress, CancelSignal cancel) {
        AtomicLongArray shares = new AtomicLongArray(count);
        AtomicBoolean stopped = new AtomicBoolean();
        CancelSignal either = () -> stopped.get() || cancel.isCancelled();
        try (ExecutorService workers = Executors.newFixedThreadPool(Math.min(work.threads(), count),
                Thread.ofPlatform().daemon().name("replication-", 0).factory())) {
            List<Future<Observation>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int task = i;
                Progress own = share -> {
                    shares.set(task, (long) (share * FINE));
                    progress.at(total(shares) / (FINE * count));
                };
                futures.add(workers.submit(() -> {
                    requireGoingOn(either);
                    Observation observation = replication.apply(task).run(number.applyAsInt(task), own, either);
                    work.tell(observation, task);
                    return observation;
                }));
            }
            try {
                return Awaited.all(futures, "the simulation");
            } finally {
                stopped.set(true);
            }
        }
    }

    /// Short runs do not ask by themselves.
    private static void requireGoingOn(CancelSignal cancel) {
        if (cancel.isCancelled()) {
            throw new CancellationException("the simulation was cancelled");
        }
    }

    private static double total(AtomicLongArray shares) {
        double sum = 0;
        for (int i = 0; i < shares.length(); i++) {
            sum += shares.get(i);
        }
        return sum;
    }
}
