package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.simulator.PlannedReplications;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.job.JobException;
import dev.archipelago.simulator.job.JobFiles;
import dev.archipelago.simulator.job.SimulationJob;
import dev.archipelago.simulator.job.SimulationJobFile;
import dev.archipelago.simulator.report.ObservationLines.Numbered;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.Verdict;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
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

/// Simulates an architecture and prints what came of it.
@Command(name = "simulate", description = "Simulate an architecture under its workloads: latencies, throughput, utilization, with 95 %% confidence intervals.", footer = {
    "", "Ends with status 1 when an objective was missed.",
    "With --observations FILE the same command goes on where it was stopped, and parts computed elsewhere are put together.",
    "With --write-job FILE the simulation is written down for other machines, which compute it with --job FILE.",
    "Example: archipelago simulate shop.archipelago.json --set components.orders.replicas=4"})
final class SimulateCommand implements Callable<Integer> {
    private static final String KEEPING = "--observations";
    private static final String DESIGN = "architecture.json";

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The architecture; none with --job, which names it.")
    private @Nullable Path file;

    @Mixin
    private SimulateOptions asked = new SimulateOptions();

    @Option(names = "--threads", paramLabel = "N", description = "Replications at a time (all processors); the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--observations", paramLabel = "FILE.jsonl", description = "Keep finished replications in this file, and go on from those that it has.")
    private @Nullable Path observations;

    @Mixin
    private JobParts parts = new JobParts();

    @Mixin
    private SimulateOutput written = new SimulateOutput();

    SimulateCommand(Console console) {
        this.console = console;
    }

    /// How the result is printed.
    enum Format {
        TEXT, JSON, CSV
    }

    /// How traces are written.
    enum TraceFormat {
        OTLP, JAEGER
    }

    /// A language that pages speak.
    enum Language {
        EN(Locale.ENGLISH), ZH(Locale.SIMPLIFIED_CHINESE);

        final Locale locale;

        Language(Locale locale) {
            this.locale = locale;
        }
    }

    @Override
    public Integer call() {
        OptionValues.requireThreads(threads, this::wrong);
        IntPredicate ofPart = parts.numbers(observations, KEEPING);
        Path job = parts.job();
        SimulationJobFile given = job == null ? null : JobOpening.simulation(job, this::wrong);
        parts.require(file, SimulateOptions.NAMES, SimulateOutput.NAMES, KEEPING);
        requireNoPrecision();
        SimulationJob simulated = given == null ? asked.job(this::wrong) : given.job();
        written.require(console, simulated.detail(), this::wrong, file, job, observations);
        new Destination(console, observations).requireApart(file, job);
        try {
            OpenedFile read = Opening.of(console).understood(JobOpening.design(file, job, given));
            OpenedFile opened = given == null
                    ? GivenValues.applied(read, asked.changes(), this::wrong)
                    : read.withDocument(given.set(read.document()));
            require(opened, simulated);
            if (parts.written() != null) {
                JobOpening.write(console, parts.written(), new SimulationJobFile(DESIGN, simulated), read,
                        "a simulation of " + simulated.replications() + " replications");
                return ExitCode.FINE.status();
            }
            return isJob() ? inParts(opened, simulated, ofPart) : delivered(opened, simulate(opened.document()));
        } catch (JobException e) {
            throw wrong(job == null
                    ? (e.part().isEmpty() ? "" : "--" + e.part() + ": ") + e.getMessage()
                    : JobOpening.place(job, e));
        }
    }

    private boolean isJob() {
        return observations != null || parts.isAskedFor();
    }

    private void requireNoPrecision() {
        if (isJob() && asked.isSequential()) {
            throw wrong("--precision: how many replications it takes depends on all of them, and parts of a job do not "
                    + "know of one another; expected --replications N instead");
        }
    }

    private void require(OpenedFile opened, SimulationJob simulated) {
        Opening.requireScenario(opened, simulated.scenario(), this::wrong);
        requireResolution(opened.document(), simulated);
        Opening.of(console).requireReasonableSize(opened, "simulated");
        Opening.of(console).requireNoErrors(opened, "simulated");
        Opening.requireWorkload(opened);
    }

    private int delivered(OpenedFile opened, SimulationResult result) {
        written.deliver(console, opened, result);
        boolean missed = result.objectives().values().stream().anyMatch(o -> o.verdict() == Verdict.MISSED);
        return (missed ? ExitCode.NO : ExitCode.FINE).status();
    }

    private SimulationResult simulate(Document document) {
        SimulationOptions options = asked.options(threads, written.isTraced() ? PlannedReplications.TRACES : 0,
                this::wrong);
        return explained(asked.scenario(), () -> {
            try (ProgressLine progress = new ProgressLine(console, System::nanoTime)) {
                return Simulation.run(document, options, share -> show(progress, share), CancelSignal.NEVER);
            }
        });
    }

    /// Computes what is asked for and not there yet; all of it, and not only a part, is delivered.
    private int inParts(OpenedFile opened, SimulationJob simulated, IntPredicate ofPart) {
        long began = System.nanoTime();
        PlannedReplications planned = explained(simulated.scenario(), () -> PlannedReplications.of(simulated,
                opened.document(), JobFiles.folderOf(opened.path()), CancelSignal.NEVER));
        KeptParts<Numbered> kept = new KeptParts<>(planned, observations, parts.files(observations));
        SortedMap<Integer, Numbered> finished = kept.finished();
        Set<Integer> before = Set.copyOf(finished.keySet());
        explained(simulated.scenario(), () -> {
            kept.during((adding, cancel) -> {
                try (ProgressLine progress = new ProgressLine(console, System::nanoTime)) {
                    planned.run(number -> ofPart.test(number) && !before.contains(number), threads, adding::add,
                            share -> show(progress, share), cancel);
                }
            });
            return finished;
        });
        return parts.isPart()
                ? ExitCode.FINE.status()
                : delivered(opened, planned.result(finished, written.isTraced(), began,
                        CancelSignal.NEVER));
    }

    private static void show(ProgressLine progress, double share) {
        progress.show(String.format(Locale.ROOT, "simulating %3.0f %%", 100 * share));
    }

    private <T> T explained(@Nullable String scenario, Supplier<T> work) {
        try {
            return work.get();
        } catch (StackOverflowError _) {
            throw new CommandFailure(ExitCode.NO,
                    (file == null ? parts.job() : file) + " cannot be simulated: its calls are nested too deep");
        } catch (PropertyException e) {
            throw new CommandFailure(ExitCode.NO, "scenario '" + scenario + "': " + e.getMessage());
        }
    }

    private void requireResolution(Document document, SimulationJob simulated) {
        TimeSpan resolution = simulated.resolution();
        if (resolution != null) {
            TimeSpan shortest = Simulation.shortestResolution(document, PlannedReplications.options(simulated, 1));
            if (resolution.nanos() < shortest.nanos()) {
                throw wrong("--resolution: expected at least " + shortest + " in a run so long, not " + resolution);
            }
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
