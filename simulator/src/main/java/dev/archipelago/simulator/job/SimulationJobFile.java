package dev.archipelago.simulator.job;

import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.plan.Detail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/// A simulation as a file.
///
/// @param architecture the file of the design, relative to the folder of the job, and never outside of it
public record SimulationJobFile(String architecture, SimulationJob job) implements JobFile {

    static final String KIND = "simulation";
    private static final long DEFAULT_SEED = 1;
    private static final int DEFAULT_REPLICATIONS = 10;
    private static final Set<String> KEYS = Set.of("job", "architecture", "set", "scenario", "seed", "replications",
            "duration", "warmUp", "detail", "resolution");

    public SimulationJobFile {
        JobFile.requireBelow(architecture);
    }

    /// @throws IOException when it cannot be read
    /// @throws JobException when it is none, with the part that is not as expected
    public static SimulationJobFile read(Path file) throws IOException {
        return of(JobTree.read(file));
    }

    /// @throws JobException when the text is none, with the part that is not as expected
    public static SimulationJobFile of(String text) {
        return of(JobTree.of(text));
    }

    static SimulationJobFile of(JobTree tree) {
        if (tree.tree().has("precision")) {
            throw new JobException("precision", "a job says how many replications there are, since others compute them;"
                    + " leave it out");
        }
        tree.require(KIND, KEYS);
        return new SimulationJobFile(tree.architecture(), new SimulationJob(tree.texts("set"), tree.text("scenario"),
                tree.number("seed", DEFAULT_SEED, Long.MIN_VALUE, Long.MAX_VALUE),
                (int) tree.number("replications", DEFAULT_REPLICATIONS, 1, JobTree.MOST_REPLICATIONS),
                tree.time("duration"), tree.timeOrAuto("warmUp"), tree.word("detail", Detail.STANDARD),
                tree.time("resolution")));
    }

    @Override
    public String name() {
        return "simulation.json";
    }

    @Override
    public SimulationJobFile about(String file) {
        return new SimulationJobFile(file, job);
    }

    @Override
    public Document set(Document document) {
        return job.set(document);
    }

    @Override
    public String text() {
        return JobTree.of(KIND, architecture).put("set", job.set()).put("scenario", job.scenario())
                .put("seed", job.seed()).put("replications", job.replications()).put("duration", job.duration())
                .putTimeOrAuto("warmUp", job.warmUp()).put("detail", job.detail())
                .put("resolution", job.resolution()).written();
    }
}
