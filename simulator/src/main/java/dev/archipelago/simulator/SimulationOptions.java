package dev.archipelago.simulator;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.plan.Setting;
import org.jspecify.annotations.Nullable;

/// How a document is simulated.
///
/// @param scenario id of the scenario; null for none
/// @param seed names all random numbers; the same seed gives the same result
/// @param replications independent runs, at least one; confidence intervals need two
/// @param duration measured time of each replication; null for that of the scenario, else [Setting#DURATION]
/// @param warmUp time before the measurement; null for that of the scenario, else found automatically
/// @param threads replications at a time; has no influence on the result
/// @param detail how closely the machinery below a request is followed
/// @param precision relative half-width of the intervals of mean, p95 and p99 at which to stop, such as 0.01; the number of
///        replications is then the least. 0 for exactly that number
/// @param resolution length of an interval of the time line, at least [Simulation#shortestResolution]; null for a hundredth of the
///        duration, or for half a second and at most a thousand intervals where something happens during the run
/// @param traces requests of the first replication that are followed at the most; 0 for none
public record SimulationOptions(@Nullable String scenario, long seed, int replications, @Nullable TimeSpan duration,
        @Nullable TimeSpan warmUp, int threads, Detail detail, double precision,
        @Nullable TimeSpan resolution, int traces) {

    /// Replications where nothing else is said.
    public static final int REPLICATIONS = 10;

    public SimulationOptions {
        if (replications < 1 || replications > 10_000) {
            throw new IllegalArgumentException(replications + " replications: between 1 and 10000 are possible");
        }
        if (!(precision >= 0 && precision < 1)) {
            throw new IllegalArgumentException("a precision of " + precision + ": between 0 and 1 is possible");
        }
        if (precision > 0 && replications < 2) {
            throw new IllegalArgumentException("a precision needs intervals, and these need two replications");
        }
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads: at least one is needed");
        }
        if (duration != null && duration.nanos() < 1_000_000) {
            throw new IllegalArgumentException("a duration of " + duration + " is shorter than 1ms");
        }
    }

    /// No scenario, seed 1, the default number of replications, automatic warm-up, all processors.
    public static SimulationOptions defaults() {
        return new SimulationOptions(null, 1, REPLICATIONS, null, null, Runtime.getRuntime().availableProcessors(),
                Detail.STANDARD, 0, null, 0);
    }

    public SimulationOptions withScenario(@Nullable String id) {
        return new SimulationOptions(id, seed, replications, duration, warmUp, threads, detail, precision, resolution,
                traces);
    }

    public SimulationOptions withSeed(long value) {
        return new SimulationOptions(scenario, value, replications, duration, warmUp, threads, detail, precision,
                resolution, traces);
    }

    public SimulationOptions withReplications(int count) {
        return new SimulationOptions(scenario, seed, count, duration, warmUp, threads, detail, precision, resolution,
                traces);
    }

    public SimulationOptions withDuration(@Nullable TimeSpan time) {
        return new SimulationOptions(scenario, seed, replications, time, warmUp, threads, detail, precision, resolution,
                traces);
    }

    /// @param time null for automatic
    public SimulationOptions withWarmUp(@Nullable TimeSpan time) {
        return new SimulationOptions(scenario, seed, replications, duration, time, threads, detail, precision,
                resolution, traces);
    }

    public SimulationOptions withThreads(int count) {
        return new SimulationOptions(scenario, seed, replications, duration, warmUp, count, detail, precision,
                resolution, traces);
    }

    public SimulationOptions withDetail(Detail level) {
        return new SimulationOptions(scenario, seed, replications, duration, warmUp, threads, level, precision,
                resolution, traces);
    }

    public SimulationOptions withPrecision(double relative) {
        return new SimulationOptions(scenario, seed, replications, duration, warmUp, threads, detail, relative,
                resolution, traces);
    }

    public SimulationOptions withTraces(int most) {
        return new SimulationOptions(scenario, seed, replications, duration, warmUp, threads, detail, precision,
                resolution, most);
    }

    public SimulationOptions withResolution(@Nullable TimeSpan interval) {
        return new SimulationOptions(scenario, seed, replications, duration, warmUp, threads, detail, precision,
                interval, traces);
    }
}
