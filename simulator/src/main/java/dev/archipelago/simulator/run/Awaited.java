package dev.archipelago.simulator.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Waits for work of several threads.
public final class Awaited {

    private Awaited() {}

    /// The results in the order of the work; the first failure is thrown as it was.
    ///
    /// @param what is said to be interrupted when the thread that waits is, such as "the sweep"
    /// @throws CancellationException when the thread that waits is interrupted
    public static <T> List<T> all(List<? extends Future<? extends T>> work, String what) {
        List<T> results = new ArrayList<>();
        try {
            for (Future<? extends T> one : work) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException(what + " was interrupted");
        }
    }
}
