package dev.archipelago.spark;

import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.job.JobException;
import dev.archipelago.simulator.job.JobFiles;
import dev.archipelago.simulator.job.PlannedSweep;
import dev.archipelago.simulator.job.SweepJobFile;
import dev.archipelago.simulator.report.SweepLines;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A job as it travels to the workers: its files, of which each worker makes the sweep once.
final class JobOnWorkers implements Serializable {

    private static final long serialVersionUID = 1L;

    private final JobFiles files;

    private transient @Nullable PlannedSweep planned;

    private JobOnWorkers(JobFiles files) {
        this.files = files;
    }

    /// @throws IOException when its files cannot be read
    /// @throws JobException when it, or its architecture, is not as it should be
    static JobOnWorkers read(Path job) throws IOException {
        SweepJobFile file = SweepJobFile.read(job);
        Path architecture = job.resolveSibling(file.architecture());
        return new JobOnWorkers(
                JobFiles.of(file.job(), architecture, DocumentReader.read(architecture).orElseThrow()));
    }

    /// The line of a point.
    String line(int number, CancelSignal cancel) {
        PlannedSweep sweep = planned();
        return SweepLines.of(sweep.sweep().point(number, 1, cancel), sweep.paths());
    }

    private synchronized PlannedSweep planned() {
        if (planned == null) {
            try {
                planned = unpacked();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return planned;
    }

    private PlannedSweep unpacked() throws IOException {
        Path folder = Files.createTempDirectory("archipelago-sweep");
        try {
            files.writeInto(folder);
            return PlannedSweep.read(folder.resolve(JobFiles.JOB));
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
