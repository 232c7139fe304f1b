package dev.archipelago.simulator.job;

import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.Sampling;
import dev.archipelago.simulator.plan.Detail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/// A sweep as a file.
///
/// @param architecture the file of the design, relative to the folder of the job, and never outside of it
public record SweepJobFile(String architecture, SweepJob job) implements JobFile {

    private static final String KIND = "sweep";
    private static final long DEFAULT_SEED = 1;
    private static final int DEFAULT_REPLICATIONS = 5;
    private static final Set<String> KEYS = Set.of("job", "architecture", "vary", "set", "sampling", "samples",
            "method", "scenario", "seed", "replications", "duration", "warmUp", "detail");

    public SweepJobFile {
        JobFile.requireBelow(architecture);
    }

    /// @throws IOException when it cannot be read
    /// @throws JobException when it is none, with the part that is not as expected
    public static SweepJobFile read(Path file) throws IOException {
        return of(JobTree.read(file));
    }

    /// @throws JobException when the text is none, with the part that is not as expected
    public static SweepJobFile of(String text) {
        return of(JobTree.of(text));
    }

    static SweepJobFile of(JobTree tree) {
        tree.require(KIND, KEYS);
        String architecture = tree.architecture();
        Sampling.Kind sampling = tree.word("sampling", Sampling.Kind.GRID);
        return new SweepJobFile(architecture, new SweepJob(tree.texts("vary"), tree.texts("set"), sampling,
                (int) tree.number("samples", 0, 0, Sampling.MOST_POINTS), options(tree)));
    }

    private static Evaluation.Options options(JobTree tree) {
        return new Evaluation.Options(tree.word("method", Evaluation.Method.SIMULATION), tree.text("scenario"),
                tree.number("seed", DEFAULT_SEED, Long.MIN_VALUE, Long.MAX_VALUE),
                (int) tree.number("replications", DEFAULT_REPLICATIONS, 1, JobTree.MOST_REPLICATIONS),
                tree.time("duration"), tree.timeOrAuto("warmUp"), tree.word("detail", Detail.STANDARD));
    }

    @Override
    public String name() {
        return "sweep.json";
    }

    @Override
    public SweepJobFile about(String file) {
        return new SweepJobFile(file, job);
    }

    @Override
    public Document set(Document document) {
        return job.set(document);
    }

    @Override
    public String text() {
        Evaluation.Options options = job.options();
        JobTree tree = JobTree.of(KIND, architecture).put("vary", job.vary()).put("set", job.set())
                .put("sampling", job.sampling());
        if (job.samples() > 0) {
            tree.put("samples", job.samples());
        }
        return tree.put("method", options.method()).put("scenario", options.scenario()).put("seed", options.seed())
                .put("replications", options.replications()).put("duration", options.duration())
                .putTimeOrAuto("warmUp", options.warmUp()).put("detail", options.detail()).written();
    }
}
