package dev.archipelago.benchmarks.study;

import dev.archipelago.benchmarks.contest.Contestant;
import dev.archipelago.benchmarks.contest.Round;
import dev.archipelago.benchmarks.contest.Stopwatch;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.PlanCompiler;
import dev.archipelago.simulator.runtime.Replication;
import org.jspecify.annotations.Nullable;

/// The engine of the product on one document, all measuring included.
///
/// A round is one replication. What it costs is measured between the first and the last report of its progress, so that
/// neither making the engine nor filling the system counts.
public final class Product implements Contestant {

    private static final int INTERVALS = 20;
    static final double WARM_UP = 0.1;

    private final Plan plan;
    private final double perSecond;

    /// @param perSecond requests that come in each second, all workloads together
    public Product(Document document, double perSecond) {
        this.plan = PlanCompiler.compile(document, "");
        this.perSecond = perSecond;
    }

    @Override
    public Round run(long seed, long requests) {
        Meter meter = new Meter();
        Observation observation = observe(seed, 0, requests, meter);
        return meter.round(finished(observation), mean(observation));
    }

    /// Busy share of the workers of a component in one replication.
    double utilization(long seed, long requests, String component) {
        Observation observation = observe(seed, 0, requests, Progress.NONE);
        return Observation.of(observation.components(), component).utilization();
    }

    /// One replication of about so many measured requests, after a tenth as many for warm-up.
    Observation observe(long seed, int number, long requests, Progress progress) {
        long duration = (long) (requests / perSecond * 1e9);
        long warmUp = (long) (duration * WARM_UP);
        var window = Replication.Window.of(warmUp, duration, INTERVALS, warmUp);
        return new Replication(plan, seed, window).run(number, progress, CancelSignal.NEVER);
    }

    static long finished(Observation observation) {
        return observation.requests().values().stream().mapToLong(all -> all.completed() + all.failed()).sum();
    }

    /// Of all workloads in milliseconds.
    static double mean(Observation observation) {
        double sum = observation.requests().values().stream()
                .mapToDouble(all -> all.completed() * all.latency().mean()).sum();
        return sum / observation.requests().values().stream().mapToLong(Observation.Requests::completed).sum() * 1000;
    }

    /// Listens to the progress of a replication.
    private static final class Meter implements Progress {
        private @Nullable Stopwatch watch;
        private double from;
        private double to;
        private Round last = new Round(1, 0, 0, 0);

        @Override
        public void at(double share) {
            if (watch == null) {
                from = share;
                watch = new Stopwatch();
            } else {
                to = share;
                last = watch.stop(1, 0);
            }
        }

        Round round(long finished, double mean) {
            if (to <= from) {
                throw new IllegalStateException("a replication reported its progress less than twice");
            }
            return new Round(Math.round(finished * (to - from) * (1 + WARM_UP)), mean, last.cpuNanos(),
                    last.allocated());
        }
    }
}
