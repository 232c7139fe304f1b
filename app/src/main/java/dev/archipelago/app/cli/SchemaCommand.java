package dev.archipelago.app.cli;

import dev.archipelago.model.file.SchemaWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints the JSON Schema of the file format.
@Command(name = "schema", description = "Print the JSON Schema of the file format, for editors that complete and validate.")
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new Destination(console, output).print(SchemaWriter.write());
        return ExitCode.FINE.status();
    }
}
