package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.Examination;
import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.finding.Severity;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks an architecture and says what to do about what it finds.
@Command(name = "check", description = "Check an architecture: findings with places and advice.", footer = {"",
    "Example: archipelago check shop.archipelago.json --fail-on warning"})
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Option(names = "--format", paramLabel = "text|json", description = "For people or for programs (text).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--fail-on", paramLabel = "error|warning|advice", description = "Exit with status 1 from this severity on (error).")
    private Severity failOn = Severity.ERROR;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new Destination(console, output).requireApart(file);
        OpenedFile opened = Opening.of(console).understood(Objects.requireNonNull(file), this::print);
        FindingsReport report = new FindingsReport(opened.path().toString(), Examination.of(opened));
        print(report);
        return (report.hasAtLeast(failOn) ? ExitCode.NO : ExitCode.FINE).status();
    }

    private void print(FindingsReport report) {
        new Destination(console, output).print(format == ReportFormat.JSON ? report.json() : report.text());
    }
}
