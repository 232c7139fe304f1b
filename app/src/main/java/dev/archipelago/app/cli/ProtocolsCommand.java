package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.boundaries.BoundaryMetrics;
import dev.archipelago.simulator.boundaries.TrialResult;
import dev.archipelago.simulator.redesign.Laboratory;
import dev.archipelago.simulator.redesign.ProtocolStudy;
import dev.archipelago.simulator.redesign.WireCosts;
import dev.archipelago.simulator.report.BoundaryReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what another way of talking over connections would do.
@Command(name = "protocols", description = "What gRPC, HTTP/2, one call for many, kept answers or a message instead of a call would do, each connection by itself, simulated beside the present design under the same random numbers.", footer = {
    "", "Ranked by the 99th percentile. What encodings and caches cost is assumed, and said with the result.",
    "Example: archipelago protocols FILE --connection 'pricing->rules' --hit 90%%"})
final class ProtocolsCommand implements Callable<Integer> {
    private static final int MOST = 20;
    private static final int LIMIT = 500;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Option(names = "--connection", paramLabel = "A->B", description = "Only this one; may be repeated (all over which something is asked, the busiest first).")
    private List<String> connections = List.of();

    @Option(names = "--most", paramLabel = "N", description = "Simulate so many alternatives at most (20).")
    private int most = MOST;

    @Option(names = "--hit", paramLabel = "SHARE", description = "Share of the answers that a caller still knows where it keeps them (80%%).")
    private String hit = "";

    @Option(names = "--payload", paramLabel = "SIZE", description = "Bytes of a message whose connection says none (1Ki).")
    private String payload = "";

    @Option(names = "--json-cost", paramLabel = "D,D", description = "CPU time of a JSON message on each side, and of each byte (5us,4ns).")
    private String json = "";

    @Option(names = "--protobuf-cost", paramLabel = "D,D", description = "The same of a protobuf message (2us,1ns).")
    private String protobuf = "";

    @Option(names = "--protobuf-size", paramLabel = "SHARE", description = "Bytes of a protobuf message as a part of those in JSON (45%%).")
    private String protobufSize = "";

    @Option(names = "--apply", paramLabel = "N", description = "Write the design of this number, as the table has it, to --into.")
    private @Nullable Integer apply;

    @Option(names = "--into", paramLabel = "FILE", description = "Where --apply writes.")
    private @Nullable Path into;

    @Mixin
    private LaboratoryOptions how = new LaboratoryOptions();

    @Option(names = "--format", paramLabel = "text|json|markdown|csv", description = "For people, for programs, for the description of a change, or for spreadsheets (text).")
    private BoundariesCommand.Format format = BoundariesCommand.Format.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    ProtocolsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        WireCosts costs = costs();
        requireArguments();
        new Destination(console, output).requireApart(file);
        new Destination(console, into).requireNoFolder();
        Path path = Objects.requireNonNull(file);
        OpenedFile opened = how.opened(console, path, this::wrong);
        ProtocolStudy study = how.watched(console, "counting calls", path,
                (_, _) -> ProtocolStudy.of(opened.document(), how.scenario(), costs));
        List<ConnectionId> asked = asked(study);
        Laboratory laboratory = how.laboratory(false);
        TrialResult trials = how.watched(console, "simulating alternatives", path,
                (progress, cancel) -> study.tried(asked, most, laboratory, progress, cancel));
        write(trials);
        BoundaryReport report = new BoundaryReport(
                trials.architecture() + ": other ways to talk, each beside the present one", path.toString(),
                BoundaryMetrics.of(Laboratory.graph(opened.document(), how.scenario())), List.of(), trials,
                costs.sentences());
        new Destination(console, output).print(switch (format) {
            case TEXT -> report.trialText();
            case JSON -> report.trialJson();
            case MARKDOWN -> report.trialMarkdown();
            case CSV -> report.csv();
        });
        return ExitCode.FINE.status();
    }

    private void write(TrialResult trials) {
        if (apply == null) {
            return;
        }
        if (apply > trials.trials().size()) {
            throw new CommandFailure(ExitCode.NO, "--apply " + apply + ": " + trials.trials().size()
                    + " alternatives were simulated; nothing was written");
        }
        new Destination(console, into)
                .print(DocumentWriter.write(trials.trials().get(apply - 1).design().document()));
    }

    private List<ConnectionId> asked(ProtocolStudy study) {
        List<ConnectionId> known = study.connections();
        if (connections.isEmpty()) {
            return known;
        }
        List<ConnectionId> asked = new ArrayList<>();
        for (String text : connections) {
            ConnectionId id = given("--connection", text, ConnectionId::parse);
            if (!known.contains(id)) {
                throw wrong("--connection: nothing is asked over '" + text + "' between programs. "
                        + Nearest.hint(text, known.stream().map(ConnectionId::toString).toList()));
            }
            asked.add(id);
        }
        return asked.stream().distinct().toList();
    }

    private WireCosts costs() {
        WireCosts usual = WireCosts.USUAL;
        double[] ofJson = pair("--json-cost", json, usual.jsonFixed(), usual.jsonByte());
        double[] ofProtobuf = pair("--protobuf-cost", protobuf, usual.protobufFixed(), usual.protobufByte());
        return new WireCosts(payload.isEmpty() ? usual.payload() : given("--payload", payload, DataSize::parse),
                ofJson[0], ofJson[1], ofProtobuf[0], ofProtobuf[1],
                protobufSize.isEmpty()
                        ? usual.protobufSize()
                        : given("--protobuf-size", protobufSize, Share::parse),
                hit.isEmpty() ? usual.hit() : given("--hit", hit, Share::parse));
    }

    private double[] pair(String option, String text, double first, double second) {
        if (text.isEmpty()) {
            return new double[]{first, second};
        }
        String[] parts = text.split(",", -1);
        if (parts.length != 2) {
            throw wrong(option + ": expected the time of a message and of a byte, such as 5us,4ns, not '" + text + "'");
        }
        return new double[]{given(option, parts[0], TimeSpan::parse).seconds(),
            given(option, parts[1], TimeSpan::parse).seconds()};
    }

    private <T> T given(String option, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (NotationException e) {
            throw wrong(option + ": " + e.getMessage());
        }
    }

    private void requireArguments() {
        how.require(this::wrong);
        if (most < 1 || most > LIMIT) {
            throw wrong("--most: expected a whole number from 1 to " + LIMIT + ", not " + most);
        }
        if (apply != null && apply < 1) {
            throw wrong("--apply: expected the number of an alternative in the table, from 1 on, not " + apply);
        }
        if ((apply == null) != (into == null)) {
            throw wrong(into == null
                    ? "--apply: expected --into FILE, where the design is written"
                    : "--into: expected --apply N, which says what is written");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
