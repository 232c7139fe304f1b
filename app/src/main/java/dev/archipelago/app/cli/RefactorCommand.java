package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.edit.BoundaryEdit;
import dev.archipelago.model.edit.BoundaryPreview;
import dev.archipelago.model.file.DocumentFile;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.file.Overwrite;
import dev.archipelago.model.file.Reading;
import dev.archipelago.model.file.SaveOutcome;
import dev.archipelago.model.quantity.NotationException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Draws the boundaries of services elsewhere and says what that changes.
@Command(name = "refactor", description = "Merge, split or extract services, move an operation, or turn a call into a message; everything that refers to them follows.", footer = {
    "", "Examples:", "  archipelago refactor FILE merge orders stock --into shop",
    "  archipelago refactor FILE split orders --into ordering=place,cancel --into tracking=track",
    "  archipelago refactor FILE extract orders.track orders.find --into tracking",
    "  archipelago refactor FILE move orders.track --into shipping",
    "  archipelago refactor FILE event web.checkout mail.send --into bus.confirmed"})
final class RefactorCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Parameters(index = "1", paramLabel = "CHANGE", description = "merge, split, extract, move or event.")
    private Change change = Change.MERGE;

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "NAME", description = "The services, as orders; or operations, as orders.place.")
    private List<String> names = List.of();

    @Option(names = "--into", required = true, paramLabel = "NAME", description = "What comes of them: a service; for split once for each part, as tracking=track,find; for event the channel, as bus.confirmed.")
    private List<String> into = List.of();

    @Option(names = "--preview", description = "Only say what would change.")
    private boolean preview;

    @Option(names = "--format", paramLabel = "text|json", description = "How the preview is printed (text).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--in-place", description = "Write into the file itself.")
    private boolean inPlace;

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private @Nullable Path output;

    RefactorCommand(Console console) {
        this.console = console;
    }

    /// What is done.
    enum Change {
        MERGE, SPLIT, EXTRACT, MOVE, EVENT
    }

    @Override
    public Integer call() {
        if (inPlace && output != null) {
            throw wrong("--in-place and --output name two places to write to");
        }
        BoundaryEdit edit = edit();
        new Destination(console, output).requireNoFolder();
        OpenedFile opened = Opening.of(console).understood(Objects.requireNonNull(file));
        BoundaryPreview.Planned planned = switch (edit.preview(opened.document())) {
            case BoundaryPreview.Planned p -> p;
            case BoundaryPreview.NotPossible refused -> throw new CommandFailure(ExitCode.NO, refused.reason());
        };
        ConsequenceReport report = new ConsequenceReport(edit.description(), planned.consequences());
        if (preview) {
            new Destination(console, output).print(format == ReportFormat.JSON ? report.json() : report.text());
            return ExitCode.FINE.status();
        }
        console.err().print(report.text());
        if (inPlace) {
            save(opened, planned);
        } else {
            new Destination(console, output).print(DocumentWriter.write(planned.document()));
        }
        return ExitCode.FINE.status();
    }

    private void save(OpenedFile opened, BoundaryPreview.Planned planned) {
        Path path = opened.path();
        if (!(DocumentReader.read(path) instanceof Reading.Understood reading)
                || !reading.document().equals(opened.document())) {
            throw new CommandFailure(ExitCode.UNREADABLE, path + " was changed meanwhile; nothing was written");
        }
        switch (DocumentFile.of(path, reading).save(planned.document(), Overwrite.REFUSE)) {
            case SaveOutcome.Saved _,SaveOutcome.Unchanged _ -> {
            }
            case SaveOutcome.ChangedOnDisk _ ->
                throw new CommandFailure(ExitCode.USAGE, path + " was changed meanwhile; nothing was written");
            case SaveOutcome.NeedsJsonName(Path _, Path suggestion) -> throw new CommandFailure(ExitCode.USAGE,
                    path + " is YAML, whose comments would be lost: write JSON with --output " + suggestion);
            case SaveOutcome.Failed(Path _, String reason) -> throw new CommandFailure(ExitCode.USAGE, reason);
        }
    }

    private BoundaryEdit edit() {
        try {
            return switch (change) {
                case MERGE -> new BoundaryEdit.MergeServices(names.stream().map(ComponentId::parse).toList(),
                        ComponentId.parse(one(into, "--into")));
                case SPLIT -> new BoundaryEdit.SplitService(ComponentId.parse(one(names, "the service")), parts());
                case EXTRACT -> extract();
                case MOVE -> new BoundaryEdit.MoveOperation(OperationRef.parse(one(names, "the operation")),
                        ComponentId.parse(one(into, "--into")));
                case EVENT -> {
                    if (names.size() != 2) {
                        throw wrong("event: expected the operation that calls and the one that is called");
                    }
                    yield new BoundaryEdit.CallToEvent(OperationRef.parse(names.getFirst()),
                            OperationRef.parse(names.getLast()), OperationRef.parse(one(into, "--into")));
                }
            };
        } catch (NotationException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private String one(List<String> given, String what) {
        if (given.size() != 1) {
            throw wrong(word() + ": expected " + what + " once, found " + String.join(" ", given));
        }
        return given.getFirst();
    }

    private BoundaryEdit extract() {
        List<OperationRef> operations = names.stream().map(OperationRef::parse).toList();
        Set<ComponentId> services = operations.stream().map(OperationRef::component).collect(Collectors.toSet());
        if (services.size() != 1 || operations.stream().anyMatch(o -> o.operation() == null)) {
            throw wrong("extract: expected operations of one service, as orders.track orders.find");
        }
        Set<String> ids = operations.stream().map(o -> String.valueOf(o.operation()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new BoundaryEdit.ExtractModule(operations.getFirst().component(), ids,
                ComponentId.parse(one(into, "--into")));
    }

    /// @return the operations of each part; of one without any, what is left
    private Map<ComponentId, Set<String>> parts() {
        Map<ComponentId, Set<String>> parts = new LinkedHashMap<>();
        for (String part : into) {
            int equals = part.indexOf('=');
            ComponentId id = ComponentId.parse(equals < 0 ? part : part.substring(0, equals));
            Set<String> operations = equals < 0
                    ? Set.of()
                    : new LinkedHashSet<>(List.of(part.substring(equals + 1).split(",")));
            if (parts.put(id, operations) != null) {
                throw wrong("--into: '" + id + "' is given twice");
            }
        }
        return parts;
    }

    private String word() {
        return change.name().toLowerCase(Locale.ROOT);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
