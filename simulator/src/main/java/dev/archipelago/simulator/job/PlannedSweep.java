package dev.archipelago.simulator.job;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.file.Reading;
import dev.archipelago.model.file.Sha256;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.Sweep;
import dev.archipelago.simulator.experiment.Variation;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// The sweep of one design, all of whose points are known.
///
/// @param paths of the properties that are varied
/// @param points how many there are
/// @param head the first line of a file of its points: another design, other values, points or options give another
public record PlannedSweep(SweepJob job, String design, Sweep sweep, List<String> paths, int points, String head) {

    private static final String ARCHITECTURE = "architecture";

    /// The sweep of a job that stands in a file, with its architecture beside it or below.
    ///
    /// @throws IOException when the job cannot be read
    /// @throws JobException when it, or its architecture, is not as it should be
    public static PlannedSweep read(Path job) throws IOException {
        SweepJobFile file = SweepJobFile.read(job);
        Path architecture = job.resolveSibling(file.architecture());
        Document document = file.job().set(document(architecture));
        Checks.all().run(document).stream().filter(Finding::isError).findFirst().ifPresent(error -> {
            throw new JobException(ARCHITECTURE, error.message());
        });
        return file.job().of(document, JobFiles.folderOf(architecture));
    }

    private static Document document(Path architecture) {
        return switch (DocumentReader.read(architecture)) {
            case Reading.Understood(var document, var _, var _) -> document;
            case Reading.Refused(var problems) ->
                throw new JobException(ARCHITECTURE, architecture + ": " + problems.getFirst());
        };
    }

    static PlannedSweep of(SweepJob job, Document document, Path folder, List<Variation> variations,
            List<List<String>> points) {
        List<String> paths = variations.stream().map(Variation::path).toList();
        return new PlannedSweep(job, document.name(), new Sweep(document, variations, points, job.options()), paths,
                points.size(), head(job, document, folder, paths, points));
    }

    private static String head(SweepJob job, Document document, Path folder, List<String> paths,
            List<List<String>> points) {
        String design = DocumentWriter.write(document);
        String sampling = job.sampling().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "{\"sweep\":1,\"sampling\":\"" + sampling + "\",\"points\":" + points.size() + ",\"design\":\""
                + Sha256.of(design + DocumentReader.sideFiles(design, folder)) + "\",\"plan\":\""
                + Sha256.of(job.options().fingerprint() + "\n" + paths + "\n" + points) + "\"}";
    }

    /// What is told of it.
    ///
    /// @param finished in the order of their numbers
    public SweepResult result(Collection<Point> finished) {
        Evaluation.Options options = job.options();
        boolean simulated = options.method() == Evaluation.Method.SIMULATION;
        String scenario = options.scenario();
        return new SweepResult(design, scenario == null ? "" : scenario, simulated ? "simulation" : "estimate",
                options.seed(), simulated ? options.replications() : 0, paths, List.copyOf(finished));
    }
}
