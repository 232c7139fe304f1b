package dev.archipelago.app.cli;

import dev.archipelago.app.report.HtmlReport;
import dev.archipelago.app.workbench.Examination;
import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Severity;
import dev.archipelago.simulator.analysis.TellingTraces;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.CsvReport;
import dev.archipelago.simulator.report.JaegerReport;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.report.TextReport;
import dev.archipelago.simulator.report.TraceReport;
import dev.archipelago.simulator.result.SimulationResult;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// What is written of the result of a simulation, and where.
final class SimulateOutput {

    @Option(names = "--format", paramLabel = "text|json|csv", description = "For people, programs or spreadsheets (text).")
    private SimulateCommand.Format format = SimulateCommand.Format.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write the result to this file instead.")
    private @Nullable Path output;

    @Option(names = "--timeline", paramLabel = "FILE.csv", description = "Also write how it went over time.")
    private @Nullable Path timeline;

    @Option(names = "--traces", paramLabel = "FILE.json", description = "Also write up to 2000 requests of the first replication as traces.")
    private @Nullable Path traces;

    @Option(names = "--traces-format", paramLabel = "otlp|jaeger", description = "The JSON of OpenTelemetry (OTLP) or that of Jaeger (otlp).")
    private SimulateCommand.TraceFormat traceFormat = SimulateCommand.TraceFormat.OTLP;

    @Option(names = "--traces-pick", paramLabel = "N", description = "Of each workload only N slowest, N failed and N typical ones (all).")
    private @Nullable Integer picked;

    @Option(names = "--report-html", paramLabel = "FILE.html", description = "Also write a page for people who do not have this program: verdicts, the drawing over time, charts, where the time goes.")
    private @Nullable Path page;

    @Option(names = "--report-language", paramLabel = "en|zh", description = "In which language that page speaks (en).")
    private SimulateCommand.Language language = SimulateCommand.Language.EN;

    /// The names of all of them.
    static final List<String> NAMES = List.of("--format", "--output", "--timeline", "--traces", "--traces-format",
            "--traces-pick", "--report-html", "--report-language");

    /// Before the run and not after it: a long one would be lost.
    ///
    /// @param wrong makes the failure of a wrong argument
    /// @param read files that would be lost
    void require(Console console, Detail detail, Function<String, ParameterException> wrong, @Nullable Path... read) {
        if (detail == Detail.FLUID && traces != null) {
            throw wrong.apply("--traces: the fluid level follows no single requests; leave it out, or --detail fluid");
        }
        if (picked != null && picked < 1) {
            throw wrong.apply("--traces-pick: expected at least 1, not " + picked);
        }
        new Destination(console, output).requireApart(read);
        new Destination(console, timeline).requireApart(read);
        new Destination(console, traces).requireApart(read);
        new Destination(console, page).requireApart(read);
    }

    /// Whether it needs requests that were followed.
    boolean isTraced() {
        return traces != null || page != null || format == SimulateCommand.Format.TEXT;
    }

    void deliver(Console console, OpenedFile opened, SimulationResult result) {
        if (format != SimulateCommand.Format.TEXT) {
            remark(console, opened, Examination.placed(opened, result.findings()));
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
            new Destination(console, traces).print(traced(result));
        }
        if (page != null) {
            new Destination(console, page).print(HtmlReport.of(opened.document(), result,
                    Examination.placed(opened, result.findings()), RootCommand.version(), language.locale));
        }
    }

    private String traced(SimulationResult result) {
        List<RequestTrace> chosen = picked == null ? result.traces() : TellingTraces.of(result.traces(), picked);
        return switch (traceFormat) {
            case OTLP -> TraceReport.of(chosen, result.seed());
            case JAEGER -> JaegerReport.of(chosen, result.seed());
        };
    }

    /// Says on the error output what the simulation left out, where the data do not.
    private static void remark(Console console, OpenedFile opened, List<Finding> findings) {
        FindingsReport report = new FindingsReport(opened.path().toString(), findings).atLeast(Severity.WARNING);
        if (report.hasAtLeast(Severity.WARNING)) {
            console.err().print(report.text());
        }
    }
}
