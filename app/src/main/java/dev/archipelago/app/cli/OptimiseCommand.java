package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.app.workbench.OutputFile;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.OptimisationRuns;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.Variation;
import dev.archipelago.simulator.job.JobFiles;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.optimisation.Memory;
import dev.archipelago.simulator.optimisation.NothingToVaryException;
import dev.archipelago.simulator.optimisation.Optimiser;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.ObservationLines.OfConfiguration;
import dev.archipelago.simulator.report.OptimisationJson;
import dev.archipelago.simulator.report.OptimisationReport;
import dev.archipelago.simulator.result.OptimisationResult;
import dev.archipelago.simulator.result.OptimisationResult.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Finds the cheapest configuration of an architecture that meets its objectives.
@Command(name = "optimise", aliases = "optimize", description = "The cheapest configuration that meets the objectives: replicas, sizes, autoscaling, pools, time-outs and retries, with a probability of being right, reasons, and the changes to apply.", footer = {
    "",
    "Formulas look through the configurations, simulations under the same random numbers decide between the best of them.",
    "With --points FILE the same command goes on where it was stopped or killed, and finds the same.",
    "Ends with status 1 when no configuration was found that meets the objectives.",
    "Example: archipelago optimise shop.archipelago.json --scenario rush --apply cheaper.archipelago.json"})
final class OptimiseCommand implements Callable<Integer> {
    private static final int REPLICATIONS = 10;
    private static final int LEAST_REPLICATIONS = 5;
    private static final int MOST_REPLICATIONS = 1000;
    private static final int BUDGET = 1000;
    private static final int LEAST_BUDGET = 50;
    private static final int MOST_BUDGET = 1_000_000;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Option(names = "--scenario", paramLabel = "NAME", description = "A scenario of the file in which the objectives must hold; may be repeated (none: the design as it is).")
    private List<String> scenarios = List.of();

    @Option(names = "--as-it-is", description = "They must hold without any scenario too.")
    private boolean asItIs;

    @Option(names = "--vary", paramLabel = "PATH=VALUES", description = "Vary only this property over these values, as with sweep; may be repeated (replicas, sizes, autoscaling, pools, time-outs and retries, around what the file says).")
    private List<String> varied = List.of();

    @Option(names = "--keep", paramLabel = "PATH", description = "Leave alone what begins so, such as components.orders; may be repeated.")
    private List<String> kept = List.of();

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Another value to begin with; may be repeated.")
    private List<String> changes = List.of();

    @Option(names = "--confidence", paramLabel = "P", description = "Least probability of the choice among the simulated configurations being right (95%%).")
    private String confidence = "95%";

    @Option(names = "--headroom", paramLabel = "P", description = "How much more CPU a replica asks for than it uses on average, at least (15%%).")
    private String headroom = "15%";

    @Option(names = "--availability", paramLabel = "SHARE", description = "Static availability of every workload, at least (what objectives of success ask for, as far as the design has it).")
    private @Nullable String availability;

    @Option(names = "--budget", paramLabel = "N", description = "Runs at the most, those of the confirmation not counted (1000).")
    private int budget = BUDGET;

    @Option(names = "--seed", paramLabel = "N", description = "Names all random numbers; they are the same for all configurations (1).")
    private long seed = 1;

    @Option(names = "--replications", paramLabel = "N", description = "Runs of each simulated configuration at first, at least five (10); more where they do not tell enough.")
    private int replications = REPLICATIONS;

    @Option(names = "--duration", paramLabel = "D", description = "Measured time of each run (that of the scenario, else 60s).")
    private @Nullable TimeSpan duration;

    @Option(names = "--warm-up", paramLabel = "D|auto", description = "Time before the measurement (that of the scenario, else auto: found by MSER-5 for each configuration).")
    private OptionValues.TimeOrAuto warmUp = OptionValues.TimeOrAuto.AUTO;

    @Option(names = "--threads", paramLabel = "N", description = "Runs at a time (all processors); the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--points", paramLabel = "FILE.jsonl", description = "Keep finished runs in this file, and go on from those that it has.")
    private @Nullable Path points;

    @Option(names = "--apply", paramLabel = "FILE", description = "Write the architecture with the changes to this file.")
    private @Nullable Path apply;

    @Option(names = "--format", paramLabel = "text|json|csv|markdown", description = "For people, programs, spreadsheets (the simulated configurations) or the description of a change (text).")
    private Format format = Format.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write the report to this file instead.")
    private @Nullable Path output;

    /// For whom the report is.
    enum Format {
        TEXT, JSON, CSV, MARKDOWN
    }

    OptimiseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optimiser.Options options = options();
        new Destination(console, output).requireApart(file);
        new Destination(console, apply).requireNoFolder();
        new Destination(console, points).requireApart(file, apply, output);
        OpenedFile opened = GivenValues.applied(Opening.of(console).understood(Objects.requireNonNull(file)), changes,
                this::wrong);
        for (String scenario : scenarios) {
            Opening.requireScenario(opened, scenario, this::wrong);
        }
        requireFitting(opened.document(), options.varied());
        requireKept(opened.document());
        Opening.of(console).requireReasonableSize(opened, "optimised");
        Opening.of(console).requireNoErrors(opened, "optimised");
        Opening.requireWorkload(opened);
        if (opened.document().objectives().isEmpty()) {
            throw new CommandFailure(ExitCode.NO, opened.path() + " has no objective that a cheaper configuration "
                    + "would have to meet; add one under \"objectives\", such as \"shoppers p99 < 400ms\"");
        }
        return searched(opened, options).status();
    }

    private ExitCode searched(OpenedFile opened, Optimiser.Options options) {
        if (points == null) {
            return searched(opened, options, Memory.NONE);
        }
        KeptParts<OfConfiguration> kept = new KeptParts<>(
                OptimisationRuns.of(opened.document(), options, JobFiles.folderOf(opened.path())), points,
                List.of(points));
        AtomicReference<ExitCode> code = new AtomicReference<>(ExitCode.NO);
        kept.during((keeping, _) -> code.set(searched(opened, options, new KeptRuns(kept.finished(), keeping))));
        return code.get();
    }

    /// What was kept, found by what it is a run of.
    private record KeptRuns(SortedMap<Integer, OfConfiguration> finished,
            KeptParts.Kept<OfConfiguration> keeping) implements Memory {
        @Override
        public Optional<Observation> of(Run run) {
            return Optional.ofNullable(finished.get(run.number()))
                    .filter(kept -> kept.configuration().equals(run.configuration())
                            && kept.replication() == run.replication())
                    .map(OfConfiguration::observation);
        }

        @Override
        public void keep(Run run, Observation observation) {
            keeping.add(new OfConfiguration(run.number(), run.configuration(), run.replication(), observation));
        }
    }

    /// Prints while the interruption is still held up, so that what was found so far is not lost.
    private ExitCode searched(OpenedFile opened, Optimiser.Options options, Memory memory) {
        try (Interruption interruption = Interruption.ofProcess()) {
            OptimisationResult result;
            try (ProgressLine progress = new ProgressLine(console, System::nanoTime)) {
                progress.show("optimising");
                result = Optimiser.run(opened.document(), options, new Optimiser.Running(threads,
                        share -> progress.show(
                                String.format(Locale.ROOT, "optimising, %3.0f %% of the runs used", 100 * share)),
                        interruption, memory));
            }
            deliver(opened, result);
            return result.status() == Status.NONE ? ExitCode.NO : ExitCode.FINE;
        } catch (CancellationException e) {
            throw new CommandFailure(ExitCode.NO, points == null
                    ? "cancelled before anything was found; nothing was written"
                    : "cancelled before anything was found; the same command goes on from " + points);
        } catch (StackOverflowError _) {
            throw new CommandFailure(ExitCode.NO, file + " cannot be simulated: its calls are nested too deep");
        } catch (PropertyException e) {
            throw new CommandFailure(ExitCode.NO, String.valueOf(e.getMessage()));
        } catch (NothingToVaryException e) {
            throw wrong(e.message());
        }
    }

    private void deliver(OpenedFile opened, OptimisationResult result) {
        new Destination(console, output).print(switch (format) {
            case TEXT -> OptimisationReport.text(result);
            case JSON -> OptimisationJson.of(result);
            case CSV -> OptimisationReport.csv(result);
            case MARKDOWN -> OptimisationReport.markdown(result);
        });
        Path target = apply;
        if (target != null && result.status() != Status.NONE) {
            Document changed = Optimiser.applied(opened.document(), result);
            Destination.writing(target, () -> OutputFile.write(target, DocumentWriter.write(changed)));
        } else if (target != null) {
            console.complain(target + " was not written, as there is nothing to apply");
        }
    }

    private void requireFitting(Document document, List<Variation> variations) {
        for (Variation variation : variations) {
            for (String scenario : scenarios) {
                if (Objects.requireNonNull(document.scenarios().get(scenario)).set()
                        .containsKey(variation.path())) {
                    throw wrong("--vary " + variation.path() + ": the scenario '" + scenario + "' sets it");
                }
            }
            try {
                variation.current(document);
                variation.grid().forEach(value -> variation.applied(document, value));
            } catch (PropertyException | NotationException e) {
                throw wrong("--vary: " + e.getMessage());
            }
        }
    }

    private void requireKept(Document document) {
        for (String path : kept) {
            try {
                PropertyPath.parse(path).read(document);
            } catch (PropertyException e) {
                throw wrong("--keep: " + e.getMessage());
            }
        }
    }

    private Optimiser.Options options() {
        OptionValues.requireThreads(threads, this::wrong);
        OptionValues.requireReplications(replications, LEAST_REPLICATIONS, MOST_REPLICATIONS, this::wrong);
        OptionValues.requireLongEnough(duration, this::wrong);
        if (budget < LEAST_BUDGET || budget > MOST_BUDGET) {
            throw wrong("--budget: expected a whole number from " + LEAST_BUDGET + " to " + MOST_BUDGET + ", not "
                    + budget);
        }
        List<String> situations = new ArrayList<>(new LinkedHashSet<>(scenarios));
        if (asItIs || situations.isEmpty()) {
            situations.addFirst("");
        }
        return new Optimiser.Options(
                new Evaluation.Options(Evaluation.Method.SIMULATION, null, seed, replications, duration,
                        warmUp.given(), Detail.STANDARD),
                situations, variations(), keptPaths(), within("--confidence", confidence, 0.5, 1), budget,
                share("--headroom", headroom),
                availability == null ? Double.NaN : within("--availability", availability, 0, 1));
    }

    private double within(String option, String text, double low, double high) {
        double value = share(option, text);
        if (value <= low || value >= high) {
            throw wrong(option + ": expected more than " + new Share(low) + " and less than " + new Share(high)
                    + ", not '" + text + "'");
        }
        return value;
    }

    private double share(String option, String text) {
        try {
            return Share.parse(text).value();
        } catch (NotationException e) {
            throw wrong(option + ": " + e.getMessage());
        }
    }

    private List<String> keptPaths() {
        try {
            return kept.stream().map(path -> PropertyPath.parse(path).toString()).toList();
        } catch (PropertyException e) {
            throw wrong("--keep: " + e.getMessage());
        }
    }

    private List<Variation> variations() {
        try {
            return Variation.parseAll(varied);
        } catch (IllegalArgumentException e) {
            throw wrong("--vary: " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
