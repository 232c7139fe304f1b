package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.redesign.Laboratory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// How commands simulate many designs beside one another: what they have in common.
final class LaboratoryOptions {
    private static final int REPLICATIONS = 10;

    @Option(names = "--scenario", paramLabel = "NAME", description = "A scenario of the file whose values and faults hold in all runs (none).")
    private @Nullable String scenario;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Another value for this study; may be repeated.")
    private List<String> changes = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Names all random numbers; they are the same for all designs (1).")
    private long seed = 1;

    @Option(names = "--replications", paramLabel = "N", description = "Runs of each design, at least two (10).")
    private int replications = REPLICATIONS;

    @Option(names = "--duration", paramLabel = "D", description = "Measured time of each run (that of the scenario, else 60s).")
    private @Nullable TimeSpan duration;

    @Option(names = "--warm-up", paramLabel = "D|auto", description = "Time before the measurement (that of the scenario, else auto: found by MSER-5, the longest of all designs).")
    private OptionValues.TimeOrAuto warmUp = OptionValues.TimeOrAuto.AUTO;

    @Option(names = "--threads", paramLabel = "N", description = "Runs at a time (all processors); the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Nullable
    String scenario() {
        return scenario;
    }

    /// @param wrong makes the error of a message
    void require(Function<String, ParameterException> wrong) {
        OptionValues.requireThreads(threads, wrong);
        OptionValues.requireReplications(replications, 2, OptionValues.MOST_REPLICATIONS, wrong);
        OptionValues.requireLongEnough(duration, wrong);
    }

    /// @param losses whether components are lost in turn
    Laboratory laboratory(boolean losses) {
        return new Laboratory(new Laboratory.Options(scenario, seed, replications, duration, warmUp.given(), threads,
                losses));
    }

    /// The file, when it can be simulated, with the values given.
    ///
    /// @param wrong makes the error of a message
    OpenedFile opened(Console console, Path file, Function<String, ParameterException> wrong) {
        OpenedFile opened = GivenValues.applied(Opening.of(console).understood(file), changes, wrong);
        Opening.of(console).requireSimulated(opened, scenario, wrong);
        return opened;
    }

    /// Does it with progress and the wish to stop; what goes wrong ends the command.
    ///
    /// @param what is going on, such as "simulating suggestions"
    <T> T watched(Console console, String what, Path file, Work<T> work) {
        return new LongWork(console, file, scenario).watched((steps, cancel) -> work.done(steps.of(what), cancel));
    }

    /// Something that takes a while.
    interface Work<T> {
        T done(Progress progress, CancelSignal cancel);
    }
}
