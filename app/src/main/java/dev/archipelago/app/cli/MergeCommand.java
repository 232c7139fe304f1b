package dev.archipelago.app.cli;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.merge.Conflict;
import dev.archipelago.model.merge.ThreeWayMerge;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings the changes of two people together.
@Command(name = "merge", description = "Bring together what two sides changed in an architecture, part by part; what both changed in different ways stays as in OURS and is told.", footer = {
    "", "As a merge driver of git: driver = archipelago merge %%O %%A %%B --output %%A"})
final class MergeCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "BASE", description = "The architecture that both began with.")
    private @Nullable Path base;

    @Parameters(index = "1", paramLabel = "OURS", description = "What one side made of it.")
    private @Nullable Path ours;

    @Parameters(index = "2", paramLabel = "THEIRS", description = "What the other side made of it.")
    private @Nullable Path theirs;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    MergeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new Destination(console, output).requireNoFolder();
        ThreeWayMerge.Merged merged = ThreeWayMerge.of(read(base), read(ours), read(theirs));
        new Destination(console, output).print(DocumentWriter.write(merged.document()));
        for (Conflict conflict : merged.conflicts()) {
            console.err().println("conflict: " + conflict.path() + ": ours " + shown(conflict.ours()) + ", theirs "
                    + shown(conflict.theirs()) + ", before " + shown(conflict.base()));
        }
        return (merged.conflicts().isEmpty() ? ExitCode.FINE : ExitCode.NO).status();
    }

    private Document read(@Nullable Path path) {
        return Opening.of(console).understood(Objects.requireNonNull(path)).document();
    }

    private static String shown(@Nullable String value) {
        return value == null ? "nothing" : value;
    }
}
