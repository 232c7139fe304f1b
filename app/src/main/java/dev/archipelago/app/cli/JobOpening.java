package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.JobFolder;
import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.simulator.job.JobException;
import dev.archipelago.simulator.job.JobFile;
import dev.archipelago.simulator.job.SimulationJobFile;
import dev.archipelago.simulator.job.SweepJobFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// Opens the file of a job.
final class JobOpening {

    private JobOpening() {}

    /// @param wrong makes the failure of a wrong argument
    static SweepJobFile sweep(Path file, Function<String, ParameterException> wrong) {
        return opened(file, SweepJobFile::read, wrong);
    }

    /// @param wrong makes the failure of a wrong argument
    static SimulationJobFile simulation(Path file, Function<String, ParameterException> wrong) {
        return opened(file, SimulationJobFile::read, wrong);
    }

    /// A job of any kind.
    ///
    /// @param wrong makes the failure of a wrong argument
    static JobFile any(Path file, Function<String, ParameterException> wrong) {
        return opened(file, JobFile::read, wrong);
    }

    /// Reads a job.
    @FunctionalInterface
    private interface Reader<T> {
        T read(Path file) throws IOException;
    }

    private static <T> T opened(Path file, Reader<T> reader, Function<String, ParameterException> wrong) {
        if (!Files.isRegularFile(file)) {
            throw wrong.apply("--job: there is no file " + file);
        }
        try {
            return reader.read(file);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNREADABLE, file + " cannot be read: " + Destination.reason(e));
        } catch (JobException e) {
            throw new CommandFailure(ExitCode.UNREADABLE, place(file, e));
        }
    }

    /// The file of the design: the one given, or that of the job.
    static Path design(@Nullable Path file, @Nullable Path job, @Nullable JobFile given) {
        return given == null || job == null
                ? Objects.requireNonNull(file)
                : job.resolveSibling(given.architecture());
    }

    /// Writes a job down, and says what it is.
    ///
    /// @param opened as it stands in its file
    static void write(Console console, Path target, JobFile job, OpenedFile opened, String what) {
        Destination.writing(target, () -> {
            boolean copied = JobFolder.write(target, job, opened);
            console.err().println(target + ": " + what + (copied ? "; the architecture was copied beside it" : ""));
        });
    }

    /// What is wrong, with the file and the part of it.
    static String place(Path file, JobException problem) {
        return file + ": " + (problem.part().isEmpty() ? "" : problem.part() + ": ") + problem.getMessage();
    }
}
