package dev.archipelago.app.cli;

import dev.archipelago.app.report.SweepPage;
import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.simulator.experiment.Sampling;
import dev.archipelago.simulator.experiment.Sensitivity;
import dev.archipelago.simulator.job.JobException;
import dev.archipelago.simulator.job.JobFiles;
import dev.archipelago.simulator.job.PlannedSweep;
import dev.archipelago.simulator.job.SweepJob;
import dev.archipelago.simulator.job.SweepJobFile;
import dev.archipelago.simulator.report.SweepReport;
import dev.archipelago.simulator.report.SwingReport;
import dev.archipelago.simulator.report.VarianceReport;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import dev.archipelago.simulator.result.SwingResult;
import dev.archipelago.simulator.result.VarianceResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
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
    private static final String KEEPING = "--points";
    private static final String DESIGN = "architecture.json";
    private static final List<String> PRINTED = List.of("--output", "--format", "--report-html");

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The architecture; none with --job, which names it.")
    private @Nullable Path file;

    @Mixin
    private SweepOptions swept = new SweepOptions();

    @Mixin
    private JobParts parts = new JobParts();

    @Option(names = "--threads", paramLabel = "N", description = "Points at a time (all processors); the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--points", paramLabel = "FILE.jsonl", description = "Keep finished points in this file, and go on from those that it has.")
    private @Nullable Path points;

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
        IntPredicate ofPart = parts.numbers(points, KEEPING);
        Path job = parts.job();
        SweepJobFile given = job == null ? null : JobOpening.sweep(job, this::wrong);
        parts.require(file, SweepOptions.NAMES, PRINTED, KEEPING);
        try {
            SweepJob asked = given == null ? swept.job(this::wrong) : given.job();
            asked.variations();
            new Destination(console, output).requireApart(file, job);
            new Destination(console, points).requireApart(file, job);
            new Destination(console, page).requireApart(file, job);
            OpenedFile read = Opening.of(console).understood(JobOpening.design(file, job, given));
            OpenedFile opened = read.withDocument(asked.set(read.document()));
            require(opened, asked.options().scenario());
            PlannedSweep planned = asked.of(opened.document(), JobFiles.folderOf(opened.path()));
            if (parts.written() != null) {
                JobOpening.write(console, parts.written(), new SweepJobFile(DESIGN, asked), read,
                        "a sweep of " + planned.points() + " points");
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

    private void require(OpenedFile opened, @Nullable String scenario) {
        Opening.requireScenario(opened, scenario, this::wrong);
        Opening.of(console).requireReasonableSize(opened, "swept");
        Opening.of(console).requireNoErrors(opened, "swept");
        Opening.requireWorkload(opened);
    }

    private void compute(PlannedSweep planned, IntPredicate ofPart) {
        KeptParts<Point> kept = new KeptParts<>(planned, points, parts.files(points));
        SortedMap<Integer, Point> finished = kept.finished();
        IntPredicate wanted = number -> ofPart.test(number) && !finished.containsKey(number);
        kept.during((adding, cancel) -> {
            try (ProgressLine progress = new ProgressLine(console, System::nanoTime)) {
                planned.sweep().run(wanted, threads, adding::add,
                        share -> progress.show(String.format(Locale.ROOT, "sweeping %3.0f %%", 100 * share)), cancel);
            }
        });
        if (!parts.isPart()) {
            print(planned, planned.result(finished.values()));
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

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
