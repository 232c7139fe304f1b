package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.Architecture;
import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.Channel;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.ChannelPreset;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.file.Preset;
import dev.archipelago.model.file.Presets;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.graph.Channels;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.vocabulary.Ordered;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists what products do when nobody configures them, and writes it into an architecture.
@Command(name = "presets", description = "List what clients, proxies, libraries and brokers do when nobody configures them, or write that into the connections and channels of an architecture.", footer = {
    "", "What a connection or channel says itself stays.",
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

    @Option(names = "--channel", paramLabel = "BROKER.CHANNEL", description = "The channel that gets it; may be repeated.")
    private List<String> channels = List.of();

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    PresetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Presets presets = Presets.read();
        if (name == null) {
            if (file != null || !connections.isEmpty() || !channels.isEmpty()) {
                throw wrong("name the preset to write, one of " + String.join(", ", names(presets)));
            }
            new Destination(console, output).print(list(presets));
            return ExitCode.FINE.status();
        }
        Preset preset = presets.all().get(name);
        ChannelPreset ofChannels = presets.channels().get(name);
        if (preset == null && ofChannels == null) {
            throw wrong("there is no preset '" + name + "'. " + Nearest.hint(name, names(presets)));
        }
        String option = preset == null ? "--channel" : "--connection";
        if ((file == null) != (preset == null ? channels : connections).isEmpty()) {
            throw wrong("--file and " + option + " go together: the architecture, and which of its "
                    + (preset == null ? "channels" : "connections"));
        }
        new Destination(console, output).print(preset != null
                ? file == null ? described(preset) : written(preset, file)
                : file == null
                        ? described(Objects.requireNonNull(ofChannels))
                        : written(Objects.requireNonNull(ofChannels), file));
        return ExitCode.FINE.status();
    }

    private static List<String> names(Presets presets) {
        return Stream.concat(presets.all().keySet().stream(), presets.channels().keySet().stream()).toList();
    }

    private static String list(Presets presets) {
        int width = names(presets).stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder("Presets, edition ").append(presets.edition()).append("\n\n");
        presets.all().forEach((id, preset) -> text.append(id).append(" ".repeat(width + 2 - id.length()))
                .append(preset.product()).append('\n').append("  ").append(preset.meaning()).append('\n'));
        presets.channels().forEach((id, preset) -> text.append(id).append(" ".repeat(width + 2 - id.length()))
                .append(preset.product()).append('\n').append("  ").append(preset.source()).append('\n'));
        return text.toString();
    }

    /// As an architecture file would hold it.
    private static String described(ChannelPreset preset) {
        Architecture alone = Architecture.empty().withComponent(new ComponentId("broker"),
                Component.of(ComponentKind.BROKER)
                        .withBroker(new BrokerSettings(null, Map.of("channel", preset.channel()))));
        return preset.product() + ", read from " + preset.source() + "\n\n"
                + DocumentWriter.write(Document.of(preset.id(), alone));
    }

    private String written(ChannelPreset preset, Path path) {
        OpenedFile opened = Opening.of(console).understood(Objects.requireNonNull(path));
        Architecture architecture = opened.document().architecture();
        for (String name : channels) {
            OperationRef ref = Channels.resolve(architecture, name)
                    .orElseThrow(() -> wrong("--channel: the file has no channel '" + name + "'"));
            Component broker = architecture.components().getOrDefault(ref.component(),
                    Component.of(ComponentKind.BROKER));
            BrokerSettings settings = Objects.requireNonNull(broker.broker());
            String id = String.valueOf(ref.operation());
            Channel own = settings.channels().getOrDefault(id, Channel.of(null));
            architecture = architecture.withComponent(ref.component(), broker.withBroker(new BrokerSettings(
                    settings.engine(), Ordered.with(settings.channels(), id, preset.under(own)))));
        }
        return DocumentWriter.write(opened.document().withArchitecture(architecture));
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
