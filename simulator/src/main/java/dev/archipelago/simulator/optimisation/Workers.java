package dev.archipelago.simulator.optimisation;

import dev.archipelago.simulator.run.Awaited;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Applies a function to many things, several at a time.
final class Workers {

    private static final int FEW = 4;

    private Workers() {}

    /// The results in the order of the things, however many threads there are.
    static <T, R> List<R> each(List<T> things, int threads, Function<T, R> function) {
        if (threads == 1 || things.size() < FEW) {
            return things.stream().map(function).toList();
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(Math.min(threads, things.size()),
                Thread.ofPlatform().daemon().name("search-", 0).factory())) {
            List<Future<R>> futures = new ArrayList<>();
            things.forEach(thing -> futures.add(workers.submit(() -> function.apply(thing))));
            return Awaited.all(futures, "the search");
        }
    }
}
