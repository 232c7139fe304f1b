package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.BundleFolder;
import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.app.workbench.SimulationEvidence;
import dev.archipelago.exporters.Exporters;
import dev.archipelago.exporters.spi.Evidence;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.spi.Mesh;
import dev.archipelago.exporters.spi.SecretSource;
import dev.archipelago.exporters.spi.WayIn;
import dev.archipelago.exporters.sweepjob.SweepJobExport;
import dev.archipelago.exporters.text.ImageReference;
import dev.archipelago.exporters.text.LabelValue;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.simulator.PlannedJobs;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.job.JobException;
import dev.archipelago.simulator.job.JobFile;
import dev.archipelago.simulator.job.JobFiles;
import dev.archipelago.simulator.job.PlannedJob;
import dev.archipelago.simulator.job.SimulationJobFile;
import dev.archipelago.simulator.job.SweepJobFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes what an architecture becomes: manifests, Dockerfiles.
@Command(name = "export", description = "Export an architecture: manifests and more, with the numbers of the design.", footer = {
    "",
    "Files that are the same already are not touched. Files that you have edited are kept and named, with status 1;",
    "files that are no longer made are named.",
    "Example: archipelago export kubernetes shop.archipelago.json --into manifests"})
final class ExportCommand implements Callable<Integer> {
    /// What takes a job in the place of an architecture; either name does for either, the job says which it is.
    private static final List<String> JOBS = Stream.of(SweepJobExport.Work.values()).map(SweepJobExport.Work::id)
            .toList();

    private static final int PARTS = 8;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TARGET", completionCandidates = Targets.class, description = "One of: ${COMPLETION-CANDIDATES}.")
    private String target = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The architecture; for a sweep-job or simulation-job the job that sweep or simulate --write-job has written.")
    private @Nullable Path file;

    @Option(names = "--into", required = true, paramLabel = "DIR", description = "The folder to write to; made where it is missing.")
    private @Nullable Path folder;

    @Option(names = "--version-label", paramLabel = "V", description = "Version of our own images and labels (0.1.0).")
    private String version = ExportOptions.DEFAULT.version();

    @Option(names = "--no-cpu-limits", description = "Give containers without a CPU limit none, instead of twice their request.")
    private boolean noCpuLimits;

    @Option(names = "--evidence", paramLabel = "RESULT.json", description = "A result of simulate --format json, whose figures are written beside the numbers that they speak for.")
    private @Nullable Path evidence;

    @Option(names = "--simulate", description = "Simulate the design first, with the defaults of simulate, and write its figures beside the numbers.")
    private boolean simulate;

    @Option(names = "--overwrite-edited", description = "Also write over files that were edited since they were exported.")
    private boolean overwriteEdited;

    @Option(names = "--prune", description = "Delete files of an earlier export that are no longer made, unless they were edited.")
    private boolean prune;

    @Option(names = "--route", paramLabel = "WAY", description = "How requests come in from outside: gateway, ingress or none (gateway).")
    private WayIn.Style route = WayIn.Style.GATEWAY;

    @Option(names = "--gateway", paramLabel = "[NAMESPACE/]NAME", description = "The gateway that routes belong to (gateway-system/public); for an ingress, its class.")
    private @Nullable String gateway;

    @Option(names = "--host", paramLabel = "HOST", description = "The host by which the system is called from outside (any).")
    private String host = "";

    @Option(names = "--mesh", paramLabel = "MESH", description = "The mesh that does what connections ask for: istio, linkerd or none (none).")
    private Mesh mesh = Mesh.NONE;

    @Option(names = "--secrets", paramLabel = "SOURCE", description = "Where the values of secrets come from: reference, external-secret, sealed or generator (reference).")
    private SecretSource secrets = SecretSource.REFERENCE;

    @Option(names = "--parts", paramLabel = "N", description = "Of such a job: how many pods compute a part each (8).")
    private int parts = PARTS;

