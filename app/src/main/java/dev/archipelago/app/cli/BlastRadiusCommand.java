package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.experiment.BlastRadius;
import dev.archipelago.simulator.report.BlastRadiusReport;
import dev.archipelago.simulator.result.BlastRadiusResult;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Loses each part of an architecture in turn and ranks what that costs.
@Command(name = "blast-radius", description = "Lose each component, connection and zone in turn for a while, simulate it, and rank them by the requests that are not answered in time.", footer = {
    "", "Example: archipelago blast-radius shop.archipelago.json --for 20s --replications 10"})
final class BlastRadiusCommand implements Callable<Integer> {
    private static final int REPLICATIONS = 5;
    private static final int MOST_REPLICATIONS = 1000;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Option(names = "--scenario", paramLabel = "NAME", description = "A scenario of the file whose values and faults hold in all runs (none).")
    private @Nullable String scenario;

    @Option(names = "--at", paramLabel = "D", description = "When the part is lost, from the end of the warm-up (10s).")
    private TimeSpan at = TimeSpan.parse("10s");

    @Option(names = "--for", paramLabel = "D", description = "For how long (30s).")
    private TimeSpan lasting = TimeSpan.parse("30s");

    @Option(names = "--aftermath", paramLabel = "D", description = "Measured time behind it (60s).")
    private TimeSpan aftermath = TimeSpan.parse("60s");

    @Option(names = "--warm-up", paramLabel = "D|auto", description = "Time before the measurement (auto: found by MSER-5).")
    private OptionValues.TimeOrAuto warmUp = OptionValues.TimeOrAuto.AUTO;

    @Option(names = "--replications", paramLabel = "N", description = "Pairs of runs for each part; intervals need at least two (5).")
    private int replications = REPLICATIONS;

    @Option(names = "--seed", paramLabel = "N", description = "Names all random numbers (1).")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Runs at a time (all processors); the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--format", paramLabel = "text|json", description = "For people or for programs (text).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    BlastRadiusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        BlastRadius.Options options = options();
        new Destination(console, output).requireApart(file);
        OpenedFile opened = Opening.of(console).understood(Objects.requireNonNull(file));
        Opening.of(console).requireSimulated(opened, scenario, this::wrong);
        BlastRadiusResult result = result(opened, options);
        new Destination(console, output).print(format == ReportFormat.JSON
                ? BlastRadiusReport.json(result)
                : BlastRadiusReport.text(result));
        return ExitCode.FINE.status();
    }

    private BlastRadiusResult result(OpenedFile opened, BlastRadius.Options options) {
        return new LongWork(console, file, scenario)
                .watched((steps, cancel) -> BlastRadius.run(opened.document(), options,
                        steps.of("losing one part after the other"), cancel));
    }

    private BlastRadius.Options options() {
        OptionValues.requireThreads(threads, this::wrong);
        OptionValues.requireReplications(replications, 1, MOST_REPLICATIONS, this::wrong);
        if (lasting.isZero()) {
            throw wrong("--for: expected more than 0s");
        }
        return new BlastRadius.Options(scenario, seed, replications, at, lasting,
                aftermath, warmUp.given(), threads);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
