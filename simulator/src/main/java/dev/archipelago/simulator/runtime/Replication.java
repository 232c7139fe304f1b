package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.random.Dice;
import java.util.ArrayList;
import java.util.List;

/// Runs a plan once, island by island: warm-up, then measurement, then the proof of the books.
public final class Replication {

    private final Plan plan;
    private final List<Part> parts;
    private final long seed;
    private final Window window;
    private final int traces;

    /// What is measured.
    ///
    /// @param warmUp nanoseconds before the measurement
    /// @param duration nanoseconds of the measurement
    /// @param interval nanoseconds of an interval of the time line; the last one may be shorter
    /// @param scheduleFrom when the clock of time-dependent workloads starts, in nanoseconds
    public record Window(long warmUp, long duration, long interval, long scheduleFrom) {
        public Window {
            if (warmUp < 0 || interval < 1 || duration < 1) {
                throw new IllegalArgumentException("a window of " + duration + " ns in intervals of " + interval);
            }
        }

        /// @param intervals of the time line, as far as they are no shorter than a nanosecond
        public static Window of(long warmUp, long duration, int intervals, long scheduleFrom) {
            return new Window(warmUp, duration, Math.ceilDiv(duration, (long) intervals), scheduleFrom);
        }
    }

    public Replication(Plan plan, long seed, Window window) {
        this(plan, seed, window, 0);
    }

    /// @param traces requests of the replication of number 0 that are followed at the most
    public Replication(Plan plan, long seed, Window window, int traces) {
        this.plan = plan;
        this.parts = Part.of(plan);
        this.seed = seed;
        this.window = window;
        this.traces = traces;
    }

    /// May be called by several threads at a time: what it shares never changes.
    ///
    /// @param number names the streams: the same number with the same seed draws the same
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Observation run(int number, Progress progress, CancelSignal cancel) {
        Dice dice = new Dice(plan.draws(), seed, number);
        Tracer tracer = new Tracer(number == 0 ? traces : 0);
        List<Observation> observations = new ArrayList<>();
        for (Part part : parts) {
            int before = observations.size();
            observations.add(run(part.engine(dice, seed, number, tracer),
                    share -> progress.at((before + share) / parts.size()), cancel));
        }
        return Observations.join(plan, observations, tracer.traces());
    }

    private Observation run(Engine engine, Progress progress, CancelSignal cancel) {
        Observer observer = new Observer(engine);
        if (engine.flow != null) {
            engine.flow.last(window.duration());
        }
        engine.open(window.warmUp(), window.scheduleFrom());
        engine.runUntil(window.warmUp(), cancel);
        observer.begin();
        for (long passed = 0; passed < window.duration();) {
            passed = Math.min(window.duration(), passed + window.interval());
            engine.runUntil(window.warmUp() + passed, cancel);
            observer.mark();
            progress.at((window.warmUp() + passed) / ((double) window.warmUp() + window.duration()));
        }
        Books.prove(engine);
        return observer.end();
    }
}
