package dev.archipelago.app.cli;

import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.job.SimulationJob;
import dev.archipelago.simulator.plan.Detail;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// What is simulated, spelled as options: what a file of a job says too.
final class SimulateOptions {
    private static final String AUTO = "auto";

    @Option(names = "--scenario", paramLabel = "NAME", description = "A scenario of the file (none).")
    private @Nullable String scenario;

    @Option(names = "--seed", paramLabel = "N", description = "Names all random numbers; the same seed gives the same result (1).")
    private long seed = 1;

    @Option(names = "--replications", paramLabel = "N|auto", description = "Independent runs; intervals need at least two (auto: 10).")
    private String replications = AUTO;

    @Option(names = "--duration", paramLabel = "D", description = "Measured time of each replication, such as 5min (that of the scenario, else 60s).")
    private @Nullable TimeSpan duration;

    @Option(names = "--warm-up", paramLabel = "D|auto", description = "Time before the measurement (that of the scenario, else auto: found by MSER-5).")
    private OptionValues.TimeOrAuto warmUp = OptionValues.TimeOrAuto.AUTO;

    @Option(names = "--precision", paramLabel = "P", description = "Replicate until mean, p95 and p99 of every workload are known to this precision, such as 1%% (at most 1000 times).")
    private @Nullable String precision;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Another value for this run, such as components.orders.replicas=4; may be repeated.")
    private List<String> changes = List.of();

    @Option(names = "--detail", paramLabel = "fluid|standard|detailed", description = "How closely requests are followed: only their rates, for days of load; one by one with CPU limits averaged over time; or with quotas of 100 ms periods (standard).")
    private Detail detail = Detail.STANDARD;

    @Option(names = "--resolution", paramLabel = "D", description = "Length of an interval of the time line, such as 1s (a hundredth of the duration, or 500ms where something happens during the run).")
    private @Nullable TimeSpan resolution;

    /// The names of all of them.
    static final List<String> NAMES = List.of("--scenario", "--seed", "--replications", "--duration", "--warm-up",
            "--precision", "--set", "--detail", "--resolution");

    @Nullable
    String scenario() {
        return scenario;
    }

    List<String> changes() {
        return changes;
    }

    /// Whether the number of replications depends on what they measure.
    boolean isSequential() {
        return precision != null;
    }

    /// @param wrong makes the failure of a wrong argument
    SimulationJob job(Function<String, ParameterException> wrong) {
        OptionValues.requireLongEnough(duration, wrong);
        return new SimulationJob(changes, scenario, seed, runs(wrong), duration, warmUp.given(), detail, resolution);
    }

    /// @param traces requests of the first replication that are followed
    /// @param wrong makes the failure of a wrong argument
    SimulationOptions options(int threads, int traces, Function<String, ParameterException> wrong) {
        if (detail == Detail.FLUID && precision != null) {
            throw wrong.apply("--precision: the fluid level tells no percentiles; leave it out, or --detail fluid");
        }
        OptionValues.requireLongEnough(duration, wrong);
        return new SimulationOptions(scenario, seed, runs(wrong), duration, warmUp.given(), threads, detail,
                precision(wrong), resolution, traces);
    }

    private double precision(Function<String, ParameterException> wrong) {
        if (precision == null) {
            return 0;
        }
        try {
            double relative = Share.parse(precision).value();
            if (relative <= 0 || relative >= 1) {
                throw wrong.apply("--precision: expected more than 0% and less than 100%, not '" + precision + "'");
            }
            if (runs(wrong) < 2) {
                throw wrong.apply("--precision: expected at least 2 replications with it, not " + replications);
            }
            return relative;
        } catch (NotationException e) {
            throw wrong.apply("--precision: " + e.getMessage());
        }
    }

    private int runs(Function<String, ParameterException> wrong) {
        if (replications.equals(AUTO)) {
            return SimulationOptions.REPLICATIONS;
        }
        if (!replications.matches("[1-9][0-9]{0,3}|10000")) {
            throw wrong.apply(
                    "--replications: expected a whole number from 1 to 10000, or auto, not '" + replications + "'");
        }
        return Integer.parseInt(replications);
    }
}
