package dev.archipelago.app.cli;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.merge.Difference;
import dev.archipelago.model.merge.DocumentComparison;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says in what two architectures differ.
@Command(name = "diff", description = "Say in what two architectures differ: what was added, removed and changed, wherever it stands in the files.", footer = {
    "", "Example: archipelago diff before.archipelago.json shop.archipelago.json --format markdown"})
final class DiffCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The older architecture.")
    private @Nullable Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "The newer one.")
    private @Nullable Path after;

    @Option(names = "--format", paramLabel = "text|json|markdown", description = "For people, for programs, or for the description of a change (text).")
    private Format format = Format.TEXT;

    @Option(names = "--exit-code", description = "End with status 1 when there are differences.")
    private boolean exitCode;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    DiffCommand(Console console) {
        this.console = console;
    }

    /// How the differences are printed.
    enum Format {
        TEXT, JSON, MARKDOWN
    }

    @Override
    public Integer call() {
        new Destination(console, output).requireApart(before, after);
        Document older = Opening.of(console).understood(Objects.requireNonNull(before)).document();
        Document newer = Opening.of(console).understood(Objects.requireNonNull(after)).document();
        List<Difference> differences = DocumentComparison.between(older, newer);
        DifferenceReport report = new DifferenceReport(String.valueOf(before), String.valueOf(after), differences);
        new Destination(console, output).print(switch (format) {
            case TEXT -> report.text();
            case JSON -> report.json();
            case MARKDOWN -> report.markdown();
        });
        return (exitCode && !differences.isEmpty() ? ExitCode.NO : ExitCode.FINE).status();
    }
}
