package dev.archipelago.app.cli;

import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.job.KeptJob;
import dev.archipelago.simulator.job.PartFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Finished parts of a job, kept in a file where one is asked for.
///
/// @param <T> what is computed of a part
final class KeptParts<T> {
    private final KeptJob<T> job;
    private final @Nullable Path path;
    private final SortedMap<Integer, T> finished = new TreeMap<>();

    /// @param path of the file that keeps them; null for none
    /// @param files in which finished parts may be
    KeptParts(KeptJob<T> job, @Nullable Path path, List<Path> files) {
        this.job = job;
        this.path = path;
        for (Path one : files) {
            try {
                finished.putAll(new PartFile<>(one, job).finished());
            } catch (PartFile.OtherJobException e) {
                throw new CommandFailure(ExitCode.USAGE, e.getMessage() + "; name another file, or delete this one");
            } catch (IOException e) {
                throw new CommandFailure(ExitCode.UNREADABLE, "cannot read " + one + ": " + Destination.reason(e));
            }
        }
    }

    /// What is there, by number.
    SortedMap<Integer, T> finished() {
        return finished;
    }

    /// Computes parts.
    @FunctionalInterface
    interface Work<T> {
        /// @param kept is told of each part, one at a time
        void compute(Kept<T> kept, CancelSignal cancel);
    }

    /// Is told of finished parts.
    @FunctionalInterface
    interface Kept<T> {
        void add(T part);
    }

    /// Keeps what the work tells of; ends the command when that cannot be written, or the work is cancelled.
    void during(Work<T> work) {
        try (Interruption interruption = Interruption.ofProcess();
                PartFile<T> file = path == null ? null : new PartFile<>(path, job)) {
            if (file != null) {
                file.open(finished.values());
            }
            work.compute(part -> add(part, file), interruption);
            if (file != null) {
                file.write(finished.values());
            }
        } catch (CancellationException e) {
            throw new CommandFailure(ExitCode.NO, path == null
                    ? "cancelled; nothing was written"
                    : "cancelled; " + finished.size() + " " + job.noun() + " are in " + path
                            + ", and the same command goes on from there");
        } catch (UncheckedIOException e) {
            throw unwritten(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private CommandFailure unwritten(IOException problem) {
        return new CommandFailure(ExitCode.USAGE, "cannot write " + path + ": " + Destination.reason(problem));
    }

    private void add(T part, @Nullable PartFile<T> file) {
        finished.put(job.numberOf(part), part);
        if (file != null) {
            try {
                file.add(part);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
