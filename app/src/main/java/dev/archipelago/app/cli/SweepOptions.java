package dev.archipelago.app.cli;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.Sampling;
import dev.archipelago.simulator.job.SweepJob;
import dev.archipelago.simulator.plan.Detail;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// What is computed at the points of a sweep, spelled as options: what a file of a job says too.
final class SweepOptions {
    private static final int REPLICATIONS = 5;

    @Option(names = "--vary", paramLabel = "PATH=VALUES", description = "A property and its values; may be repeated: every value with every other.")
    private List<String> varied = List.of();

    @Option(names = "--samples", paramLabel = "N", description = "So many points of a Latin hypercube instead of every value with every other; with --sensitivity variance, samples of it (64).")
    private int samples;

    @Option(names = "--sensitivity", paramLabel = "one-at-a-time|variance", description = "Which property matters most for which figure: each alone from its first value to its last, or shares of the variance.")
    private @Nullable Kind sensitivity;

    @Option(names = "--estimate", description = "By formulas instead of simulations: at once, and roughly.")
    private boolean estimate;

    @Option(names = "--scenario", paramLabel = "NAME", description = "A scenario of the file (none).")
    private @Nullable String scenario;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Another value at all points; may be repeated.")
    private List<String> changes = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Names all random numbers; they are the same at all points (1).")
    private long seed = 1;

    @Option(names = "--replications", paramLabel = "N", description = "Runs of each point; intervals need at least two (5).")
    private int replications = REPLICATIONS;

    @Option(names = "--duration", paramLabel = "D", description = "Measured time of each run (that of the scenario, else 60s).")
    private @Nullable TimeSpan duration;

    @Option(names = "--warm-up", paramLabel = "D|auto", description = "Time before the measurement (that of the scenario, else auto: found by MSER-5 for each point).")
    private OptionValues.TimeOrAuto warmUp = OptionValues.TimeOrAuto.AUTO;

    @Option(names = "--detail", paramLabel = "fluid|standard|detailed", description = "How closely requests are followed (standard).")
    private Detail detail = Detail.STANDARD;

    /// How it is found out what matters.
    enum Kind {
        ONE_AT_A_TIME, VARIANCE
    }

    /// The names of all of them.
    static final List<String> NAMES = List.of("--vary", "--samples", "--sensitivity", "--estimate", "--scenario",
            "--set", "--seed", "--replications", "--duration", "--warm-up", "--detail");

    /// @param wrong makes the failure of a wrong argument
    /// @throws dev.archipelago.simulator.job.JobException when one does not go with another
    SweepJob job(Function<String, ParameterException> wrong) {
        OptionValues.requireReplications(replications, 1, OptionValues.MOST_REPLICATIONS, wrong);
        OptionValues.requireLongEnough(duration, wrong);
        return new SweepJob(varied, changes, sampling(), samples,
                new Evaluation.Options(estimate ? Evaluation.Method.ESTIMATE : Evaluation.Method.SIMULATION, scenario,
                        seed, replications, duration, warmUp.given(), detail));
    }

    private Sampling.Kind sampling() {
        return switch (sensitivity) {
            case null -> samples != 0 ? Sampling.Kind.LATIN_HYPERCUBE : Sampling.Kind.GRID;
            case ONE_AT_A_TIME -> Sampling.Kind.ONE_AT_A_TIME;
            case VARIANCE -> Sampling.Kind.VARIANCE;
        };
    }
}
