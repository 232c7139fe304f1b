package dev.archipelago.app.cli;

import dev.archipelago.app.report.HtmlReport;
import dev.archipelago.app.workbench.Examination;
import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Severity;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.analysis.TellingTraces;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.CsvReport;
import dev.archipelago.simulator.report.JaegerReport;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.report.TextReport;
import dev.archipelago.simulator.report.TraceReport;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Simulates an architecture and prints what came of it.
@Command(name = "simulate", description = "Simulate an architecture under its workloads: latencies, throughput, utilization, with 95 %% confidence intervals.", footer = {
    "", "Ends with status 1 when an objective was missed.",
    "Example: archipelago simulate shop.archipelago.json --set components.orders.replicas=4"})
final class SimulateCommand implements Callable<Integer> {
    private static final String AUTO = "auto";
    private static final int TRACES = 2000;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

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

    @Option(names = "--threads", paramLabel = "N", description = "Replications at a time (all processors); the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--detail", paramLabel = "fluid|standard|detailed", description = "How closely requests are followed: only their rates, for days of load; one by one with CPU limits averaged over time; or with quotas of 100 ms periods (standard).")
    private Detail detail = Detail.STANDARD;

    @Option(names = "--format", paramLabel = "text|json|csv", description = "For people, programs or spreadsheets (text).")
    private Format format = Format.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write the result to this file instead.")
    private @Nullable Path output;

    @Option(names = "--timeline", paramLabel = "FILE.csv", description = "Also write how it went over time.")
    private @Nullable Path timeline;

    @Option(names = "--resolution", paramLabel = "D", description = "Length of an interval of the time line, such as 1s (a hundredth of the duration, or 500ms where something happens during the run).")
    private @Nullable TimeSpan resolution;

    @Option(names = "--traces", paramLabel = "FILE.json", description = "Also write up to 2000 requests of the first replication as traces.")
    private @Nullable Path traces;

    @Option(names = "--traces-format", paramLabel = "otlp|jaeger", description = "The JSON of OpenTelemetry (OTLP) or that of Jaeger (otlp).")
    private TraceFormat traceFormat = TraceFormat.OTLP;

    @Option(names = "--traces-pick", paramLabel = "N", description = "Of each workload only N slowest, N failed and N typical ones (all).")
    private @Nullable Integer picked;

    @Option(names = "--report-html", paramLabel = "FILE.html", description = "Also write a page for people who do not have this program: verdicts, the drawing over time, charts, where the time goes.")
    private @Nullable Path page;

    @Option(names = "--report-language", paramLabel = "en|zh", description = "In which language that page speaks (en).")
    private Language language = Language.EN;

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
        SimulationOptions options = options();
        requireFiles();
        OpenedFile opened = GivenValues.applied(Opening.of(console).understood(Objects.requireNonNull(file)), changes,
                this::wrong);
        Opening.requireScenario(opened, scenario, this::wrong);
        requireResolution(opened.document(), options);
        Opening.of(console).requireReasonableSize(opened, "simulated");
        Opening.of(console).requireNoErrors(opened, "simulated");
        Opening.requireWorkload(opened);
        SimulationResult result = simulate(opened.document(), options);
        if (format != Format.TEXT) {
            remark(Examination.placed(opened, result.findings()));
        }
        new Destination(console, output).print(switch (format) {
            case TEXT -> TextReport.of(result);
            case JSON -> JsonReport.of(result);
            case CSV -> CsvReport.of(result);
        });
        if (timeline != null) {
            new Destination(console, timeline).print(CsvReport.timeline(result.timeline()));
        }
        if (traces != null) {
            List<RequestTrace> chosen = picked == null
                    ? result.traces()
                    : TellingTraces.of(result.traces(), picked);
            new Destination(console, traces).print(switch (traceFormat) {
                case OTLP -> TraceReport.of(chosen, result.seed());
                case JAEGER -> JaegerReport.of(chosen, result.seed());
            });
        }
        if (page != null) {
            new Destination(console, page).print(HtmlReport.of(opened.document(), result,
                    Examination.placed(opened, result.findings()), RootCommand.version(), language.locale));
        }
        boolean missed = result.objectives().values().stream().anyMatch(o -> o.verdict() == Verdict.MISSED);
        return (missed ? ExitCode.NO : ExitCode.FINE).status();
    }

    private SimulationResult simulate(Document document, SimulationOptions options) {
        try (ProgressLine progress = new ProgressLine(console, System::nanoTime)) {
            return Simulation.run(document, options,
                    share -> progress.show(String.format(Locale.ROOT, "simulating %3.0f %%", 100 * share)),
                    CancelSignal.NEVER);
        } catch (StackOverflowError _) {
            throw new CommandFailure(ExitCode.NO, file + " cannot be simulated: its calls are nested too deep");
        } catch (PropertyException e) {
            throw new CommandFailure(ExitCode.NO, "scenario '" + scenario + "': " + e.getMessage());
        }
    }

    private SimulationOptions options() {
        OptionValues.requireThreads(threads, this::wrong);
        if (detail == Detail.FLUID && traces != null) {
            throw wrong("--traces: the fluid level follows no single requests; leave it out, or --detail fluid");
        }
        if (detail == Detail.FLUID && precision != null) {
            throw wrong("--precision: the fluid level tells no percentiles; leave it out, or --detail fluid");
        }
        if (picked != null && picked < 1) {
            throw wrong("--traces-pick: expected at least 1, not " + picked);
        }
        OptionValues.requireLongEnough(duration, this::wrong);
        return new SimulationOptions(scenario, seed, runs(), duration,
                warmUp.given(), threads, detail, precision(),
                resolution, traces == null && page == null && format != Format.TEXT ? 0 : TRACES);
    }

    private double precision() {
        if (precision == null) {
            return 0;
        }
        try {
            double relative = Share.parse(precision).value();
            if (relative <= 0 || relative >= 1) {
                throw wrong("--precision: expected more than 0% and less than 100%, not '" + precision + "'");
            }
            if (runs() < 2) {
                throw wrong("--precision: expected at least 2 replications with it, not " + replications);
            }
            return relative;
        } catch (NotationException e) {
            throw wrong("--precision: " + e.getMessage());
        }
    }

    private int runs() {
        if (replications.equals(AUTO)) {
            return SimulationOptions.REPLICATIONS;
        }
        if (!replications.matches("[1-9][0-9]{0,3}|10000")) {
            throw wrong("--replications: expected a whole number from 1 to 10000, or auto, not '" + replications + "'");
        }
        return Integer.parseInt(replications);
    }

    private void requireResolution(Document document, SimulationOptions options) {
        if (options.resolution() != null) {
            TimeSpan shortest = Simulation.shortestResolution(document, options);
            if (options.resolution().nanos() < shortest.nanos()) {
                throw wrong("--resolution: expected at least " + shortest + " in a run so long, not "
                        + options.resolution());
            }
        }
    }

    /// Says on the error output what the simulation left out, where the data do not.
    private void remark(List<Finding> findings) {
        FindingsReport report = new FindingsReport(String.valueOf(file), findings).atLeast(Severity.WARNING);
        if (report.hasAtLeast(Severity.WARNING)) {
            console.err().print(report.text());
        }
    }

    /// Before the run and not after it: a long one would be lost.
    private void requireFiles() {
        new Destination(console, output).requireApart(file);
        new Destination(console, timeline).requireApart(file);
        new Destination(console, traces).requireApart(file);
        new Destination(console, page).requireApart(file);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
