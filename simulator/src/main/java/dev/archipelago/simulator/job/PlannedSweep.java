package dev.archipelago.simulator.job;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.Sha256;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.Sweep;
import dev.archipelago.simulator.experiment.Variation;
import dev.archipelago.simulator.report.SweepLines;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The sweep of one design, all of whose points are known.
///
/// @param paths of the properties that are varied
/// @param points how many there are
/// @param head the first line of a file of its points: another design, other values, points or options give another
public record PlannedSweep(SweepJob job, String design, Sweep sweep, List<String> paths, int points, String head)
        implements
            PlannedJob<Point> {

    /// The sweep of a job that stands in a file, with its architecture beside it or below.
    ///
    /// @throws IOException when the job cannot be read
    /// @throws JobException when it, or its architecture, is not as it should be
    public static PlannedSweep read(Path job) throws IOException {
        SweepJobFile file = SweepJobFile.read(job);
        Path architecture = job.resolveSibling(file.architecture());
        return file.job().of(file.document(job), JobFiles.folderOf(architecture));
    }

    static PlannedSweep of(SweepJob job, Document document, Path folder, List<Variation> variations,
            List<List<String>> points) {
        List<String> paths = variations.stream().map(Variation::path).toList();
        return new PlannedSweep(job, document.name(), new Sweep(document, variations, points, job.options()), paths,
                points.size(), head(job, document, folder, paths, points));
    }

    private static String head(SweepJob job, Document document, Path folder, List<String> paths,
            List<List<String>> points) {
        String sampling = job.sampling().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "{\"sweep\":1,\"sampling\":\"" + sampling + "\",\"points\":" + points.size() + ",\"design\":\""
                + JobFiles.fingerprint(document, folder) + "\",\"plan\":\""
                + Sha256.of(job.options().fingerprint() + "\n" + paths + "\n" + points) + "\"}";
    }

    @Override
    public int parts() {
        return points;
    }

    @Override
    public String noun() {
        return "points";
    }

    @Override
    public String whose() {
        return "points of this sweep: the design, the values or the options were others";
    }

    @Override
    public Point compute(int number, CancelSignal cancel) {
        return sweep.point(number, 1, cancel);
    }

    @Override
    public int numberOf(Point point) {
        return point.number();
    }

    @Override
    public String line(Point point) {
        return SweepLines.of(point, paths);
    }

    /// A line that somebody else has changed does not count either.
    @Override
    public Optional<Point> read(String line) {
        return SweepLines.read(line).filter(point -> point.number() >= 0 && point.number() < points
                && point.values().size() == paths.size());
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
