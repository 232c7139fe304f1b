package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.BundleFolder;
import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.exporters.Exporters;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.text.LabelValue;
import dev.archipelago.model.finding.Nearest;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes what an architecture becomes: manifests, Dockerfiles.
@Command(name = "export", description = "Export an architecture: manifests and more, with the numbers of the design.", footer = {
    "", "Files that are the same already are not touched; nothing is ever deleted.",
    "Example: archipelago export kubernetes shop.archipelago.json --into manifests"})
final class ExportCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TARGET", completionCandidates = Targets.class, description = "One of: ${COMPLETION-CANDIDATES}.")
    private String target = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Option(names = "--into", required = true, paramLabel = "DIR", description = "The folder to write to; made where it is missing.")
    private @Nullable Path folder;

    @Option(names = "--version-label", paramLabel = "V", description = "Version of our own images and labels (0.1.0).")
    private String version = ExportOptions.DEFAULT.version();

    @Option(names = "--no-cpu-limits", description = "Give containers without a CPU limit none, instead of twice their request.")
    private boolean noCpuLimits;

    ExportCommand(Console console) {
        this.console = console;
    }

    /// The ids of all exporters.
    static final class Targets implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ids().iterator();
        }
    }

    @Override
    public Integer call() {
        Exporter exporter = Exporters.byId(target).orElseThrow(() -> wrong(
                "there is no export '" + target + "'. " + Nearest.hint(target, ids())));
        if (LabelValue.of(version).isEmpty() || version.strip().equals("latest")) {
            throw wrong("--version-label: expected a version that stays, such as 1.4.0, not '" + version + "'");
        }
        Path into = Objects.requireNonNull(folder);
        if (into.toString().isBlank()) {
            throw wrong("--into: expected a folder; a dot is the one you are in");
        }
        OpenedFile opened = Opening.of(console).understood(Objects.requireNonNull(file));
        Opening.of(console).requireReasonableSize(opened, "exported");
        Opening.of(console).requireNoErrors(opened, "exported");
        ExportOptions options = ExportOptions.DEFAULT.withVersion(version).withDeriveCpuLimits(!noCpuLimits);
        ExportBundle bundle = exporter.export(ExportRequest.of(opened.document()).withOptions(options));
        Destination.writing(into, () -> report(into, new BundleFolder(into).write(bundle), bundle));
        return ExitCode.FINE.status();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private void report(Path into, BundleFolder.Outcome outcome, ExportBundle bundle) {
        outcome.written().forEach(path -> console.out().println(into.resolve(path)));
        console.err().println(
                outcome.written().size() + " files written, " + outcome.unchanged() + " were the same already");
        bundle.omissions().forEach(omission -> console.err().println("left out: " + omission));
    }

    private static List<String> ids() {
        return Exporters.all().stream().map(Exporter::id).toList();
    }
}
