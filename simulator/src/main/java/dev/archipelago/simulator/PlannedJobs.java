package dev.archipelago.simulator;

import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.job.JobFile;
import dev.archipelago.simulator.job.JobFiles;
import dev.archipelago.simulator.job.PlannedJob;
import dev.archipelago.simulator.job.SimulationJobFile;
import dev.archipelago.simulator.job.SweepJobFile;
import java.nio.file.Path;

/// Jobs of every kind, ready to be computed.
public final class PlannedJobs {

    private PlannedJobs() {}

    /// @param path where the job stands, with its architecture beside it or below
    /// @throws dev.archipelago.simulator.job.JobException when it, or its architecture, is not as it should be
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static PlannedJob<?> read(JobFile file, Path path, CancelSignal cancel) {
        Path folder = JobFiles.folderOf(path.resolveSibling(file.architecture()));
        return switch (file) {
            case SweepJobFile(var _, var job) -> job.of(file.document(path), folder);
            case SimulationJobFile(var _, var job) ->
                PlannedReplications.of(job, file.document(path), folder, cancel);
        };
    }
}
