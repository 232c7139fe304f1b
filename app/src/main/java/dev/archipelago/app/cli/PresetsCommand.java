package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.Architecture;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.file.Preset;
import dev.archipelago.model.file.Presets;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.quantity.NotationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists what products do when nobody configures them, and writes it into an architecture.
@Command(name = "presets", description = "List what clients, proxies and libraries do when nobody configures them, or write that into the connections of an architecture.", footer = {
    "", "What a connection says itself stays.",
    "Example: archipelago presets envoy-1-31 --file shop.archipelago.json --connection \"web->orders\""})
final class PresetsCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PRESET", arity = "0..1", description = "Show or write this one (list all).")
    private @Nullable String name;

    @Option(names = "--file", paramLabel = "FILE", description = "The architecture to write it into.")
    private @Nullable Path file;

    @Option(names = "--connection", paramLabel = "FROM->TO", description = "The connection that gets it; may be repeated.")
    private List<String> connections = List.of();

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    PresetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Presets presets = Presets.read();
        if (name == null) {
            if (file != null || !connections.isEmpty()) {
                throw wrong("name the preset to write, one of " + String.join(", ", presets.all().keySet()));
            }
            new Destination(console, output).print(list(presets));
            return ExitCode.FINE.status();
        }
        Preset preset = presets.all().get(name);
        if (preset == null) {
            throw wrong("there is no preset '" + name + "'. " + Nearest.hint(name, presets.all().keySet()));
        }
        if ((file == null) != connections.isEmpty()) {
            throw wrong("--file and --connection go together: the architecture, and which of its connections");
        }
        new Destination(console, output).print(file == null ? described(preset) : written(preset, file));
        return ExitCode.FINE.status();
    }

    private static String list(Presets presets) {
        int width = presets.all().keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder("Presets, edition ").append(presets.edition()).append("\n\n");
        presets.all().forEach((id, preset) -> text.append(id).append(" ".repeat(width + 2 - id.length()))
                .append(preset.product()).append('\n').append("  ").append(preset.meaning()).append('\n'));
        return text.toString();
    }

    /// As an architecture file would hold it.
    private static String described(Preset preset) {
        Architecture alone = new Architecture(Map.of(), Map.of(ConnectionId.parse("caller->callee"),
                preset.connection()));
        return preset.product() + ", read from " + preset.source() + "\n\n"
                + DocumentWriter.write(Document.of(preset.id(), alone));
    }

    private String written(Preset preset, Path path) {
        OpenedFile opened = Opening.of(console).understood(Objects.requireNonNull(path));
        Architecture architecture = opened.document().architecture();
        for (String connection : connections) {
            ConnectionId id = id(connection);
            if (!architecture.components().containsKey(id.from()) || !architecture.components().containsKey(id.to())) {
                throw wrong("--connection: the file has no components '" + id.from() + "' and '" + id.to() + "'");
            }
            architecture = architecture.withConnection(id,
                    preset.under(architecture.connection(id.from(), id.to())));
        }
        return DocumentWriter.write(opened.document().withArchitecture(architecture));
    }

    private ConnectionId id(String text) {
        try {
            return ConnectionId.parse(text);
        } catch (NotationException e) {
            throw wrong("--connection: " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
