package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.Templates;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.finding.Nearest;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists architectures of common shapes, or writes one to begin with.
@Command(name = "templates", description = "List architectures of common shapes, or write one to begin with.", footer = {
    "", "Example: archipelago templates queue-worker --output jobs.archipelago.json"})
final class TemplatesCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "TEMPLATE", arity = "0..1", description = "Write this one (list all).")
    private @Nullable String name;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    TemplatesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (name != null && !Templates.IDS.contains(name)) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
                    "there is no template '" + name + "'. " + Nearest.hint(name, Templates.IDS));
        }
        new Destination(console, output).print(name == null
                ? Templates.all().entrySet().stream()
                        .map(entry -> entry.getKey() + "\n  " + entry.getValue().description() + "\n")
                        .collect(Collectors.joining())
                : DocumentWriter.write(Templates.read(name)));
        return ExitCode.FINE.status();
    }
}
