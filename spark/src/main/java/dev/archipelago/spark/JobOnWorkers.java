package dev.archipelago.spark;

import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.simulator.PlannedJobs;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.job.JobException;
import dev.archipelago.simulator.job.JobFile;
import dev.archipelago.simulator.job.JobFiles;
import dev.archipelago.simulator.job.PlannedJob;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A job as it travels to the workers: its files, of which each worker makes the work once.
final class JobOnWorkers implements Serializable {

    private static final long serialVersionUID = 1L;

    private final JobFiles files;

    private transient @Nullable PlannedJob<?> planned;

    private JobOnWorkers(JobFiles files) {
        this.files = files;
    }

    /// @throws IOException when its files cannot be read
    /// @throws JobException when it, or its architecture, is not as it should be
    static JobOnWorkers read(Path job) throws IOException {
        JobFile file = JobFile.read(job);
        Path architecture = job.resolveSibling(file.architecture());
        return new JobOnWorkers(
                JobFiles.of(file, architecture, DocumentReader.read(architecture).orElseThrow()));
    }

    /// The line of a part.
    String line(int number, CancelSignal cancel) {
        return line(planned(), number, cancel);
    }

    private static <T> String line(PlannedJob<T> job, int number, CancelSignal cancel) {
        return job.line(job.compute(number, cancel));
    }

    private synchronized PlannedJob<?> planned() {
        if (planned == null) {
            try {
                planned = unpacked();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return planned;
    }

    private PlannedJob<?> unpacked() throws IOException {
        Path folder = Files.createTempDirectory("archipelago-job");
        try {
            files.writeInto(folder);
            Path job = folder.resolve(files.job());
            return PlannedJobs.read(JobFile.read(job), job, CancelSignal.NEVER);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> inside;
        try (Stream<Path> all = Files.walk(folder)) {
            inside = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : inside) {
            Files.delete(each);
        }
    }
}
