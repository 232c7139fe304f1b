package dev.archipelago.app.cli;

import dev.archipelago.app.report.SweepPage;
import dev.archipelago.app.workbench.JobFolder;
import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.simulator.experiment.Sampling;
import dev.archipelago.simulator.experiment.Sensitivity;
import dev.archipelago.simulator.job.JobException;
import dev.archipelago.simulator.job.JobFiles;
import dev.archipelago.simulator.job.PlannedSweep;
import dev.archipelago.simulator.job.PointFile;
import dev.archipelago.simulator.job.SweepJob;
import dev.archipelago.simulator.job.SweepJobFile;
import dev.archipelago.simulator.report.SweepReport;
import dev.archipelago.simulator.report.SwingReport;
import dev.archipelago.simulator.report.VarianceReport;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import dev.archipelago.simulator.result.SwingResult;
import dev.archipelago.simulator.result.VarianceResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    "With --write-job FILE the sweep is written down for other machines, which compute it with --job FILE.",
    "Example: archipelago sweep shop.archipelago.json --vary 'components.orders.replicas=1 to 4' --vary 'workloads.shoppers.arrivals=poisson(100/s to 800/s times 2)' --format csv"})
final class SweepCommand implements Callable<Integer> {
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,5})/([1-9][0-9]{0,4})");
    private static final String LINES = ".jsonl";

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The architecture; none with --job, which names it.")
    private @Nullable Path file;

    @Mixin
    private SweepOptions swept = new SweepOptions();

    @Option(names = "--job", paramLabel = "FILE.json", description = "The sweep of this file instead of one of options.")
    private @Nullable Path job;

    @Option(names = "--write-job", paramLabel = "FILE.json", description = "Compute nothing: write the sweep to this file, with the architecture beside it.")
    private @Nullable Path writtenJob;

    @Option(names = "--threads", paramLabel = "N", description = "Points at a time (all processors); the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--points", paramLabel = "FILE.jsonl", description = "Keep finished points in this file, and go on from those that it has.")
    private @Nullable Path points;

    @Option(names = "--from", paramLabel = "FILE.jsonl|DIR", description = "Take finished points from this file, or the *.jsonl of this folder, too; may be repeated.")
    private List<Path> sources = List.of();

    @Option(names = "--part", paramLabel = "I/N", description = "Compute only the I-th of N parts, into --points.")
    private @Nullable String part;

    @Option(names = "--part-index", paramLabel = "I/N", description = "The same counted from 0, as the pods of an Indexed Job are.")
    private @Nullable String partIndex;

    @Option(names = "--format", paramLabel = "text|json|csv", description = "For people, programs or spreadsheets (text).")
    private SimulateCommand.Format format = SimulateCommand.Format.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write the result to this file instead.")
    private @Nullable Path output;

    @Option(names = "--report-html", paramLabel = "FILE.html", description = "Also write a page with plots: lines, heat maps, and bars of what matters most.")
    private @Nullable Path page;

    @Option(names = "--report-language", paramLabel = "en|zh", description = "In which language that page speaks (en).")
    private SimulateCommand.Language language = SimulateCommand.Language.EN;

    SweepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OptionValues.requireThreads(threads, this::wrong);
        IntPredicate ofPart = part();
        SweepJobFile given = job == null ? null : JobOpening.read(job, this::wrong);
        requireNothingTwice();
        requireNothingInVain();
        try {
            SweepJob asked = given == null ? swept.job(this::wrong) : given.job();
            asked.variations();
            new Destination(console, output).requireApart(file, job);
            new Destination(console, points).requireApart(file, job);
            new Destination(console, page).requireApart(file, job);
            OpenedFile read = Opening.of(console).understood(design(given));
            OpenedFile opened = read.withDocument(asked.set(read.document()));
            require(opened, asked.options().scenario());
            PlannedSweep planned = asked.of(opened.document(), JobFiles.folderOf(opened.path()));
            if (writtenJob != null) {
                write(asked, read, planned);
            } else {
                compute(planned, ofPart);
            }
        } catch (JobException e) {
            throw wrong(job == null
                    ? "--" + e.part() + ": " + e.getMessage()
                    : JobOpening.place(job, e));
        }
        return ExitCode.FINE.status();
    }

    private Path design(@Nullable SweepJobFile given) {
        return given == null
                ? Objects.requireNonNull(file)
                : Objects.requireNonNull(job).resolveSibling(given.architecture());
    }

    private void require(OpenedFile opened, @Nullable String scenario) {
        Opening.requireScenario(opened, scenario, this::wrong);
        Opening.of(console).requireReasonableSize(opened, "swept");
        Opening.of(console).requireNoErrors(opened, "swept");
        Opening.requireWorkload(opened);
    }

    /// What would be ignored is a mistake.
    private void requireNothingInVain() {
        if (writtenJob != null) {
            requireWithout("--write-job: nothing is computed", "--points", "--from", "--part", "--part-index",
                    "--output", "--format", "--report-html");
        } else if (part != null || partIndex != null) {
            requireWithout("nothing is printed of a part", "--output", "--format", "--report-html");
        }
    }

    private void requireWithout(String why, String... names) {
        Stream.of(names).filter(name -> Objects.requireNonNull(spec).commandLine().getParseResult()
                .hasMatchedOption(name)).findFirst().ifPresent(name -> {
                    throw wrong(why + "; leave " + name + " out");
                });
    }

    private void requireNothingTwice() {
        if (job == null) {
            if (file == null) {
                throw wrong("expected FILE, the architecture, or --job FILE");
            }
            return;
        }
        if (file != null) {
            throw wrong("--job: the job names the architecture; leave FILE out");
        }
        requireWithout("--job: the job says what is computed",
                Stream.concat(SweepOptions.NAMES.stream(), Stream.of("--write-job")).toArray(String[]::new));
    }

    private void write(SweepJob asked, OpenedFile read, PlannedSweep planned) {
        Path target = Objects.requireNonNull(writtenJob);
        Destination.writing(target, () -> {
            boolean copied = JobFolder.write(target, asked, read);
            console.err().println(target + ": a sweep of " + planned.points() + " points"
                    + (copied ? "; the architecture was copied beside it" : ""));
        });
    }

    private void compute(PlannedSweep planned, IntPredicate ofPart) {
        SortedMap<Integer, Point> finished = finished(planned);
        compute(planned, finished, number -> ofPart.test(number) && !finished.containsKey(number));
        if (part == null && partIndex == null) {
            print(planned, planned.result(finished.values()));
        }
    }

    private void compute(PlannedSweep planned, SortedMap<Integer, Point> finished, IntPredicate wanted) {
        try (Interruption interruption = Interruption.ofProcess();
                ProgressLine progress = new ProgressLine(console, System::nanoTime);
                Keeping keeping = new Keeping(points == null ? null : new PointFile(points, planned), finished)) {
            planned.sweep().run(wanted, threads, keeping::add,
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
        private final @Nullable PointFile file;
        private final SortedMap<Integer, Point> finished;

        Keeping(@Nullable PointFile file, SortedMap<Integer, Point> finished) {
            this.file = file;
            this.finished = finished;
            if (file != null) {
                guarded(() -> file.open(finished.values()));
            }
        }

        /// Called by one thread at a time.
        void add(Point point) {
            finished.put(point.number(), point);
            if (file != null) {
                guarded(() -> file.add(point));
            }
        }

        void complete() {
            if (file != null) {
                guarded(() -> file.write(finished.values()));
            }
        }

        @Override
        public void close() {
            if (file != null) {
                guarded(file::close);
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

    private SortedMap<Integer, Point> finished(PlannedSweep planned) {
        SortedMap<Integer, Point> finished = new TreeMap<>();
        for (Path one : files()) {
            try {
                finished.putAll(new PointFile(one, planned).finished());
            } catch (PointFile.OtherSweepException e) {
                throw new CommandFailure(ExitCode.USAGE, e.getMessage() + "; name another file, or delete this one");
            } catch (IOException e) {
                throw new CommandFailure(ExitCode.UNREADABLE, "cannot read " + one + ": " + Destination.reason(e));
            }
        }
        return finished;
    }

    /// Where finished points may be.
    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path source : sources) {
            if (!Files.exists(source)) {
                throw wrong("--from: " + source + " is not there");
            }
            files.addAll(Files.isDirectory(source) ? lines(source) : List.of(source));
        }
        if (points != null) {
            files.add(points);
        }
        return files;
    }

    private static List<Path> lines(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(one -> one.toString().endsWith(LINES)).sorted().toList();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNREADABLE, "cannot read " + folder + ": " + Destination.reason(e));
        }
    }

    private void print(PlannedSweep planned, SweepResult result) {
        Sampling.Kind sampling = planned.job().sampling();
        Output written = switch (sampling) {
            case GRID, LATIN_HYPERCUBE -> points(result, sampling == Sampling.Kind.GRID);
            case ONE_AT_A_TIME -> swings(Sensitivity.swings(result));
            case VARIANCE -> shares(Sensitivity.shares(result));
        };
        new Destination(console, output).print(written.text().get());
        if (page != null) {
            new Destination(console, page).print(written.page().get());
        }
    }

    /// What is written, made when it is asked for.
    private record Output(Supplier<String> text, Supplier<String> page) {}

    private Output points(SweepResult result, boolean isGrid) {
        return new Output(() -> switch (format) {
            case TEXT -> SweepReport.text(result);
            case JSON -> SweepReport.json(result);
            case CSV -> SweepReport.csv(result);
        }, () -> SweepPage.ofPoints(result, isGrid, RootCommand.version(), language.locale));
    }

    private Output swings(SwingResult result) {
        return new Output(() -> switch (format) {
            case TEXT -> SwingReport.text(result);
            case JSON -> SwingReport.json(result);
            case CSV -> SwingReport.csv(result);
        }, () -> SweepPage.ofSwings(result, RootCommand.version(), language.locale));
    }

    private Output shares(VarianceResult result) {
        return new Output(() -> switch (format) {
            case TEXT -> VarianceReport.text(result);
            case JSON -> VarianceReport.json(result);
            case CSV -> VarianceReport.csv(result);
        }, () -> SweepPage.ofShares(result, RootCommand.version(), language.locale));
    }

    private IntPredicate part() {
        if (part != null && partIndex != null) {
            throw wrong("--part and --part-index: expected one of them");
        }
        return part != null
                ? share("--part", part, 1)
                : partIndex != null ? share("--part-index", partIndex, 0) : _ -> true;
    }

    /// @param first what the first part is called
    private IntPredicate share(String option, String text, int first) {
        Matcher matcher = SHARE.matcher(text);
        int of = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        int which = matcher.matches() ? Integer.parseInt(matcher.group(1)) - first : 0;
        if (which < 0 || which >= of) {
            throw wrong(option + ": expected one of so many, such as " + first + "/4, not '" + text + "'");
        }
        if (points == null) {
            throw wrong(option + ": expected --points FILE with it, into which the part is written");
        }
        return number -> number % of == which;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
