package dev.archipelago.app.cli;

import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Work of a command about a file that takes a while: it tells how far it is and can be interrupted, and what keeps it from
/// an answer ends the command.
///
/// @param scenario that the file is asked about, for messages; null for none
record LongWork(Console console, @Nullable Path file, @Nullable String scenario) {

    /// What takes a while.
    @FunctionalInterface
    interface Work<T> {

        /// @param steps what is going on, one after the other
        T done(Steps steps, CancelSignal cancel);
    }

    /// Tells what is going on.
    @FunctionalInterface
    interface Steps {

        /// Hears how far a step has come.
        ///
        /// @param what is going on, such as "simulating suggestions"
        Progress of(String what);
    }

    <T> T watched(Work<T> work) {
        try (Interruption interruption = Interruption.ofProcess();
                ProgressLine progress = new ProgressLine(console, System::nanoTime)) {
            return work.done(what -> {
                progress.show(what);
                return share -> progress.show(String.format(Locale.ROOT, "%s %3.0f %%", what, 100 * share));
            }, interruption);
        } catch (CancellationException e) {
            throw new CommandFailure(ExitCode.NO, "cancelled; nothing was written");
        } catch (StackOverflowError _) {
            throw new CommandFailure(ExitCode.NO,
                    Objects.requireNonNull(file) + " cannot be simulated: its calls are nested too deep");
        } catch (PropertyException e) {
            throw new CommandFailure(ExitCode.NO, "scenario '" + scenario + "': " + e.getMessage());
        }
    }
}
