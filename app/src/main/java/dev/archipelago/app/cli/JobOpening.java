package dev.archipelago.app.cli;

import dev.archipelago.simulator.job.JobException;
import dev.archipelago.simulator.job.SweepJobFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.ParameterException;

/// Opens the file of a job.
final class JobOpening {

    private JobOpening() {}

    /// @param wrong makes the failure of a wrong argument
    static SweepJobFile read(Path file, Function<String, ParameterException> wrong) {
        if (!Files.isRegularFile(file)) {
            throw wrong.apply("--job: there is no file " + file);
        }
        try {
            return SweepJobFile.read(file);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNREADABLE, file + " cannot be read: " + Destination.reason(e));
        } catch (JobException e) {
            throw new CommandFailure(ExitCode.UNREADABLE, place(file, e));
        }
    }

    /// What is wrong, with the file and the part of it.
    static String place(Path file, JobException problem) {
        return file + ": " + (problem.part().isEmpty() ? "" : problem.part() + ": ") + problem.getMessage();
    }
}