    @Option(names = "--image", paramLabel = "IMAGE", description = "Of such a job: the image with this program (archipelago:0.1.0).")
    private String image = "archipelago:" + ExportOptions.DEFAULT.version();

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
        if (JOBS.contains(target)) {
            return sweepJob();
        }
        Exporter exporter = Exporters.byId(target).orElseThrow(() -> wrong(
                "there is no export '" + target + "'. " + Nearest.hint(target, ids())));
        if (LabelValue.of(version).isEmpty() || version.strip().equals("latest")) {
            throw wrong("--version-label: expected a version that stays, such as 1.4.0, not '" + version + "'");
        }
        Path into = into();
        OpenedFile opened = Opening.of(console).understood(Objects.requireNonNull(file));
        Opening.of(console).requireReasonableSize(opened, "exported");
        Opening.of(console).requireNoErrors(opened, "exported");
        ExportOptions options = ExportOptions.DEFAULT.withVersion(version).withDeriveCpuLimits(!noCpuLimits)
                .withWayIn(wayIn()).withMesh(mesh).withSecrets(secrets);
        ExportBundle bundle = exporter.export(ExportRequest.of(opened.document()).withOptions(options)
                .withEvidence(evidence(opened)));
        return written(into, bundle, exporter.id(), opened);
    }

    private Path into() {
        Path into = Objects.requireNonNull(folder);
        if (into.toString().isBlank()) {
            throw wrong("--into: expected a folder; a dot is the one you are in");
        }
        return into;
    }

    private int written(Path into, ExportBundle bundle, String id, OpenedFile opened) {
        List<String> kept = new ArrayList<>();
        Destination.writing(into, () -> {
            BundleFolder.Outcome outcome = new BundleFolder(into).write(bundle, id, opened.document(),
                    new BundleFolder.Permission(overwriteEdited, prune));
            report(into, outcome, bundle);
            kept.addAll(outcome.kept());
        });
        return (kept.isEmpty() ? ExitCode.FINE : ExitCode.NO).status();
    }

    /// Here FILE is the job, which names the architecture.
    private int sweepJob() {
        if (parts < 1 || parts > SweepJobExport.MOST_PARTS) {
            throw wrong("--parts: expected a whole number from 1 to " + SweepJobExport.MOST_PARTS + ", not " + parts);
        }
        if (ImageReference.parse(image).isEmpty()) {
            throw wrong("--image: expected the name of an image, such as registry.example.com/archipelago:0.1.0, not '"
                    + image + "'");
        }
        Path into = into();
        Path job = Objects.requireNonNull(file);
        JobFile given = JobOpening.any(job, this::wrong);
        OpenedFile opened = Opening.of(console).understood(job.resolveSibling(given.architecture()));
        try {
            PlannedJob<?> planned = PlannedJobs.read(given, job, CancelSignal.NEVER);
            int points = planned.parts();
            JobFiles files = JobFiles.of(given, opened.path(), opened.document());
            ExportBundle bundle = new SweepJobExport(opened.document().name(), work(given), files.job(), files.texts(),
                    Math.min(parts, points), points, image).bundle();
            return written(into, bundle, work(given).id(), opened);
        } catch (JobException e) {
            throw new CommandFailure(ExitCode.UNREADABLE, JobOpening.place(job, e));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.NO, job + ": " + e.getMessage());
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNREADABLE, "cannot read " + job + ": " + Destination.reason(e));
        }
    }

    private static SweepJobExport.Work work(JobFile job) {
        return switch (job) {
            case SweepJobFile _ -> SweepJobExport.Work.SWEEP;
            case SimulationJobFile _ -> SweepJobExport.Work.SIMULATION;
        };
    }

    private WayIn wayIn() {
        WayIn way = WayIn.DEFAULT.withStyle(route);
        if (!host.isEmpty()) {
            if (!WayIn.isHost(host)) {
                throw wrong("--host: expected the name of a host, such as shop.example.com, not '" + host + "'");
            }
            way = way.withHost(host);
        }
        if (gateway == null) {
            return way;
        }
        if (!WayIn.isGateway(gateway)) {
            throw wrong("--gateway: expected a name, or namespace/name, of lower case letters, digits and hyphens, "
                    + "not '" + gateway + "'");
        }
        return way.withGateway(gateway);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private Evidence evidence(OpenedFile opened) {
        if (evidence != null && simulate) {
            throw wrong("--evidence and --simulate: expected one of them");
        }
        if (evidence == null && !simulate) {
            return Evidence.NONE;
        }
        if (evidence == null) {
            Opening.requireWorkload(opened);
            return SimulationEvidence.of(Simulation.run(opened.document(), SimulationOptions.defaults(),
                    Progress.NONE, CancelSignal.NEVER), opened.document());
        }
        JsonNode result = read(evidence);
        SimulationEvidence.misfit(result, opened.document()).ifPresent(why -> {
            throw wrong("--evidence: " + evidence + " cannot be used: " + why);
        });
        return SimulationEvidence.of(result, opened.document());
    }

    private static JsonNode read(Path file) {
        try {
            return new JsonMapper().readTree(Files.readString(file));
        } catch (IOException | JacksonException e) {
            throw new CommandFailure(ExitCode.UNREADABLE, file + " cannot be read: "
                    + (e instanceof IOException io ? Destination.reason(io) : "it is no JSON"));
        }
    }

    private void report(Path into, BundleFolder.Outcome outcome, ExportBundle bundle) {
        outcome.written().forEach(path -> console.out().println(into.resolve(path)));
        console.err().println(
                outcome.written().size() + " files written, " + outcome.unchanged() + " were the same already");
        outcome.changed().forEach(path -> console.err().println("changed: " + into.resolve(path)));
        outcome.removed().forEach(path -> console.err().println("removed: " + into.resolve(path)));
        outcome.stale().forEach(path -> console.err().println("no longer made: " + into.resolve(path)));
        outcome.kept().forEach(path -> console.err()
                .println("kept, since " + (outcome.strange().contains(path)
                        ? "no export into this folder wrote it: "
                        : "it was edited: ") + into.resolve(path) + " (--overwrite-edited replaces it)"));
        bundle.omissions().forEach(omission -> console.err().println("left out: " + omission));
    }

    private static List<String> ids() {
        return Stream.concat(Exporters.all().stream().map(Exporter::id), JOBS.stream()).toList();
    }
}
