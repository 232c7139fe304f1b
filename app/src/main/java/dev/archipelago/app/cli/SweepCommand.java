package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.app.workbench.SweepJournal;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.Sampling;
import dev.archipelago.simulator.experiment.Sensitivity;
import dev.archipelago.simulator.experiment.Sweep;
import dev.archipelago.simulator.experiment.Variation;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.SweepReport;
import dev.archipelago.simulator.report.SwingReport;
import dev.archipelago.simulator.report.VarianceReport;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import dev.archipelago.simulator.result.SwingResult;
import dev.archipelago.simulator.result.VarianceResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Evaluates an architecture under many values of its properties.
@Command(name = "sweep", description = "Simulate or estimate an architecture under many values of its properties, all cores at work.", footer = {
    "",
    "VALUES are separated by commas; a number in them may be a range: '2 to 10', '100/s to 800/s by 100/s', '10ms to 1s times 2'.",
    "With --sensitivity it is told which property matters most for which figure.",
    "With --points FILE the same command goes on where it was stopped, and parts computed elsewhere are put together.",
    "Example: archipelago sweep shop.archipelago.json --vary 'components.orders.replicas=1 to 4' --vary 'workloads.shoppers.arrivals=poisson(100/s to 800/s times 2)' --format csv"})
final class SweepCommand implements Callable<Integer> {
    private static final int REPLICATIONS = 5;
    private static final int SAMPLES = 64;
    private static final Pattern PART = Pattern.compile("([1-9][0-9]{0,4})/([1-9][0-9]{0,4})");

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Option(names = "--vary", paramLabel = "PATH=VALUES", required = true, description = "A property and its values; may be repeated: every value with every other.")
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

    @Option(names = "--threads", paramLabel = "N", description = "Points at a time (all processors); the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--points", paramLabel = "FILE.jsonl", description = "Keep finished points in this file, and go on from those that it has.")
    private @Nullable Path points;

    @Option(names = "--from", paramLabel = "FILE.jsonl", description = "Take finished points from this file too; may be repeated.")
    private List<Path> sources = List.of();

    @Option(names = "--part", paramLabel = "I/N", description = "Compute only the I-th of N parts, into --points.")
    private @Nullable String part;

    @Option(names = "--format", paramLabel = "text|json|csv", description = "For people, programs or spreadsheets (text).")
    private SimulateCommand.Format format = SimulateCommand.Format.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write the result to this file instead.")
    private @Nullable Path output;

    /// How it is found out what matters.
    enum Kind {
        ONE_AT_A_TIME, VARIANCE
    }

    SweepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Evaluation.Options options = options();
        List<Variation> variations = variations();
        IntPredicate ofPart = part();
        new Destination(console, output).requireNoFolder();
        new Destination(console, points).requireNoFolder();
        OpenedFile opened = GivenValues.applied(Opening.of(console).understood(Objects.requireNonNull(file)), changes,
                this::wrong);
        Opening.requireScenario(opened, scenario, this::wrong);
        requireNotSetBy(opened, variations);
        Opening.of(console).requireReasonableSize(opened, "swept");
        Opening.of(console).requireNoErrors(opened, "swept");
        Opening.requireWorkload(opened);
        List<List<String>> planned = planned(variations);
        Sweep sweep = new Sweep(opened.document(), variations, planned, options);
        requireFitting(sweep);
        List<String> paths = variations.stream().map(Variation::path).toList();
        String head = SweepJournal.head(opened, paths, planned, sampling(), options.fingerprint());
        SortedMap<Integer, Point> finished = finished(head);
        compute(sweep, head, paths, finished, number -> ofPart.test(number) && !finished.containsKey(number));
        if (part == null) {
            print(new SweepResult(opened.document().name(), scenario == null ? "" : scenario,
                    estimate ? "estimate" : "simulation", seed, estimate ? 0 : replications, paths,
                    List.copyOf(finished.values())));
        }
        return ExitCode.FINE.status();
    }

    private void compute(Sweep sweep, String head, List<String> paths, SortedMap<Integer, Point> finished,
            IntPredicate wanted) {
        try (Interruption interruption = Interruption.ofProcess();
                ProgressLine progress = new ProgressLine(console, System::nanoTime);
                Keeping keeping = new Keeping(points, head, paths, finished)) {
            sweep.run(wanted, threads, keeping::add,
                    share -> progress.show(String.format(Locale.ROOT, "sweeping %3.0f %%", 100 * share)), interruption);
            keeping.complete();
        } catch (CancellationException e) {
            throw new CommandFailure(ExitCode.NO, points == null
                    ? "cancelled; nothing was written"
                    : "cancelled; " + finished.size() + " points are in " + points
                            + ", and the same command goes on from there");
        } catch (UncheckedIOException e) {
            throw new CommandFailure(ExitCode.USAGE,
                    "cannot write " + points + ": " + Destination.reason(Objects.requireNonNull(e.getCause())));
        }
    }

    /// Keeps finished points, in a file where one is asked for.
    private static final class Keeping implements AutoCloseable {
        private final @Nullable SweepJournal journal;
        private final List<String> paths;
        private final SortedMap<Integer, Point> finished;

        Keeping(@Nullable Path file, String head, List<String> paths, SortedMap<Integer, Point> finished) {
            this.journal = file == null ? null : new SweepJournal(file, head);
            this.paths = paths;
            this.finished = finished;
            if (journal != null) {
                guarded(() -> journal.open(finished.values(), paths));
            }
        }

        /// Called by one thread at a time.
        void add(Point point) {
            finished.put(point.number(), point);
            if (journal != null) {
                guarded(() -> journal.add(point, paths));
            }
        }

        void complete() {
            if (journal != null) {
                guarded(() -> journal.write(finished.values(), paths));
            }
        }

        @Override
        public void close() {
            if (journal != null) {
                guarded(journal::close);
            }
        }

        private static void guarded(Destination.Work work) {
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private SortedMap<Integer, Point> finished(String head) {
        SortedMap<Integer, Point> finished = new TreeMap<>();
        List<Path> files = new ArrayList<>(sources);
        if (points != null) {
            files.add(points);
        }
        for (Path one : files) {
            if (!one.equals(points) && !one.toFile().exists()) {
                throw wrong("--from: " + one + " is not there");
            }
            try {
                finished.putAll(new SweepJournal(one, head).finished());
            } catch (SweepJournal.OtherSweepException e) {
                throw new CommandFailure(ExitCode.USAGE, e.getMessage() + "; name another file, or delete this one");
            } catch (IOException e) {
                throw new CommandFailure(ExitCode.UNREADABLE, "cannot read " + one + ": " + Destination.reason(e));
            }
        }
        return finished;
    }

    private void print(SweepResult result) {
        new Destination(console, output).print(switch (sensitivity) {
            case null -> switch (format) {
                case TEXT -> SweepReport.text(result);
                case JSON -> SweepReport.json(result);
                case CSV -> SweepReport.csv(result);
            };
            case ONE_AT_A_TIME -> swings(Sensitivity.swings(result));
            case VARIANCE -> shares(Sensitivity.shares(result));
        });
    }

    private String swings(SwingResult result) {
        return switch (format) {
            case TEXT -> SwingReport.text(result);
            case JSON -> SwingReport.json(result);
            case CSV -> SwingReport.csv(result);
        };
    }

    private String shares(VarianceResult result) {
        return switch (format) {
            case TEXT -> VarianceReport.text(result);
            case JSON -> VarianceReport.json(result);
            case CSV -> VarianceReport.csv(result);
        };
    }

    private String sampling() {
        return switch (sensitivity) {
            case null -> samples > 0 ? "latin-hypercube" : "grid";
            case ONE_AT_A_TIME -> "one-at-a-time";
            case VARIANCE -> "variance";
        };
    }

    private List<List<String>> planned(List<Variation> variations) {
        try {
            return switch (sensitivity) {
                case null -> samples > 0
                        ? Sampling.latinHypercube(variations, samples, seed)
                        : Sampling.grid(variations);
                case ONE_AT_A_TIME -> Sampling.oneAtATime(variations);
                case VARIANCE -> Sampling.saltelli(variations, samples > 0 ? samples : SAMPLES, seed);
            };
        } catch (IllegalArgumentException e) {
            throw wrong("--vary: " + e.getMessage());
        }
    }

    private List<Variation> variations() {
        List<Variation> variations = new ArrayList<>();
        for (String one : varied) {
            try {
                variations.add(Variation.parse(one));
            } catch (IllegalArgumentException e) {
                throw wrong("--vary: " + e.getMessage());
            }
        }
        if (variations.stream().map(Variation::path).distinct().count() < variations.size()) {
            throw wrong("--vary: expected each property once; give all its values in one, separated by commas");
        }
        return variations;
    }

    private void requireFitting(Sweep sweep) {
        try {
            sweep.requireFittingValues();
        } catch (PropertyException e) {
            throw wrong("--vary: " + e.getMessage());
        }
    }

    /// A value of the scenario would win, and the sweep would show that nothing matters.
    private void requireNotSetBy(OpenedFile opened, List<Variation> variations) {
        if (scenario != null) {
            var set = Objects.requireNonNull(opened.document().scenarios().get(scenario)).set().keySet();
            variations.stream().map(Variation::path).filter(set::contains).findFirst().ifPresent(path -> {
                throw wrong("--vary " + path + ": the scenario '" + scenario + "' sets it; leave the scenario out, or "
                        + "vary scenarios." + scenario + ".set[\"" + path + "\"]");
            });
        }
    }

    private IntPredicate part() {
        if (part == null) {
            return _ -> true;
        }
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > Integer.parseInt(matcher.group(2))) {
            throw wrong("--part: expected one of so many, such as 1/4, not '" + part + "'");
        }
        if (points == null) {
            throw wrong("--part: expected --points FILE with it, into which the part is written");
        }
        int which = Integer.parseInt(matcher.group(1)) - 1;
        int of = Integer.parseInt(matcher.group(2));
        return number -> number % of == which;
    }

    private Evaluation.Options options() {
        OptionValues.requireThreads(threads, this::wrong);
        OptionValues.requireReplications(replications, 1, OptionValues.MOST_REPLICATIONS, this::wrong);
        if (samples < 0 || samples > Sampling.MOST_POINTS) {
            throw wrong("--samples: expected a whole number from 1 to " + Sampling.MOST_POINTS + ", not " + samples);
        }
        if (sensitivity == Kind.ONE_AT_A_TIME && samples > 0) {
            throw wrong("--samples: one at a time takes the first and the last value of each property only");
        }
        if (sensitivity == Kind.VARIANCE && samples > 0 && samples < Sensitivity.LEAST_SAMPLES) {
            throw wrong("--samples: expected at least " + Sensitivity.LEAST_SAMPLES + " for shares of a variance, not "
                    + samples);
        }
        OptionValues.requireLongEnough(duration, this::wrong);
        return new Evaluation.Options(estimate ? Evaluation.Method.ESTIMATE : Evaluation.Method.SIMULATION, scenario,
                seed, replications, duration, warmUp.given(), detail);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
