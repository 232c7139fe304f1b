package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.LoadSearch;
import dev.archipelago.simulator.experiment.WithoutOne;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.LoadLimitReport;
import dev.archipelago.simulator.report.WithoutOneReport;
import dev.archipelago.simulator.result.LoadLimitResult;
import dev.archipelago.simulator.result.WithoutOneResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Finds the highest load at which an architecture meets its objectives.
@Command(name = "capacity", description = "The highest load at which an architecture meets its objectives, with an interval, what breaks first, and how much room each component has.", footer = {
    "",
    "Ends with status 1 when the objectives are not met at the load of the file, or with --without-one not with one of the simulated losses.",
    "Example: archipelago capacity shop.archipelago.json --workload shoppers --precision 1%%"})
final class CapacityCommand implements Callable<Integer> {
    private static final int REPLICATIONS = 5;
    private static final int MOST_REPLICATIONS = 80;
    private static final int MOST_LOSSES = 5;
    private static final int MOST_SIMULATED_LOSSES = 1000;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Option(names = "--workload", paramLabel = "NAME", description = "Let only this one grow; may be repeated (all).")
    private List<String> workloads = List.of();

    @Option(names = "--precision", paramLabel = "P", description = "How well the limit is to be known (2%%).")
    private String precision = "2%";

    @Option(names = "--without-one", description = "Also the highest load with one lost: a replica of each component of several, and each zone.")
    private boolean withoutOne;

    @Option(names = "--most", paramLabel = "N", description = "With --without-one: so many losses are simulated, those that leave least by formulas (5).")
    private @Nullable Integer most;

    @Option(names = "--scenario", paramLabel = "NAME", description = "A scenario of the file (none).")
    private @Nullable String scenario;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Another value for this search; may be repeated.")
    private List<String> changes = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Names all random numbers; they are the same at all loads (1).")
    private long seed = 1;

    @Option(names = "--replications", paramLabel = "N", description = "Runs of each load to begin with, at least two (5); up to 80 where these show nothing.")
    private int replications = REPLICATIONS;

    @Option(names = "--duration", paramLabel = "D", description = "Measured time of each run (that of the scenario, else 60s).")
    private @Nullable TimeSpan duration;

    @Option(names = "--warm-up", paramLabel = "D|auto", description = "Time before the measurement (that of the scenario, else auto: found by MSER-5 for each load).")
    private OptionValues.TimeOrAuto warmUp = OptionValues.TimeOrAuto.AUTO;

    @Option(names = "--threads", paramLabel = "N", description = "Runs at a time (all processors); the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--format", paramLabel = "text|json", description = "For people or for programs (text).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    CapacityCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        double relative = precision();
        requireNumbers();
        new Destination(console, output).requireApart(file);
        OpenedFile opened = GivenValues.applied(Opening.of(console).understood(Objects.requireNonNull(file)), changes,
                this::wrong);
        Opening.requireScenario(opened, scenario, this::wrong);
        Set<String> known = opened.document().workloads().keySet();
        workloads.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw wrong("--workload: the file has no workload '" + id + "'. " + Nearest.hint(id, known));
        });
        Opening.of(console).requireReasonableSize(opened, "simulated");
        Opening.of(console).requireNoErrors(opened, "simulated");
        Opening.requireWorkload(opened);
        requireObjective(opened);
        LoadSearch.Options options = new LoadSearch.Options(
                new Evaluation.Options(Evaluation.Method.SIMULATION, scenario, seed, replications, duration,
                        warmUp.given(), Detail.STANDARD),
                workloads.isEmpty() ? List.copyOf(known) : workloads.stream().distinct().toList(), relative,
                Math.max(replications, MOST_REPLICATIONS));
        WithoutOneResult result = searched(opened, options);
        new Destination(console, output).print(withoutOne ? withoutOne(result) : whole(result.whole()));
        return (result.isTooLittle() ? ExitCode.NO : ExitCode.FINE).status();
    }

    private String whole(LoadLimitResult result) {
        return format == ReportFormat.JSON ? LoadLimitReport.json(result) : LoadLimitReport.text(result);
    }

    private String withoutOne(WithoutOneResult result) {
        return format == ReportFormat.JSON ? WithoutOneReport.json(result) : WithoutOneReport.text(result);
    }

    private WithoutOneResult searched(OpenedFile opened, LoadSearch.Options options) {
        return new LongWork(console, file, scenario).watched((steps, cancel) -> {
            Progress shown = steps.of("searching");
            return withoutOne
                    ? WithoutOne.run(new WithoutOne.Question(opened.document(), options,
                            most == null ? MOST_LOSSES : most), threads, shown, cancel)
                    : new WithoutOneResult(
                            LoadSearch.run(opened.document(), options, threads, shown, cancel), List.of());
        });
    }

    private static void requireObjective(OpenedFile opened) {
        if (opened.document().objectives().values().stream()
                .allMatch(objective -> objective.metric() == Objective.Metric.THROUGHPUT)) {
            throw new CommandFailure(ExitCode.NO, opened.path() + " has no objective that more load could break; "
                    + "add one under \"objectives\", such as \"shoppers p99 < 400ms\"");
        }
    }

    private void requireNumbers() {
        OptionValues.requireThreads(threads, this::wrong);
        OptionValues.requireReplications(replications, 2, OptionValues.MOST_REPLICATIONS, this::wrong);
        OptionValues.requireLongEnough(duration, this::wrong);
        if (most != null && !withoutOne) {
            throw wrong("--most: counts losses, so it needs --without-one");
        }
        if (most != null && (most < 0 || most > MOST_SIMULATED_LOSSES)) {
            throw wrong("--most: expected a whole number from 0 to " + MOST_SIMULATED_LOSSES + ", not " + most);
        }
    }

    private double precision() {
        try {
            double relative = Share.parse(precision).value();
            if (relative <= 0 || relative >= 1) {
                throw wrong("--precision: expected more than 0% and less than 100%, not '" + precision + "'");
            }
            return relative;
        } catch (NotationException e) {
            throw wrong("--precision: " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
