package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.simulator.analysis.RegressionLimit;
import dev.archipelago.simulator.experiment.Comparison;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.ComparisonReport;
import dev.archipelago.simulator.result.ComparisonResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Simulates two designs or two scenarios under the same random numbers and tells what differs.
@Command(name = "compare", description = "Simulate two architectures, two scenarios, or one with other values, under the same random numbers, and tell the differences with 95 %% confidence intervals.", footer = {
    "",
    "A limit is a figure and how much worse it may become: 'p99 +10%%', 'buyers.goodput -5%%', 'failed +0.1%%' (points), 'cost +20%%'.",
    "Ends with status 1 when a limit is broken.",
    "Example: archipelago compare main.archipelago.json shop.archipelago.json --fail-on-regression 'p99 +10%%'"})
final class CompareCommand implements Callable<Integer> {
    private static final int REPLICATIONS = 10;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The architecture to compare with.")
    private @Nullable Path before;

    @Parameters(index = "1", arity = "0..1", paramLabel = "AFTER", description = "The other one (the same file).")
    private @Nullable Path after;

    @Option(names = "--scenario", paramLabel = "NAME", description = "A scenario of the first (none).")
    private @Nullable String scenario;

    @Option(names = "--other-scenario", paramLabel = "NAME", description = "A scenario of the other (as --scenario).")
    private @Nullable String otherScenario;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Another value for the other, such as components.orders.replicas=4; may be repeated.")
    private List<String> changes = List.of();

    @Option(names = "--fail-on-regression", paramLabel = "LIMIT", description = "End with status 1 when the other is worse than this and the difference is shown; may be repeated.")
    private List<String> limits = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Names all random numbers (1).")
    private long seed = 1;

    @Option(names = "--replications", paramLabel = "N", description = "Runs of each; intervals need at least two (10).")
    private int replications = REPLICATIONS;

    @Option(names = "--independent", description = "Let each draw random numbers of its own.")
    private boolean independent;

    @Option(names = "--duration", paramLabel = "D", description = "Measured time of each run (that of the scenarios, else 60s).")
    private @Nullable TimeSpan duration;

    @Option(names = "--warm-up", paramLabel = "D|auto", description = "Time before the measurement (that of the scenarios, else auto: found by MSER-5).")
    private OptionValues.TimeOrAuto warmUp = OptionValues.TimeOrAuto.AUTO;

    @Option(names = "--threads", paramLabel = "N", description = "Runs at a time (all processors); the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--detail", paramLabel = "fluid|standard|detailed", description = "How closely requests are followed (standard).")
    private Detail detail = Detail.STANDARD;

    @Option(names = "--format", paramLabel = "text|json|markdown|junit", description = "For people, for programs, for the description of a change, or as the tests of a pipeline (text).")
    private Format format = Format.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    @Option(names = "--junit", paramLabel = "FILE.xml", description = "Also write limits and objectives as the tests of a pipeline.")
    private @Nullable Path junit;

    CompareCommand(Console console) {
        this.console = console;
    }

    /// How the result is printed.
    enum Format {
        TEXT, JSON, MARKDOWN, JUNIT
    }

    @Override
    public Integer call() {
        Comparison.Options options = options();
        List<RegressionLimit> kept = limits();
        new Destination(console, output).requireApart(before, after);
        new Destination(console, junit).requireApart(before, after);
        OpenedFile first = Opening.of(console).understood(Objects.requireNonNull(before));
        OpenedFile second = GivenValues.applied(after == null ? first : Opening.of(console).understood(after), changes,
                this::wrong);
        Comparison.Side one = side(first, scenario, "--scenario");
        Comparison.Side other = side(second, otherScenario == null ? scenario : otherScenario,
                otherScenario == null ? "--scenario" : "--other-scenario");
        if (after == null && changes.isEmpty() && Objects.equals(one.scenario(), other.scenario())) {
            throw wrong("expected a second architecture, --other-scenario or --set: there is nothing to compare with");
        }
        requireWorkloads(kept, one, other);
        ComparisonReport report = compared(one, other, options, kept);
        new Destination(console, output).print(switch (format) {
            case TEXT -> report.text();
            case JSON -> report.json();
            case MARKDOWN -> report.markdown();
            case JUNIT -> report.junit();
        });
        if (junit != null) {
            new Destination(console, junit).print(report.junit());
        }
        return (report.isBroken() ? ExitCode.NO : ExitCode.FINE).status();
    }

    private ComparisonReport compared(Comparison.Side one, Comparison.Side other, Comparison.Options options,
            List<RegressionLimit> kept) {
        try (Interruption interruption = Interruption.ofProcess();
                ProgressLine progress = new ProgressLine(console, System::nanoTime)) {
            ComparisonResult result = Comparison.run(one, other, options,
                    share -> progress.show(String.format(Locale.ROOT, "simulating both %3.0f %%", 100 * share)),
                    interruption);
            requireFigures(kept, result);
            return new ComparisonReport(result, kept);
        } catch (CancellationException e) {
            throw new CommandFailure(ExitCode.NO, "cancelled; nothing was written");
        } catch (StackOverflowError _) {
            throw new CommandFailure(ExitCode.NO, "one of the two cannot be simulated: its calls are nested too deep");
        } catch (PropertyException e) {
            throw new CommandFailure(ExitCode.NO, "the values of a scenario: " + e.getMessage());
        }
    }

    private static void requireFigures(List<RegressionLimit> kept, ComparisonResult result) {
        try {
            kept.forEach(limit -> limit.held(result));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.NO, "--fail-on-regression: " + e.getMessage());
        }
    }

    /// The side to be simulated, when it can be.
    private Comparison.Side side(OpenedFile opened, @Nullable String id, String option) {
        Document document = opened.document();
        if (id != null && !document.scenarios().containsKey(id)) {
            throw wrong(option + ": " + opened.path() + " has no scenario '" + id + "'. "
                    + Nearest.hint(id, document.scenarios().keySet()));
        }
        Opening.of(console).requireReasonableSize(opened, "simulated");
        Opening.of(console).requireNoErrors(opened, "simulated");
        Opening.requireWorkload(opened);
        return new Comparison.Side(opened.path() + (id == null ? "" : ", scenario " + id), document, id);
    }

    private List<RegressionLimit> limits() {
        List<RegressionLimit> kept = new ArrayList<>();
        for (String limit : limits) {
            try {
                kept.add(RegressionLimit.parse(limit));
            } catch (IllegalArgumentException e) {
                throw wrong("--fail-on-regression: " + e.getMessage());
            }
        }
        return kept;
    }

    private void requireWorkloads(List<RegressionLimit> kept, Comparison.Side one, Comparison.Side other) {
        for (RegressionLimit limit : kept) {
            String id = limit.workload().orElse(null);
            if (id != null && !(one.document().workloads().containsKey(id)
                    && other.document().workloads().containsKey(id))) {
                throw wrong("--fail-on-regression '" + limit + "': both need a workload '" + id + "'. "
                        + Nearest.hint(id, one.document().workloads().keySet()));
            }
        }
    }

    private Comparison.Options options() {
        OptionValues.requireThreads(threads, this::wrong);
        OptionValues.requireReplications(replications, 1, OptionValues.MOST_REPLICATIONS, this::wrong);
        if (replications < 2 && !limits.isEmpty()) {
            throw wrong(
                    "--fail-on-regression: expected at least 2 replications with it, since one shows no difference");
        }
        OptionValues.requireLongEnough(duration, this::wrong);
        return new Comparison.Options(seed, replications, duration,
                warmUp.given(), threads, detail, !independent);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
